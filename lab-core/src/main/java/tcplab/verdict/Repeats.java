package tcplab.verdict;

import static tcplab.text.Language.say;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tcplab.journal.Passage;
import tcplab.model.FourTuple;
import tcplab.model.SegmentKind;

/**
 * Tells repeats from the segments that a story is about: retransmissions, copies made by the wire, and the bare ACKs
 * that say nothing new and only answer one of those.
 */
final class Repeats {
    /** What a segment is to the story. */
    enum Part {
        NEW,
        /** A retransmission, or a copy made by the wire. */
        REPEAT,
        /** A bare ACK that says nothing new and answers a repeat. */
        ANSWER
    }

    private static final SegmentKind BARE_ACK = SegmentKind.parse("ACK");

    private Repeats() {}

    /** What each passage is, in the same order. */
    static List<Part> in(List<Passage> passages) {
        Map<FourTuple, Long> acknowledged = new HashMap<>();
        Set<FourTuple> owesAnswer = new HashSet<>();
        List<Part> parts = new ArrayList<>();
        for (Passage passage : passages) {
            FourTuple tuple = passage.segment().tuple();
            boolean saysNothingNew = BARE_ACK.matches(passage.segment())
                    && Long.valueOf(passage.segment().ack()).equals(acknowledged.get(tuple));
            boolean answer = saysNothingNew && owesAnswer.remove(tuple);
            boolean repeated = passage.again() || passage.copy();
            if (repeated) {
                owesAnswer.add(tuple.reversed());
            }
            acknowledged.put(tuple, passage.segment().ack());
            parts.add(repeated ? Part.REPEAT : answer ? Part.ANSWER : Part.NEW);
        }
        return parts;
    }

    /** {@code ; 2 retransmissions or answers to them were passed over}, or nothing. */
    static String words(long count) {
        if (count == 0) {
            return "";
        }
        return count == 1
                ? say("; 1 retransmission, copy or answer to one was passed over")
                : say("; %d retransmissions, copies or answers to them were passed over", count);
    }
}
