package tcplab.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.model.SegmentKind;

/**
 * The acknowledgements that a kernel's timer has sent while the time of the story stood still. There they are not due yet,
 * and whatever their sender says before they are carries them. Confined to the traffic's thread.
 */
final class DelayedAcks {
    private static final SegmentKind BARE_ACK = SegmentKind.parse("ACK");
    /** No timer sends an acknowledgement earlier: TCP_DELACK_MIN in include/net/tcp.h, less a tick of the slowest clock (CONFIG_HZ). */
    private static final long SHORTEST_NANOS = 30_000_000;

    /** Somebody was handed what takes sequence numbers up to this one, and has said nothing since. */
    private record Owed(FourTuple tuple, long upTo, long storyNanos, long realNanos) {}

    private record Kept(Sent sent, long dueNanos) {}

    private final List<Owed> owed = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();

    /** It has come to its receiver. */
    void arrived(Segment segment, long storyNanos, long realNanos) {
        FourTuple tuple = segment.tuple().reversed();
        if (segment.has(Flag.RST) || segment.has(Flag.SYN)) {
            forget(tuple);
        }
        if (!segment.has(Flag.RST) && segment.sequenceLength() > 0) {
            owed.add(new Owed(tuple, segment.nextSeq(), storyNanos, realNanos));
        }
    }

    /**
     * Its sender says something: with it go the acknowledgements that he owes.
     *
     * @return true if it is one that a timer has sent before it is due in the story; it is kept until then
     */
    boolean keeps(Sent sent, long storyNanos, long realNanos) {
        Segment segment = sent.segment();
        if (segment.has(Flag.RST)) {
            forget(segment.tuple());
            return false;
        }
        Optional<Owed> answered = owed.stream().filter(one -> isAcknowledged(one.tuple(), one.upTo(), segment)).reduce((first, last) -> last);
        owed.removeIf(one -> isAcknowledged(one.tuple(), one.upTo(), segment));
        OptionalLong before = kept.stream().filter(one -> isSameSender(one, segment)).mapToLong(Kept::dueNanos).min();
        kept.removeIf(one -> isSameSender(one, segment) && isAcknowledged(segment.tuple(), one.sent().segment().ack(), segment));
        if (answered.isEmpty() || sent.probe() != null || !BARE_ACK.matches(segment)) {
            return false;
        }
        long waited = realNanos - answered.get().realNanos();
        long due = Math.min(answered.get().storyNanos() + waited, before.orElse(Long.MAX_VALUE));
        boolean early = waited >= SHORTEST_NANOS && storyNanos < due;
        if (early) {
            kept.add(new Kept(sent, due));
        }
        return early;
    }

    /** True while the socket with these endpoints has not acknowledged in the story all that it was handed. */
    boolean isOwedBy(FourTuple socket) {
        return owed.stream().anyMatch(one -> one.tuple().equals(socket)) || kept.stream().anyMatch(one -> one.sent().segment().tuple().equals(socket));
    }

    /** When the first that is kept is due. */
    OptionalLong nextDueNanos() {
        return kept.stream().mapToLong(Kept::dueNanos).min();
    }

    /** What is kept and due now, what is due first. It is given once. */
    Optional<Sent> due(long storyNanos) {
        Optional<Kept> first = kept.stream().filter(one -> one.dueNanos() <= storyNanos).min(Comparator.comparingLong(Kept::dueNanos));
        first.ifPresent(kept::remove);
        return first.map(Kept::sent);
    }

    void forget() {
        owed.clear();
        kept.clear();
    }

    private void forget(FourTuple tuple) {
        owed.removeIf(one -> one.tuple().equals(tuple));
        kept.removeIf(one -> one.sent().segment().tuple().equals(tuple));
    }

    private static boolean isSameSender(Kept one, Segment segment) {
        return one.sent().segment().tuple().equals(segment.tuple());
    }

    /** Numbers are compared modulo 2^32. */
    private static boolean isAcknowledged(FourTuple tuple, long upTo, Segment by) {
        return by.tuple().equals(tuple) && by.has(Flag.ACK) && (int) (by.ack() - upTo) >= 0;
    }
}
