package tcplab.run;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tcplab.command.StepFailure;
import tcplab.journal.Journal;
import tcplab.observe.Witnesses;
import tcplab.text.Told;

/** Waits for what the witnesses are to see of the sockets. */
final class Sighting {
    private final LiveSockets sockets;
    private final Witnesses witnesses;
    private final Journal journal;

    Sighting(LiveSockets sockets, Witnesses witnesses, Journal journal) {
        this.sockets = sockets;
        this.witnesses = witnesses;
        this.journal = journal;
    }

    /**
     * Looks whenever a witness reports a change, and asks ss from time to time.
     *
     * @param late why it was not seen in time
     */
    void await(BooleanSupplier condition, Patience patience, Supplier<Told> late) throws StepFailure, InterruptedException {
        AskingPace pace = new AskingPace();
        while (true) {
            long seen = sockets.changes();
            if (condition.getAsBoolean()) {
                return;
            }
            witnesses.sampleNow();
            if (condition.getAsBoolean()) {
                return;
            }
            if (patience.isOver()) {
                throw new StepFailure(Blindness.named(late.get(), journal.soFar()));
            }
            sockets.awaitChange(seen, pace.millisAfter(seen, System.nanoTime()));
        }
    }
}
