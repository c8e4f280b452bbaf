package tcplab.language;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tcplab.model.Need;
import tcplab.text.Told;

/**
 * A word that can be written: help, completion, highlighting and the reference show it from here. What it does stands
 * beside it, where it is defined.
 *
 * @param synopsis how to write a line with it, {@code SOCKET connect HOST:PORT [-> NAME] [&]}
 * @param help what it does, a sentence or two with its system call
 * @param example a line that can be typed
 * @param needs without which it cannot be done
 * @param candidates what can stand after it
 */
public record Word(
        Sort sort,
        String name,
        String synopsis,
        Told help,
        String example,
        Set<Need> needs,
        Candidates candidates) {
    public Word(Sort sort, String name, String synopsis, Told help, String example) {
        this(sort, name, synopsis, help, example, Set.of(), Candidates.NONE);
    }

    /** The same, needing these too. */
    public Word needing(Need... more) {
        Set<Need> all = new LinkedHashSet<>();
        all.addAll(needs);
        all.addAll(List.of(more));
        return new Word(sort, name, synopsis, help, example, Collections.unmodifiableSet(all), candidates);
    }

    /** The same, completed so. */
    public Word offering(Candidates next) {
        return new Word(sort, name, synopsis, help, example, needs, next);
    }

    /** The same, completed so place by place. */
    @SafeVarargs
    public final Word offering(List<String>... places) {
        return offering(Candidates.places(places));
    }
}
