package tcplab.run;

import static tcplab.text.Told.say;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tcplab.command.StepFailure;
import tcplab.event.ChannelEvent;
import tcplab.journal.Journal;

/** Waits for what Netty tells a channel. */
final class ChannelEvents {
    /** Somebody who thinks stops and starts the patience, and no event tells of it. */
    private static final long LOOK_MILLIS = 100;

    /** So many events of a name. */
    record Wanted(String channel, String event, int count) {
        private boolean isAmong(Journal journal) {
            return journal.soFar().all(ChannelEvent.class).stream().filter(this::is).count() >= count;
        }

        private boolean is(ChannelEvent told) {
            return told.socket().equals(channel) && told.name().equals(event);
        }
    }

    /** Something that may be interrupted. */
    interface Waiting {
        void done() throws StepFailure, InterruptedException;
    }

    private ChannelEvents() {}

    /** Returns when they are there, be it from the beginning. */
    static void await(Journal journal, Wanted wanted, Duration limit, Pace pace) throws StepFailure, InterruptedException {
        Semaphore more = new Semaphore(0);
        try (Patience patience = new Patience(limit, pace);
                Journal.Listening listening = journal.listen(event -> {
                    if (event instanceof ChannelEvent) {
                        more.release();
                    }
                })) {
            while (!wanted.isAmong(journal)) {
                if (patience.isOver()) {
                    throw new StepFailure(say("Netty told %1$s no %2$s within %3$s", wanted.channel(), wanted.event(), Patience.words(limit)));
                }
                more.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                more.drainPermits();
            }
        }
    }
}
