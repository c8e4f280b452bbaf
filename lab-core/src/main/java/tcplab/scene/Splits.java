package tcplab.scene;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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
     * @param more tells which others are not to be drawn in one row
     */
    static Set<Passage> of(List<Passage> passages, WireNotes notes, List<Long> story, Predicate<Passage> more) {
        Set<Passage> split = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < passages.size(); i++) {
            Passage earlier = passages.get(i);
            if (!travels(earlier)) {
                continue;
            }
            boolean hold = notes.isHeld(earlier);
            if (more.test(earlier) || hold && story.stream().anyMatch(at -> isUnderWay(earlier, at))) {
                split.add(earlier);
            }
            for (int j = i + 1; j < passages.size() && leaves(passages.get(j)) < earlier.arrivedNanos(); j++) {
                Passage later = passages.get(j);
                if (isReply(earlier, later)) {
                    // Each left before the other had arrived, or the later one is lost.
                    split.add(earlier);
                    if (travels(later)) {
                        split.add(later);
                    }
                } else if (overtakes(later, earlier) || hold) {
                    split.add(earlier);
                }
            }
        }
        splitWhatFollows(passages, split);
        return split;
    }

    /** What left behind a segment under way arrives behind it too, and must not be drawn as if it had come before. */
    private static void splitWhatFollows(List<Passage> passages, Set<Passage> split) {
        for (int i = 0; i < passages.size(); i++) {
            Passage earlier = passages.get(i);
            if (!split.contains(earlier)) {
                continue;
            }
            for (int j = i + 1; j < passages.size() && leaves(passages.get(j)) < earlier.arrivedNanos(); j++) {
                Passage later = passages.get(j);
                if (travels(later)
                        && later.segment().tuple().equals(earlier.segment().tuple())
                        && later.arrivedNanos() > earlier.arrivedNanos()) {
                    split.add(later);
                }
            }
        }
    }

    private static boolean isUnderWay(Passage passage, long atNanos) {
        return passage.leftNanos() < atNanos && atNanos < passage.arrivedNanos();
    }

    static boolean travels(Passage passage) {
        return passage.leftNanos() != null
                && passage.arrivedNanos() != null
                && !passage.copy()
                && passage.arrivedNanos() > passage.leftNanos();
    }

    private static long leaves(Passage passage) {
        return passage.leftNanos() != null ? passage.leftNanos() : passage.arrivedNanos();
    }

    private static boolean isReply(Passage earlier, Passage later) {
        return !later.copy() && later.segment().tuple().equals(earlier.segment().tuple().reversed());
    }

    private static boolean overtakes(Passage later, Passage earlier) {
        return travels(later)
                && later.segment().tuple().equals(earlier.segment().tuple())
                && later.arrivedNanos() < earlier.arrivedNanos();
    }
}
