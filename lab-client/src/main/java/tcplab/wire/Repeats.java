package tcplab.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tcplab.model.Flag;
import tcplab.model.Segment;
import tcplab.model.Side;

/**
 * What was sent and what has become of it: tells what a timer sends again because something was lost, as it would in any
 * run, from what it sends again only because somebody looks and thinks. Confined to the traffic's thread.
 */
final class Repeats {
    /** No timer sends data again earlier (TCP_RTO_MIN), nor a SYN (TCP_TIMEOUT_INIT), in include/net/tcp.h. */
    private static final long DATA_NANOS = 200_000_000;
    private static final long SYN_NANOS = 1_000_000_000;

    private enum Fate {
        WAITS,
        /** On its way, or held by a rule of the script. */
        GONE,
        LOST
    }

    private static final class Known {
        private final Sent sent;
        private final int order;
        private Fate fate = Fate.WAITS;
        private long goneNanos;
        /** Its newest repeat, which was swallowed; null if there is none. */
        private Sent again;

        Known(Sent sent, int order) {
            this.sent = sent;
            this.order = order;
        }

        Segment segment() {
            return sent.segment();
        }

        boolean isLost() {
            return fate == Fate.LOST;
        }

        boolean waits() {
            return fate == Fate.WAITS;
        }

        long dueNanos() {
            return goneNanos + (segment().has(Flag.SYN) ? SYN_NANOS : DATA_NANOS);
        }
    }

    private final List<Known> known = new ArrayList<>();
    private int count;

    /** It was sent and waits. */
    void waits(Sent sent) {
        Segment segment = sent.segment();
        if (isNewConnection(segment)) {
            known.removeIf(k -> isBetweenTheSame(k.segment(), segment));
        }
        // What it says again is known by its newest copy.
        known.removeAll(saidBefore(sent));
        known.add(new Known(sent, ++count));
    }

    /** It waits no longer. @param lost true if it does not go on to its receiver */
    void went(Sent sent, boolean lost, long storyNanos) {
        known.stream().filter(k -> k.sent == sent).forEach(k -> {
            k.fate = lost ? Fate.LOST : Fate.GONE;
            k.goneNanos = storyNanos;
        });
    }

    /** What had gone on was lost behind the gate. */
    void lost(Side from, Segment segment) {
        known.stream().filter(k -> k.sent.from() == from && k.segment().equals(segment)).forEach(k -> k.fate = Fate.LOST);
    }

    void forget() {
        known.clear();
    }

    /** True for what its sender would not have sent again in a run that nobody steps through. */
    boolean isOfWaiting(Sent again, long storyNanos) {
        List<Known> before = saidBefore(again);
        if (before.isEmpty() || before.stream().anyMatch(this::isMissed)) {
            return false;
        }
        return whatWaits(before).isPresent() || before.stream().allMatch(k -> storyNanos < k.dueNanos());
    }

    /** It was swallowed. Its sender will not send it again for a while, and it may still be needed. */
    void swallowed(Sent again) {
        saidBefore(again).stream().limit(1).forEach(k -> k.again = again);
    }

    /** When the story itself would send again something that was swallowed; empty if it would not. */
    OptionalLong nextDueNanos() {
        return known.stream().filter(this::isNeeded).mapToLong(Known::dueNanos).min();
    }

    /** What was swallowed and would now be sent again by the story itself. It is given once. */
    Optional<Sent> due(long storyNanos) {
        Optional<Known> due = known.stream().filter(k -> isNeeded(k) && k.dueNanos() <= storyNanos).findFirst();
        return due.map(k -> {
            Sent again = k.again;
            k.again = null;
            return again;
        });
    }

    private boolean isNeeded(Known one) {
        return one.again != null && !one.waits() && answers(one).allMatch(Known::isLost);
    }

    /** What keeps the sender waiting: the segment itself, or the first that answers it; empty if neither waits any more. */
    Optional<Sent> behind(Sent again) {
        return whatWaits(saidBefore(again)).map(k -> k.sent);
    }

    private Optional<Known> whatWaits(List<Known> before) {
        return Stream.concat(before.stream(), before.stream().flatMap(this::answers)).filter(Known::waits).findFirst();
    }

    /** True if it or its acknowledgement is lost, and nothing else makes up for that: then it has to be sent again. */
    private boolean isMissed(Known one) {
        return !one.waits()
                && (one.isLost() || answers(one).anyMatch(Known::isLost))
                && answers(one).allMatch(Known::isLost);
    }

    /** What was sent after it and acknowledges it, oldest first. */
    private Stream<Known> answers(Known one) {
        return known.stream()
                .filter(k -> k.order > one.order && k.segment().tuple().equals(one.segment().tuple().reversed()))
                .filter(k -> k.segment().has(Flag.ACK) && isUpTo(one.segment().nextSeq(), k.segment().ack()))
                .sorted(Comparator.comparingInt(k -> k.order));
    }

    /** The segments whose sequence numbers it takes again, or the probe that it repeats; empty if any of it is new. */
    private List<Known> saidBefore(Sent sent) {
        Segment segment = sent.segment();
        List<Known> before = known.stream()
                .filter(k -> k.segment().tuple().equals(segment.tuple()) && !segment.has(Flag.RST) && !k.segment().has(Flag.RST))
                .filter(k -> segment.has(Flag.SYN) || k.segment().has(Flag.SYN)
                        ? isSameSyn(k.segment(), segment)
                        : segment.sequenceLength() > 0 ? overlap(k.segment(), segment) : isSameProbe(k.sent, sent))
                .toList();
        boolean begins = before.stream().anyMatch(k -> isUpTo(k.segment().seq(), segment.seq()));
        boolean ends = before.stream().anyMatch(k -> isUpTo(segment.nextSeq(), k.segment().nextSeq()));
        return begins && ends ? before : List.of();
    }

    /** A SYN+ACK is no repeat of a SYN (simultaneous open), nor is one without the data that the first had. */
    private static boolean isSameSyn(Segment a, Segment b) {
        return a.has(Flag.SYN) && b.has(Flag.SYN) && a.has(Flag.ACK) == b.has(Flag.ACK) && a.seq() == b.seq() && a.length() == b.length();
    }

    private static boolean overlap(Segment a, Segment b) {
        return !isUpTo(a.nextSeq(), b.seq()) && !isUpTo(b.nextSeq(), a.seq());
    }

    /** A bare acknowledgement is a repeat only if it is a probe, which a timer sends; others answer something. */
    private static boolean isSameProbe(Sent a, Sent b) {
        return a.probe() != null && a.probe() == b.probe() && a.segment().seq() == b.segment().seq();
    }

    private boolean isNewConnection(Segment segment) {
        return segment.has(Flag.SYN)
                && !segment.has(Flag.ACK)
                && known.stream().anyMatch(k -> k.segment().tuple().equals(segment.tuple())
                        && k.segment().has(Flag.SYN) && k.segment().seq() != segment.seq());
    }

    private static boolean isBetweenTheSame(Segment a, Segment b) {
        return a.tuple().equals(b.tuple()) || a.tuple().equals(b.tuple().reversed());
    }

    /** True if the first sequence number is not behind the second, modulo 2^32. */
    private static boolean isUpTo(long number, long limit) {
        return (int) (limit - number) >= 0;
    }
}
