package tcplab.render;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tcplab.journal.Timeline;
import tcplab.text.Language;

/**
 * The segments and calls of two runs that the other one has not, as {@link Difference} tells them.
 *
 * @param first ids of entries in the first run's journal
 * @param second ids of entries in the second run's journal
 */
public record Unshared(Set<Integer> first, Set<Integer> second) {
    /** Of two runs. */
    public static Unshared of(Timeline first, Timeline second) {
        Unshared unshared = new Unshared(new HashSet<>(), new HashSet<>());
        // The words are compared with themselves only, so any language will do.
        Facts before = new Facts(first, Language.EN);
        Facts after = new Facts(second, Language.EN);
        unshared.add(before.segments(), after.segments());
        unshared.add(before.calls(), after.calls());
        return new Unshared(Set.copyOf(unshared.first), Set.copyOf(unshared.second));
    }

    private void add(List<Fact> before, List<Fact> after) {
        for (AbstractDelta<Fact> delta : DiffUtils.diff(before, after).getDeltas()) {
            entries(delta.getSource(), first);
            entries(delta.getTarget(), second);
        }
    }

    private static void entries(Chunk<Fact> chunk, Set<Integer> ids) {
        chunk.getLines().forEach(fact -> ids.addAll(fact.entries()));
    }
}
