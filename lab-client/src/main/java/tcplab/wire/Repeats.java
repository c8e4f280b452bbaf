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
    /** No packet waits longer for the wire to read it. */
    private static final long UNREAD_NANOS = 100_000_000;

    private enum Fate {
        WAITS,
        /** On its way, or with its receiver. */
        GONE,
        /** A rule of the script holds it. */
        HELD,
        /** A rule of the script lost it. */
        LOST,
        /** Whoever steps through the run lost it, and wants to see what comes of that. */
        TAKEN
    }

    private static final class Known {
        private final Sent sent;
        private final int order;
        private final Schedule schedule;
        private Fate fate = Fate.WAITS;
        private long repeatedNanos;
        private boolean came;
        private long cameNanos;

        Known(Sent sent, int order, Schedule schedule, long realNanos) {
            this.sent = sent;
            this.order = order;
            this.schedule = schedule;
            this.repeatedNanos = realNanos;
        }

        Segment segment() {
            return sent.segment();
        }

        /** It has left, and not come to its receiver. */
        boolean isMissing() {
            return fate == Fate.HELD || fate == Fate.LOST || fate == Fate.TAKEN;
        }

        /** True if its sender has sent it again long after the answer had come: it has made nothing of that. */
        boolean isRepeatedAfter(Known answer) {
            return answer.came && sent.segment().sequenceLength() > 0 && repeatedNanos - answer.cameNanos > UNREAD_NANOS;
        }

        boolean waits() {
            return fate == Fate.WAITS;
        }
    }

    private final List<Known> known = new ArrayList<>();
    private int count;

    /** It was sent and waits. @param realNanos when, while {@code storyNanos} of the story had passed */
    void waits(Sent sent, long storyNanos, long realNanos) {
        Segment segment = sent.segment();
        if (isNewConnection(segment)) {
            known.removeIf(k -> isBetweenTheSame(k.segment(), segment));
        }
        // What it says again is known by its newest copy.
        List<Known> before = saidBefore(sent);
        Schedule schedule = before.isEmpty() ? new Schedule(sent, storyNanos, realNanos) : before.get(0).schedule;
        known.removeAll(before);
        known.add(new Known(sent, ++count, schedule, realNanos));
    }

    /** It waits no longer. */
    void went(Sent sent) {
        becomes(sent, Fate.GONE);
    }

    /** It waits no longer and does not go on to its receiver. @param byHand false if a rule of the script lost it */
    void lost(Sent sent, boolean byHand) {
        becomes(sent, byHand ? Fate.TAKEN : Fate.LOST);
    }

    private void becomes(Sent sent, Fate fate) {
        known.stream().filter(k -> k.sent == sent).forEach(k -> k.fate = fate);
    }

    /** A rule of the script holds what had gone on, or another copy of it. */
    void held(Side from, Segment segment) {
        copies(from, segment).forEach(k -> k.fate = Fate.HELD);
    }

    /** It has come to its receiver. */
    void arrived(Segment segment, long realNanos) {
        known.stream().filter(k -> k.segment().equals(segment)).forEach(k -> {
            k.came = true;
            k.cameNanos = realNanos;
        });
        known.stream().filter(k -> isAskedForBy(segment, k)).forEach(k -> k.schedule.hurry());
    }

    /** True if it says that what was sent behind the missing one has come (SACK): tcp_rack_mark_lost() waits for no timer then. */
    private boolean isAskedForBy(Segment ack, Known missing) {
        return missing.isMissing()
                && ack.tuple().equals(missing.segment().tuple().reversed())
                && ack.flagBits() == Flag.ACK.bit()
                && ack.length() == 0
                && ack.ack() == missing.segment().seq()
                && known.stream().anyMatch(k -> k.came && k.segment().sequenceLength() > 0
                        && k.segment().tuple().equals(missing.segment().tuple()) && isUpTo(missing.segment().nextSeq(), k.segment().seq()));
    }

    /** What had gone on was lost behind the gate. */
    void lost(Side from, Segment segment) {
        known.stream().filter(k -> k.sent.from() == from && k.segment().equals(segment)).forEach(k -> k.fate = Fate.LOST);
    }

    /** Its sender was told that nobody can be reached: what does not stand yet is given up at once. */
    void refused(Sent sent) {
        if (sent.segment().has(Flag.SYN)) {
            saidBefore(sent).forEach(k -> k.schedule.end());
        }
    }

    /** It comes to its receiver: who gets a repeat of what he has answered answers at once, and not when his timer goes off. */
    void goesOn(Side from, Segment segment) {
        copies(from, segment).filter(k -> k.fate == Fate.HELD).forEach(k -> k.fate = Fate.GONE);
        known.stream()
                .filter(k -> k.sent.from() == from && isCopy(k.segment(), segment) && k.schedule.isUnderWayAgain())
                .flatMap(this::acknowledgements)
                .forEach(answer -> answer.schedule.askFor());
    }

    void forget() {
        known.clear();
    }

    /** True for what its sender would not have sent again by now in a run that nobody steps through. */
    boolean isTooSoon(Sent again, long storyNanos, long realNanos) {
        List<Known> before = saidBefore(again);
        if (before.isEmpty()) {
            return false;
        }
        boolean missed = before.stream().anyMatch(this::isMissed);
        if (missed && before.stream().anyMatch(k -> k.fate == Fate.TAKEN)) {
            return false;
        }
        return !missed && whatWaits(before).isPresent()
                || before.stream().allMatch(k -> storyNanos < k.schedule.nextDueNanos(realNanos));
    }

    /** It was swallowed, and may still be needed: its sender may not send it again for a while. */
    void swallowed(Sent again, long realNanos) {
        saidBefore(again).stream().limit(1).forEach(k -> {
            k.schedule.keep(again, realNanos);
            k.repeatedNanos = realNanos;
        });
    }

    /** It goes on its way as the story's own. */
    void passes(Sent again) {
        saidBefore(again).stream().limit(1).forEach(k -> k.schedule.count());
    }

    /** When the story itself would send again something that was swallowed; empty if it would not. */
    OptionalLong nextDueNanos() {
        return known.stream().filter(this::isNeeded).mapToLong(k -> k.schedule.firstDueNanos()).min();
    }

    /** What was swallowed and would now be sent again by the story itself, what is due first. It is given once. */
    Optional<Sent> due(long storyNanos) {
        return known.stream()
                .filter(k -> isNeeded(k) && k.schedule.firstDueNanos() <= storyNanos)
                .min(Comparator.comparingLong(k -> k.schedule.firstDueNanos()))
                .map(k -> k.schedule.take());
    }

    private boolean isNeeded(Known one) {
        return one.schedule.keepsAny() && !one.waits() && !isGivenUp(one)
                && answers(one).allMatch(answer -> answer.isMissing() || one.isRepeatedAfter(answer));
    }

    /** True if its sender has reset the connection since: then it has no timer any more. */
    private boolean isGivenUp(Known one) {
        return known.stream().anyMatch(k -> k.order > one.order && k.segment().tuple().equals(one.segment().tuple()) && k.segment().has(Flag.RST));
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
                && (one.isMissing() || answers(one).anyMatch(Known::isMissing))
                && answers(one).allMatch(Known::isMissing);
    }

    /** What was sent after it and acknowledges it or resets its connection, oldest first. */
    private Stream<Known> answers(Known one) {
        Stream<Known> resets = known.stream()
                .filter(k -> k.segment().has(Flag.RST) && k.segment().tuple().equals(one.segment().tuple().reversed()));
        return Stream.concat(acknowledgements(one).filter(k -> !k.segment().has(Flag.RST)), resets)
                .filter(k -> k.order > one.order)
                .sorted(Comparator.comparingInt(k -> k.order));
    }

    private Stream<Known> acknowledgements(Known one) {
        return known.stream()
                .filter(k -> k.segment().tuple().equals(one.segment().tuple().reversed()))
                .filter(k -> k.segment().has(Flag.ACK) && isUpTo(one.segment().nextSeq(), k.segment().ack()));
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

    /** What says the same; a bare acknowledgement says how far it goes. */
    private Stream<Known> copies(Side from, Segment segment) {
        return known.stream()
                .filter(k -> k.sent.from() == from && isCopy(k.segment(), segment))
                .filter(k -> segment.sequenceLength() > 0 || k.segment().ack() == segment.ack());
    }

    private static boolean isCopy(Segment a, Segment b) {
        return a.tuple().equals(b.tuple()) && a.seq() == b.seq() && a.length() == b.length() && a.flagBits() == b.flagBits();
    }

    /** A SYN+ACK is no repeat of a SYN (simultaneous open); data on a SYN (TCP Fast Open) is not sent again with it. */
    private static boolean isSameSyn(Segment a, Segment b) {
        return a.has(Flag.SYN) && b.has(Flag.SYN) && a.has(Flag.ACK) == b.has(Flag.ACK) && a.seq() == b.seq() && a.length() >= b.length();
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
