package tcplab.event;

import tcplab.model.Segment;
import tcplab.text.MayBeMissing;

/**
 * tcpdump saw a segment at one point. Proves that the segment passed there; not that the peer's TCP accepted it.
 *
 * @param point {@code client} or {@code server}, the ends of the wire; {@code lo} where both sides share a loopback
 * @param direction whether it came out of the point's host or went into it; null where the link does not tell, and on a
 *     loopback, where it does both
 */
public record SegmentSeen(long atNanos, String point, Segment segment, @MayBeMissing Direction direction) implements Event {
    /** As the host sees it. */
    public enum Direction {
        OUT,
        IN
    }

    /** Where the link does not tell. */
    public SegmentSeen(long atNanos, String point, Segment segment) {
        this(atNanos, point, segment, null);
    }
}
