package tcplab.run;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import tcplab.event.Event;
import tcplab.event.Sample;
import tcplab.event.SegmentSeen;
import tcplab.event.Transition;
import tcplab.journal.Journal;
import tcplab.model.TcpState;

/**
 * Waits after the last step until nothing is under way: no segment on the wire, no socket in a state that an expected
 * acknowledgement would end and no unacknowledged bytes, as ss lists them when nothing has happened for a while. Gives
 * up after a time that covers the longest delayed acknowledgement, for a script may well end with a lost segment; after a
 * longer one while the wire itself delays a segment, which without that would seem lost.
 */
final class Settling {
    /** TCP_DELACK_MAX is 200 ms (include/net/tcp.h); a loaded machine adds to it. */
    private static final long LONGEST_MILLIS = 500;

    private static final long LONGEST_ON_THE_WIRE_MILLIS = 3000;

    private static final long QUIET_MILLIS = 2;
    /** Whoever looks at what waits takes his time. */
    private static final long READING_MILLIS = 50;
    private static final Set<TcpState> PASSING = Set.of(
            TcpState.SYN_SENT, TcpState.SYN_RECEIVED, TcpState.FIN_WAIT_1, TcpState.CLOSING, TcpState.LAST_ACK);

    private final Lab lab;
    private final Journal journal;
    private final Pace pace;
    private final AtomicLong happenings = new AtomicLong();

    Settling(Lab lab, Performance performance, Pace pace) {
        this.lab = lab;
        this.pace = pace;
        this.journal = performance.journal();
    }

    private void count(Event event) {
        if (event instanceof SegmentSeen || event instanceof Transition) {
            happenings.incrementAndGet();
        }
    }

    void await() {
        try (Journal.Listening counting = journal.listen(this::count)) {
            awaitRest();
        }
    }

    private void awaitRest() {
        long begun = pace.nanos();
        // What happens between two listings of ss, another witness tells; where there is none, both must show rest.
        int needed = lab.witnesses().tellsStatesWithoutSs() ? 1 : 2;
        int shown = 0;
        long before = happenings.get();
        while (pace.nanos() - begun < longestMillis() * 1_000_000) {
            try {
                Thread.sleep(isLookedAt() ? READING_MILLIS : QUIET_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            boolean quiet = happenings.get() == before;
            shown = quiet && isResting() && happenings.get() == before ? shown + 1 : 0;
            if (shown == needed) {
                return;
            }
            before = happenings.get();
        }
    }

    private long longestMillis() {
        return isOnTheWire() ? LONGEST_ON_THE_WIRE_MILLIS : LONGEST_MILLIS;
    }

    private boolean isOnTheWire() {
        return lab.bench().wire().map(wire -> !wire.isIdle()).orElse(false);
    }

    private boolean isResting() {
        if (isLookedAt() || isOnTheWire()) {
            return false;
        }
        return lab.witnesses().sampleNow().stream()
                .flatMap(sample -> sample.rows().stream())
                .noneMatch(Settling::underWay);
    }

    /** Somebody steps through the run, and what waits for his key is under way. */
    private boolean isLookedAt() {
        return lab.bench().wire().map(wire -> !wire.stopped().isEmpty()).orElse(false);
    }

    private static boolean underWay(Sample.Row row) {
        return PASSING.contains(row.state()) || row.state() != TcpState.LISTEN && row.sendQ() > 0;
    }
}
