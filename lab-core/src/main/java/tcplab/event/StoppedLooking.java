package tcplab.event;

import static tcplab.text.Told.say;

import tcplab.model.Witness;
import tcplab.text.Told;

/**
 * The last that a witness told of one point before it ended or fell silent there, which it says itself only at the end of
 * the run. That it did not see something there from then on proves nothing; not even that it did not happen.
 *
 * @param point {@code client}, {@code server} or {@code lo}, as in {@link SegmentSeen}
 */
public record StoppedLooking(long atNanos, Witness observer, String point) implements Event {
    @Override
    public Told inWords() {
        return say("from here on %1$s is blind at %2$s", observer, point);
    }
}
