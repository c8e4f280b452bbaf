package tcplab.journal;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tcplab.model.Flag;
import tcplab.model.Segment;

/**
 * The sequence numbers that one socket has sent, counted from the first that was seen. Tells a retransmission however it
 * is cut: a segment is one if every number that it takes was sent before (RFC 9293, 3.8.1; {@code tcp_retransmit_skb()}
 * may join what was sent in pieces, or cut it anew).
 */
final class SentSpace {
    private final long first;
    /** Ranges that touch nowhere, from their first number to the one after their last. */
    private final TreeMap<Long, Long> ranges = new TreeMap<>();
    /** True for a SYN+ACK, false for a SYN: the second is no repetition of the first (simultaneous open). */
    private final Set<Boolean> syns = new HashSet<>();

    SentSpace(long first) {
        this.first = first;
    }

    /** Takes a segment that takes sequence numbers. @return true if all of them were sent before */
    boolean takes(Segment segment) {
        long from = (segment.seq() - first) & 0xffff_ffffL;
        long until = from + segment.sequenceLength();
        boolean newSyn = segment.has(Flag.SYN) && syns.add(segment.has(Flag.ACK));
        boolean again = !newSyn && covers(from, until);
        add(from, until);
        return again;
    }

    private boolean covers(long from, long until) {
        Map.Entry<Long, Long> range = ranges.floorEntry(from);
        return range != null && range.getValue() >= until;
    }

    private void add(long from, long until) {
        long start = from;
        long end = until;
        Map.Entry<Long, Long> range = ranges.floorEntry(until);
        while (range != null && range.getValue() >= from) {
            start = Math.min(start, range.getKey());
            end = Math.max(end, range.getValue());
            ranges.remove(range.getKey());
            range = ranges.floorEntry(until);
        }
        ranges.put(start, end);
    }
}
