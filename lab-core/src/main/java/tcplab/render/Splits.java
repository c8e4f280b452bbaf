package tcplab.render;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import tcplab.event.WireDid.Action;
import tcplab.journal.Passage;

/**
 * Which segments need a row for their departure and another for their arrival: those that cross one in the other
 * direction of the same connection, those that are overtaken, and those that the wire held while others passed.
 */
final class Splits {
    private Splits() {}

    /**
     * The passages to split, compared by identity.
     *
     * @param story times of calls and headings, which a held segment must not be drawn before
     */
    static Set<Passage> of(List<Passage> passages, WireNotes notes, List<Long> story) {
        Set<Passage> split = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < passages.size(); i++) {
            Passage earlier = passages.get(i);
            if (!travels(earlier)) {
                continue;
            }
            if (notes.has(earlier, Action.HELD) && story.stream().anyMatch(at -> isUnderWay(earlier, at))) {
                split.add(earlier);
            }
            for (int j = i + 1; j < passages.size() && leaves(passages.get(j)) < earlier.arrivedNanos(); j++) {
                Passage later = passages.get(j);
                if (cross(earlier, later)) {
                    split.add(earlier);
                    split.add(later);
                } else if (overtakes(later, earlier) || notes.has(earlier, Action.HELD)) {
                    split.add(earlier);
                }
            }
        }
        return split;
    }

    private static boolean isUnderWay(Passage passage, long atNanos) {
        return passage.leftNanos() < atNanos && atNanos < passage.arrivedNanos();
    }

    private static boolean travels(Passage passage) {
        return passage.leftNanos() != null
                && passage.arrivedNanos() != null
                && !passage.copy()
                && passage.arrivedNanos() > passage.leftNanos();
    }

    private static long leaves(Passage passage) {
        return passage.leftNanos() != null ? passage.leftNanos() : passage.arrivedNanos();
    }

    /** Each left before the other had arrived. */
    private static boolean cross(Passage earlier, Passage later) {
        return travels(later) && later.segment().tuple().equals(earlier.segment().tuple().reversed());
    }

    private static boolean overtakes(Passage later, Passage earlier) {
        return travels(later)
                && later.segment().tuple().equals(earlier.segment().tuple())
                && later.arrivedNanos() < earlier.arrivedNanos();
    }
}
