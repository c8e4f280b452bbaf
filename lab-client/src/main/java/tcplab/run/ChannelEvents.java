package tcplab.run;

import static tcplab.text.Told.say;

import java.time.Duration;
import tcplab.command.StepFailure;
import tcplab.event.ChannelEvent;
import tcplab.journal.Journal;

/**
 * What Netty tells a channel, as a script awaits it.
 *
 * @param count how many events of this name, from the beginning of the run
 */
record ChannelEvents(String channel, String event, int count) {
    /** Returns when they are there. */
    void await(Journal journal, Duration limit, Pace pace) throws StepFailure, InterruptedException {
        if (!Tidings.await(journal, ChannelEvent.class, () -> areAmong(journal), limit, pace)) {
            throw new StepFailure(say("Netty told %1$s no %2$s within %3$s", channel, event, Patience.words(limit)));
        }
    }

    private boolean areAmong(Journal journal) {
        return journal.soFar().all(ChannelEvent.class).stream()
                .filter(told -> told.socket().equals(channel) && told.name().equals(event))
                .count() >= count;
    }
}
