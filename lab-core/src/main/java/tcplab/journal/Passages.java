package tcplab.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import tcplab.event.SegmentSeen;
import tcplab.event.SegmentSeen.Direction;
import tcplab.event.WireDid;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.Probe;
import tcplab.model.Probes;
import tcplab.model.Segment;
import tcplab.model.SegmentKind;

/**
 * Joins what the two ends of the wire saw into one way per segment. Header fields including the IPv4 identification
 * tell one segment from another; equal ones are matched first come, first served.
 */
final class Passages {
    private static final SegmentKind BARE_ACK = SegmentKind.parse("ACK");

    private final Map<FourTuple, SentSpace> sent = new HashMap<>();
    /** The last number that each sender has acknowledged. */
    private final Map<FourTuple, Long> acknowledged = new HashMap<>();
    /** The last repeat that came to whoever owes the answer to it. */
    private final Map<FourTuple, Owed> owesAnswer = new HashMap<>();
    /** When something else came to whoever answers that, too, by an ACK without news. */
    private final Map<FourTuple, NavigableSet<Long>> asked = new HashMap<>();
    private final Map<FourTuple, Long> initialSeq = new HashMap<>();
    /** By the entry of the departure. */
    private final Map<Integer, Probe> probes;

    /** An answer. @param sinceNanos when the repeat came @param nextSeq what acknowledges all of the repeat */
    private record Owed(long sinceNanos, long nextSeq) {
        /** True if this number acknowledges all of it, modulo 2^32 (RFC 9293, 3.4). */
        boolean isCoveredBy(long ack) {
            return (int) (ack - nextSeq) >= 0;
        }
    }

    private record Way(Segment segment, Entry left, Entry arrived, boolean copy) {
        long atNanos() {
            return (left != null && !copy ? left : arrived).event().atNanos();
        }

        Way leftAt(long nanos) {
            if (!(left != null && left.event() instanceof SegmentSeen seen)) {
                return this;
            }
            return new Way(segment, new Entry(left.id(), new SegmentSeen(nanos, seen.point(), seen.segment(), seen.direction())), arrived, copy);
        }
    }

    private Passages(Map<Integer, Probe> probes) {
        this.probes = probes;
    }

    /** In order of departure. */
    static List<Passage> of(Timeline timeline) {
        List<Way> ways = new ArrayList<>();
        String clientAddress =
                timeline.environment().map(e -> e.addresses().get("client")).orElse(null);
        Map<Segment, Deque<Integer>> onTheWire = new HashMap<>();
        Map<Segment, Integer> delivered = new HashMap<>();
        for (Entry entry : timeline.entriesOf(SegmentSeen.class)) {
            SegmentSeen seen = (SegmentSeen) entry.event();
            Segment segment = seen.segment();
            boolean toItsHost = segment.from().address().equals(segment.to().address());
            if (seen.point().equals("lo") || toItsHost && seen.direction() == null) {
                ways.add(new Way(segment, entry, entry, false));
            } else if (toItsHost ? seen.direction() == Direction.OUT : seen.point().equals(sendersPoint(segment, clientAddress))) {
                onTheWire.computeIfAbsent(segment, s -> new ArrayDeque<>()).add(ways.size());
                ways.add(new Way(segment, entry, null, false));
            } else {
                Deque<Integer> waiting = onTheWire.get(segment);
                if (waiting != null && !waiting.isEmpty()) {
                    int index = waiting.poll();
                    ways.set(index, new Way(segment, ways.get(index).left(), entry, false));
                    delivered.put(segment, index);
                } else {
                    Integer original = delivered.get(segment);
                    Entry left = original == null ? null : ways.get(original).left();
                    ways.add(new Way(segment, left, entry, true));
                }
            }
        }
        Meanwhile meanwhile = new Meanwhile(timeline.all(WireDid.class));
        leaveOutSwallowed(ways, meanwhile.swallowed());
        moveToTheStory(ways, meanwhile);
        cutOff(ways, new Silence(timeline), clientAddress);
        ways.sort(Comparator.comparingLong(Way::atNanos));
        Passages passages = new Passages(probes(ways));
        ways.forEach(passages::noteWhatAsks);
        return ways.stream().map(passages::passage).toList();
    }

    /** By the entry of the departure. A sender knows only what has arrived: a window may still be under way. */
    private static Map<Integer, Probe> probes(List<Way> ways) {
        record Moment(long atNanos, Runnable take) {}
        Map<Integer, Probe> found = new HashMap<>();
        Probes probes = new Probes();
        List<Moment> moments = new ArrayList<>();
        for (Way way : ways) {
            if (way.left() != null && !way.copy()) {
                moments.add(new Moment(
                        way.left().event().atNanos(),
                        () -> probes.of(way.segment()).ifPresent(probe -> found.put(way.left().id(), probe))));
            }
            if (way.arrived() != null) {
                moments.add(new Moment(way.arrived().event().atNanos(), () -> probes.arrived(way.segment())));
            }
        }
        moments.sort(Comparator.comparingLong(Moment::atNanos));
        moments.forEach(moment -> moment.take().run());
        return found;
    }

    /** What was sent again only while somebody looked and thought is recorded, and no part of what happened. */
    private static void leaveOutSwallowed(List<Way> ways, List<WireDid> swallowed) {
        for (WireDid did : swallowed) {
            // Of two that are all alike, the later one is the repeat.
            for (int i = ways.size() - 1; i >= 0; i--) {
                if (ways.get(i).arrived() == null && did.isOf(ways.get(i).segment())) {
                    ways.remove(i);
                    break;
                }
            }
        }
    }

    /** What was swallowed until its time in the story came left only then. */
    private static void moveToTheStory(List<Way> ways, Meanwhile meanwhile) {
        meanwhile.later().forEach((swallowed, held) -> {
            // Of two that are all alike, the later one is the repeat.
            for (int i = ways.size() - 1; i >= 0; i--) {
                Way way = ways.get(i);
                if (way.left() != null && way.left().event().atNanos() <= swallowed.atNanos() && swallowed.isOf(way.segment())) {
                    ways.set(i, way.leftAt(held.atNanos()));
                    break;
                }
            }
        });
    }

    /** A segment that the capture at its other end can have missed is neither lost nor a copy. */
    private static void cutOff(List<Way> ways, Silence silence, String clientAddress) {
        if (silence.isNowhere()) {
            return;
        }
        ways.stream().filter(way -> way.left() != null && way.arrived() != null && !way.copy()).forEach(way ->
                silence.arrived(((SegmentSeen) way.arrived().event()).point(), way.left().event().atNanos()));
        ways.removeIf(way -> {
            String from = sendersPoint(way.segment(), clientAddress);
            String to = way.segment().from().address().equals(way.segment().to().address())
                    ? from
                    : from.equals("client") ? "server" : "client";
            return way.arrived() == null
                    ? silence.mayHaveArrived(way.segment(), to, way.left().event().atNanos())
                    : way.copy() && silence.mayHaveLeft(from, way.arrived().event().atNanos());
        });
    }

    private static String sendersPoint(Segment segment, String clientAddress) {
        return segment.from().address().equals(clientAddress) ? "client" : "server";
    }

    /** A probe, or an RST whose number is not exact, is answered by an ACK that says nothing new (RFC 5961, 3.2). */
    private void noteWhatAsks(Way way) {
        boolean asks = way.segment().has(Flag.RST) || way.left() != null && probes.containsKey(way.left().id());
        if (asks && way.arrived() != null) {
            asked.computeIfAbsent(way.segment().tuple().reversed(), tuple -> new TreeSet<>()).add(way.arrived().event().atNanos());
        }
    }

    private Passage passage(Way way) {
        Segment segment = way.segment();
        FourTuple tuple = segment.tuple();
        // A copy belongs to the connection of old.
        if (segment.has(Flag.SYN) && !way.copy() && !Long.valueOf(segment.seq()).equals(initialSeq.get(tuple))) {
            initialSeq.put(tuple, segment.seq());
            sent.remove(tuple);
        } else if (segment.has(Flag.SYN)) {
            // Where there was none, as of a SYN that the wire made, it is its own.
            initialSeq.putIfAbsent(tuple, segment.seq());
        }
        boolean again = !way.copy() && repeats(segment);
        boolean answer = answers(way);
        if ((again || way.copy() && asksForAnswer(segment)) && way.arrived() != null) {
            owesAnswer.put(tuple.reversed(), new Owed(way.arrived().event().atNanos(), segment.nextSeq()));
        }
        long base = segment.has(Flag.SYN) && way.copy()
                ? segment.seq()
                : initialSeq.computeIfAbsent(tuple, t -> segment.seq());
        Long peerBase = initialSeq.get(tuple.reversed());
        Long relativeAck =
                segment.has(Flag.ACK) && peerBase != null ? (segment.ack() - peerBase) & 0xffff_ffffL : null;
        return new Passage(
                segment,
                way.left() == null ? null : way.left().event().atNanos(),
                way.arrived() == null ? null : way.arrived().event().atNanos(),
                way.left() == null ? 0 : way.left().id(),
                way.arrived() == null ? 0 : way.arrived().id(),
                again,
                way.copy(),
                answer,
                way.left() == null ? null : probes.get(way.left().id()),
                isUncounted(segment) ? 0 : (segment.seq() - base) & 0xffff_ffffL,
                relativeAck);
    }

    /** What answers a segment without ACK has the number 0, wherever its sender began to count (RFC 9293, 3.10.7.1). */
    private static boolean isUncounted(Segment segment) {
        return segment.has(Flag.RST) && segment.has(Flag.ACK) && segment.seq() == 0;
    }

    private boolean repeats(Segment segment) {
        return segment.sequenceLength() > 0
                && !segment.has(Flag.RST)
                && sent.computeIfAbsent(segment.tuple(), t -> new SentSpace(segment.seq())).takes(segment);
    }

    /** True of a copy to which a kernel says something: one with an old number, or what takes numbers. A bare ACK that is in order is not. */
    private boolean asksForAnswer(Segment copy) {
        Long expected = acknowledged.get(copy.tuple().reversed());
        boolean old = expected != null && (int) (copy.seq() - expected) < 0;
        return old || copy.sequenceLength() > 0 || copy.has(Flag.RST);
    }

    /**
     * True for a bare ACK that says nothing new and comes after a repeat, and after nothing else that asks for such a one. One that says for the first time that all of the
     * repeat has come is its answer too, and news: then no other one is owed.
     */
    private boolean answers(Way way) {
        Segment segment = way.segment();
        Long before = acknowledged.put(segment.tuple(), segment.ack());
        Owed owed = owesAnswer.get(segment.tuple());
        if (way.copy() || owed == null || owed.sinceNanos() > way.atNanos() || !segment.has(Flag.ACK)) {
            return false;
        }
        Long other = asked.getOrDefault(segment.tuple(), Collections.emptyNavigableSet()).lower(way.atNanos());
        if (other != null && other > owed.sinceNanos()) {
            owesAnswer.remove(segment.tuple());
            return false;
        }
        boolean news = !Long.valueOf(segment.ack()).equals(before);
        boolean answer = !news && BARE_ACK.matches(segment);
        if (answer || news && owed.isCoveredBy(segment.ack())) {
            owesAnswer.remove(segment.tuple());
        }
        return answer;
    }
}
