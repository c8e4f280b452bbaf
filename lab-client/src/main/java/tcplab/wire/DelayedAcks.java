package tcplab.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.model.SegmentKind;

/**
 * The acknowledgements that a kernel has sent only since the time of the story stood still: its timer went off, or has put an
 * end to its waiting for an answer. There they are not due yet, and whatever their sender says before they are carries them.
 * Confined to the traffic's thread.
 */
final class DelayedAcks {
    private static final SegmentKind BARE_ACK = SegmentKind.parse("ACK");
    /** No timer sends an acknowledgement earlier: TCP_DELACK_MIN in include/net/tcp.h, less a tick of the slowest clock (CONFIG_HZ). */
    private static final long SHORTEST_NANOS = 30_000_000;
    /** More than one segment is not acknowledged at once as long as all are no longer than this (TCP_MSS_DEFAULT). */
    private static final int SMALL = 536;

    /** Somebody was handed a segment, and has said nothing since that acknowledges it. */
    private record Owed(Segment segment, long storyNanos, long realNanos) {
        FourTuple by() {
            return segment.tuple().reversed();
        }

        boolean isOnlyData() {
            return segment.length() == segment.sequenceLength();
        }
    }

    private record Kept(Sent sent, long dueNanos) {
        FourTuple by() {
            return sent.segment().tuple();
        }
    }

    private final List<Owed> owed = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();
    private final PingPong pingPong = new PingPong();
    private final SenderClocks clocks = new SenderClocks();
    /** Up to where each has acknowledged in the story. */
    private final Map<FourTuple, Long> acknowledged = new HashMap<>();
    private final Unread unread = new Unread();
    /** Up to where each program has read what is acknowledged by that. */
    private final Map<FourTuple, Long> read = new HashMap<>();

    /** It has come to its receiver. */
    void arrived(Segment segment, long storyNanos, long realNanos) {
        FourTuple tuple = segment.tuple().reversed();
        if (segment.has(Flag.RST) || segment.has(Flag.SYN)) {
            forget(tuple);
        }
        if (!segment.has(Flag.RST) && segment.sequenceLength() > 0) {
            owed.add(new Owed(segment, storyNanos, realNanos));
        }
        if (segment.length() > 0) {
            pingPong.got(tuple, storyNanos);
            unread.got(tuple, segment, segment.length() < SMALL);
            Long upTo = acknowledged.get(tuple);
            if (upTo != null && isUpTo(segment.nextSeq(), upTo)) {
                // tcp_data_queue() answers what it has at once, and the next segments too.
                pingPong.ends(tuple);
            }
        }
    }

    /**
     * Its sender says something: with it go the acknowledgements that he owes.
     *
     * @param atOnce true if he was being handed a segment when he sent it: then no timer has
     * @return true if it is one that was sent before it is due in the story; it is kept until then
     */
    boolean keeps(Sent sent, long storyNanos, long realNanos, boolean atOnce) {
        Segment segment = sent.segment();
        FourTuple by = segment.tuple();
        long sentNanos = clocks.sentNanos(segment, realNanos);
        if (segment.has(Flag.RST)) {
            forget(by);
            return false;
        }
        pingPong.says(segment, storyNanos);
        Optional<Owed> answered = owed.stream().filter(one -> isAcknowledged(one, segment)).reduce((first, last) -> last);
        owed.removeIf(one -> isAcknowledged(one, segment));
        OptionalLong before = kept.stream().filter(one -> one.by().equals(by)).mapToLong(Kept::dueNanos).min();
        kept.removeIf(one -> one.by().equals(by) && segment.has(Flag.ACK) && isUpTo(one.sent().segment().ack(), segment.ack()));
        if (answered.isPresent() && sent.probe() == null && BARE_ACK.matches(segment)) {
            long waited = sentNanos - answered.get().realNanos();
            boolean timers = !atOnce && waited >= SHORTEST_NANOS && !isRead(answered.get());
            long due = Math.min(timers ? answered.get().storyNanos() + waited : dueNanos(answered.get()), before.orElse(Long.MAX_VALUE));
            if (storyNanos < due) {
                kept.add(new Kept(sent, due));
                return true;
            }
            if (timers) {
                pingPong.ends(by);
            }
        }
        goes(segment);
        return false;
    }

    /** When the acknowledgement that no timer has sent is due in the story. */
    private long dueNanos(Owed answered) {
        return mayWait(answered) ? answered.storyNanos() + PingPong.ANSWER_NANOS : answered.storyNanos();
    }

    /** True if its receiver waits for an answer in the story: then one segment is not acknowledged at once, nor are small ones. */
    private boolean mayWait(Owed answered) {
        Long upTo = acknowledged.get(answered.by());
        if (upTo == null || !answered.isOnlyData() || isRead(answered) || !pingPong.isAnswering(answered.by())) {
            return false;
        }
        int fresh = (int) (answered.segment().nextSeq() - upTo);
        return answered.segment().seq() == upTo || fresh > 0 && fresh < SMALL;
    }

    private boolean isRead(Owed answered) {
        Long upTo = read.get(answered.by());
        return upTo != null && isUpTo(answered.segment().nextSeq(), upTo);
    }

    private void goes(Segment segment) {
        if (segment.has(Flag.ACK)) {
            unread.acknowledged(segment.tuple());
            acknowledged.put(segment.tuple(), segment.ack());
        }
    }

    /**
     * The program says that its socket acknowledges at once, or that it waits for an answer (TCP_QUICKACK).
     *
     * @return what is due by that
     */
    List<Sent> program(FourTuple socket, boolean atOnce) {
        if (!atOnce) {
            pingPong.begins(socket);
            return List.of();
        }
        pingPong.ends(socket);
        return dueNow(socket);
    }

    /**
     * The program has read so many bytes.
     *
     * @return what is due by that
     */
    List<Sent> read(FourTuple socket, long bytes) {
        OptionalLong upTo = unread.read(socket, bytes);
        if (upTo.isEmpty()) {
            return List.of();
        }
        read.put(socket, upTo.getAsLong());
        // The one that is on its way to here says it all.
        return owed.stream().anyMatch(one -> one.by().equals(socket)) ? List.of() : dueNow(socket);
    }

    private List<Sent> dueNow(FourTuple socket) {
        List<Sent> due = kept.stream().filter(one -> one.by().equals(socket)).map(Kept::sent).toList();
        kept.removeIf(one -> one.by().equals(socket));
        due.forEach(sent -> goes(sent.segment()));
        return due;
    }

    /** True while the socket with these endpoints has not acknowledged in the story all that it was handed. */
    boolean isOwedBy(FourTuple socket) {
        return owed.stream().anyMatch(one -> one.by().equals(socket)) || kept.stream().anyMatch(one -> one.by().equals(socket));
    }

    /** When the first that is kept is due. */
    OptionalLong nextDueNanos() {
        return kept.stream().mapToLong(Kept::dueNanos).min();
    }

    /** What is kept and due now, what is due first. It is given once. */
    Optional<Sent> due(long storyNanos) {
        Optional<Kept> first = kept.stream().filter(one -> one.dueNanos() <= storyNanos).min(Comparator.comparingLong(Kept::dueNanos));
        first.ifPresent(one -> {
            kept.remove(one);
            pingPong.ends(one.by());
            goes(one.sent().segment());
        });
        return first.map(Kept::sent);
    }

    void forget() {
        owed.clear();
        kept.clear();
        pingPong.forget();
        clocks.forget();
        acknowledged.clear();
        unread.forget();
        read.clear();
    }

    private void forget(FourTuple tuple) {
        owed.removeIf(one -> one.by().equals(tuple));
        kept.removeIf(one -> one.by().equals(tuple));
        pingPong.forget(tuple);
        acknowledged.remove(tuple);
        unread.forget(tuple);
        read.remove(tuple);
    }

    private static boolean isAcknowledged(Owed one, Segment by) {
        return by.tuple().equals(one.by()) && by.has(Flag.ACK) && isUpTo(one.segment().nextSeq(), by.ack());
    }

    /** True if the first number is not behind the second, modulo 2^32. */
    private static boolean isUpTo(long number, long limit) {
        return (int) (limit - number) >= 0;
    }
}
