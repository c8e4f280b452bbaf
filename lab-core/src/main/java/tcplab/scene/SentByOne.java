package tcplab.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tcplab.journal.Passage;
import tcplab.model.Flag;

/** What one socket sent, without the copies that the wire made of it, found without going through all of it. */
final class SentByOne {
    private final Map<Integer, Passage> byLeftId = new HashMap<>();
    /** The first times, by their first number, counted from the initial one. */
    private final List<Passage> firstTimes;
    /** For each of them, the largest number that it or one before it ends before. */
    private final long[] endsBefore;

    /** @param own in order of time */
    SentByOne(List<Passage> own) {
        List<Passage> first = new ArrayList<>();
        for (Passage passage : own) {
            byLeftId.putIfAbsent(passage.leftId(), passage);
            if (!passage.again() && passage.segment().sequenceLength() > 0) {
                first.add(passage);
            }
        }
        firstTimes = first.stream().sorted(Comparator.comparingLong(Passage::relativeSeq)).toList();
        endsBefore = new long[firstTimes.size()];
        for (int i = 0; i < endsBefore.length; i++) {
            endsBefore[i] = Math.max(i == 0 ? Long.MIN_VALUE : endsBefore[i - 1], end(firstTimes.get(i)));
        }
    }

    private static long end(Passage passage) {
        return passage.relativeSeq() + passage.segment().sequenceLength();
    }

    /** What the wire made this a copy of. */
    Optional<Passage> original(Passage copy) {
        return Optional.ofNullable(byLeftId.get(copy.leftId()))
                .filter(p -> p != copy && p.atNanos() <= copy.atNanos());
    }

    /** What had taken some of its sequence numbers before, in order of time; a SYN+ACK does not repeat a SYN. */
    List<Passage> firstTimesOf(Passage again) {
        boolean synAck = again.segment().has(Flag.ACK);
        List<Passage> found = new ArrayList<>();
        for (int i = before(end(again)) - 1; i >= 0 && endsBefore[i] > again.relativeSeq(); i--) {
            Passage first = firstTimes.get(i);
            boolean sameKind = !again.segment().has(Flag.SYN) || first.segment().has(Flag.ACK) == synAck;
            if (end(first) > again.relativeSeq() && sameKind && first.atNanos() <= again.atNanos()) {
                found.add(first);
            }
        }
        return found.stream().sorted(Comparator.comparingLong(Passage::atNanos)).toList();
    }

    /** How many first times begin before this number. */
    private int before(long number) {
        int low = 0;
        int high = firstTimes.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (firstTimes.get(middle).relativeSeq() < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
