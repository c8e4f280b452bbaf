package tcplab.event;

import tcplab.model.Segment;

/**
 * tcpdump saw a segment at one point. Proves that the segment passed there; not that the peer's TCP accepted it.
 *
 * @param point {@code client} or {@code server}, the ends of the wire; {@code lo} where both sides share a loopback
 */
public record SegmentSeen(long atNanos, String point, Segment segment) implements Event {}
