package tcplab.run;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tcplab.command.StepFailure;
import tcplab.event.Event;
import tcplab.journal.Journal;

/** Waits for what is recorded. */
final class Tidings {
    /** Somebody who thinks stops and starts the patience, and no event tells of it. */
    private static final long LOOK_MILLIS = 100;

    /** Something that may be interrupted. */
    interface Waiting {
        void done() throws StepFailure, InterruptedException;
    }

    private Tidings() {}

    /** True as soon as it has come, asked anew after each event of this kind; false if the limit is over before. */
    static boolean await(Journal journal, Class<? extends Event> kind, BooleanSupplier hasCome, Duration limit, Pace pace)
            throws InterruptedException {
        Semaphore more = new Semaphore(0);
        try (Patience patience = new Patience(limit, pace);
                Journal.Listening listening = journal.listen(event -> {
                    if (kind.isInstance(event)) {
                        more.release();
                    }
                })) {
            while (!hasCome.getAsBoolean()) {
                if (patience.isOver()) {
                    return false;
                }
                more.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                more.drainPermits();
            }
            return true;
        }
    }
}
