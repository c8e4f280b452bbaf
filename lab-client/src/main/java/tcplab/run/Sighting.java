package tcplab.run;

import static tcplab.text.Told.say;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tcplab.command.StepFailure;
import tcplab.event.Looked;
import tcplab.journal.Journal;
import tcplab.journal.LabClock;
import tcplab.model.TcpState;
import tcplab.model.Witness;
import tcplab.observe.Witnesses;
import tcplab.text.Told;

/** Waits for what the witnesses are to see of the sockets. */
final class Sighting {
    private final LiveSockets sockets;
    private final Supplier<Witnesses> witnesses;
    private final Journal journal;
    private final Reached reached;

    Sighting(LiveSockets sockets, Supplier<Witnesses> witnesses, Journal journal) {
        this.sockets = sockets;
        this.witnesses = witnesses;
        this.journal = journal;
        this.reached = new Reached(sockets);
    }

    /** A step that does something began. */
    void acts(long atNanos) {
        reached.acts(atNanos);
    }

    /** Has the sockets listed and the counters read. */
    void look(String name, LabClock clock) {
        long start = clock.now();
        witnesses.get().sampleNow();
        List<Looked.Moved> counters = witnesses.get().countersNow().orElse(null);
        journal.append(new Looked(start, clock.now(), name, counters));
    }

    /** Waits until the socket is in the state, or was in time. @param state empty until it is gone */
    void awaitState(String socket, Optional<TcpState> state, Duration limit, Pace pace)
            throws StepFailure, InterruptedException {
        await(() -> state.isPresent() ? reached.isReached(socket, state.get()) : sockets.isAbsent(socket),
                limit,
                pace,
                () -> reached.late(socket, state, Patience.words(limit)));
    }

    /** Waits until a listing that was begun at that time or later shows unread bytes. */
    void awaitUnread(String socket, long sinceNanos, Duration limit, Pace pace)
            throws StepFailure, InterruptedException {
        pace.looks(true);
        try {
            // What is there already is found before any time of a story passes.
            witnesses.get().sampleNow();
            await(() -> sockets.hasUnreadSince(socket, sinceNanos),
                    limit,
                    pace,
                    () -> say("%s had no unread bytes within %s; it is %s", socket, Patience.words(limit), reached.stateNow(socket)));
        } finally {
            pace.looks(false);
        }
    }

    /**
     * Looks whenever a witness reports a change, and asks ss from time to time.
     *
     * @param late why it was not seen in time
     */
    private void await(BooleanSupplier condition, Duration limit, Pace pace, Supplier<Told> late) throws StepFailure, InterruptedException {
        try (Patience patience = new Patience(limit, pace)) {
            await(condition, patience, late);
        }
    }

    private void await(BooleanSupplier condition, Patience patience, Supplier<Told> late) throws StepFailure, InterruptedException {
        AskingPace pace = new AskingPace(witnesses.get().tellsStatesWithoutSs());
        while (true) {
            long seen = sockets.changes();
            if (condition.getAsBoolean()) {
                return;
            }
            if (patience.isOver()) {
                witnesses.get().sampleNow();
                if (condition.getAsBoolean()) {
                    return;
                }
                throw new StepFailure(Blindness.of(Witness.SS, late.get(), journal.soFar()));
            }
            // Another witness may tell it before the listing is made.
            witnesses.get().beginSample();
            sockets.awaitChange(seen, pace.millisAfter(seen, System.nanoTime()));
        }
    }
}
