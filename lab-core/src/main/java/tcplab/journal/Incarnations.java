package tcplab.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.Segment;

/**
 * Tells the sockets apart that had the same endpoints one after another. Each begins with an initial sequence number of
 * its own: with the SYN that it sends, or with the SYN that it answers by its SYN+ACK. A SYN that nobody answers, or
 * that the socket of old answers with an ACK, begins none.
 */
final class Incarnations {
    /** A segment leaves this end or comes to it. */
    private record Seen(long atNanos, boolean departs, Segment segment) {}

    private final List<Long> births = new ArrayList<>();
    /** When the last SYN came that is not answered yet, by the numbers that acknowledge it without its data and with. */
    private final Map<Long, Long> knocking = new HashMap<>();

    private Long ownSyn;

    private Incarnations() {}

    /** In order of time, at least one. The first has been there before anything was seen, the last goes on for ever. */
    static List<Incarnation> of(List<Passage> passages, FourTuple tuple) {
        List<Seen> seen = new ArrayList<>();
        for (Passage passage : passages) {
            Segment segment = passage.segment();
            if (!segment.has(Flag.SYN)) {
                continue;
            }
            if (segment.tuple().equals(tuple) && !passage.copy() && passage.leftNanos() != null) {
                seen.add(new Seen(passage.leftNanos(), true, segment));
            }
            if (segment.tuple().reversed().equals(tuple) && passage.arrivedNanos() != null) {
                seen.add(new Seen(passage.arrivedNanos(), false, segment));
            }
        }
        seen.sort(Comparator.comparingLong(Seen::atNanos));
        Incarnations incarnations = new Incarnations();
        seen.forEach(incarnations::take);
        return between(incarnations.births, tuple);
    }

    private void take(Seen seen) {
        Segment segment = seen.segment();
        if (!seen.departs()) {
            if (!segment.has(Flag.ACK)) {
                knocking.put((segment.seq() + 1) & 0xffff_ffffL, seen.atNanos());
                knocking.put(segment.nextSeq(), seen.atNanos());
            }
        } else if (!Long.valueOf(segment.seq()).equals(ownSyn)) {
            ownSyn = segment.seq();
            Long answered = segment.has(Flag.ACK) ? knocking.get(segment.ack()) : null;
            births.add(answered != null ? answered : Long.valueOf(seen.atNanos()));
            knocking.clear();
        }
    }

    /** One from each birth until the next. */
    static List<Incarnation> between(List<Long> unordered, FourTuple tuple) {
        List<Long> births = unordered.stream().sorted().toList();
        List<Incarnation> all = new ArrayList<>();
        for (int i = 0; i < Math.max(1, births.size()); i++) {
            long from = i == 0 ? Long.MIN_VALUE : births.get(i);
            long until = i + 1 < births.size() ? births.get(i + 1) : Long.MAX_VALUE;
            all.add(new Incarnation(tuple, i, from, until));
        }
        return all;
    }
}
