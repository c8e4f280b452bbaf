package tcplab.wire;

import tcplab.model.Segment;
import tcplab.model.Side;

/**
 * A segment that waits at the gate until somebody lets it go on.
 *
 * @param number from 1 in the order of arrival, for the whole run
 * @param from the side that sent it
 * @param again how often its sender has sent it again meanwhile
 * @param awaited how often what it answers was sent again meanwhile
 */
public record Stopped(int number, Side from, Segment segment, int again, int awaited) {
    /** True if it comes back to the host that has sent it. */
    public boolean isToItself() {
        return segment.from().address().equals(segment.to().address());
    }

    /** How often timers have gone off for it. */
    public int repeats() {
        return again + awaited;
    }
}
