package tcplab.text;

import static tcplab.text.Told.say;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** The known word that a misspelt one was most likely meant to be. */
public final class DidYouMean {
    private DidYouMean() {}

    /**
     * The nearest candidate, if it is near enough to be a likely slip: at most two edits, and at most a third of the
     * word. Upper and lower case count as equal.
     */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        int limit = Math.max(1, Math.min(2, word.length() / 3));
        String folded = word.toLowerCase(Locale.ROOT);
        String nearest = null;
        int least = limit + 1;
        for (String candidate : candidates) {
            String other = candidate.toLowerCase(Locale.ROOT);
            // Each edit makes it longer or shorter by one at most.
            int edits = Math.abs(other.length() - folded.length()) < least ? edits(folded, other, limit) : least;
            if (edits < least) {
                nearest = candidate;
                least = edits;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** {@code "did you mean 'X'?"}; empty if no candidate is near enough. */
    public static Optional<Told> question(String word, Collection<String> candidates) {
        return nearest(word, candidates).map(near -> say("did you mean '%s'?", near));
    }

    /** {@link #question}, or else what is said instead. */
    public static Told hint(String word, Collection<String> candidates, Told otherwise) {
        return question(word, candidates).orElse(otherwise);
    }

    /** {@link #question}, or else {@code "one of: …"} with all candidates in their given order, each once. */
    public static Told hint(String word, Collection<String> candidates) {
        return hint(word, candidates, candidates.isEmpty() ? say("none is known") : say("one of: %s", Told.listed(new LinkedHashSet<>(candidates))));
    }

    /**
     * Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, row by row. Places further
     * apart than the most edits are not looked at.
     *
     * @param most of more edits it is only told that they are more
     */
    private static int edits(String a, String b, int most) {
        int[] before = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        int[] row = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int[] unused = before;
            before = above;
            above = row;
            row = unused;
            Arrays.fill(row, most + 1);
            row[0] = i;
            for (int j = Math.max(1, i - most); j <= Math.min(b.length(), i + most); j++) {
                row[j] = cheapest(before, above, row, a, b, i, j);
            }
        }
        return row[b.length()];
    }

    private static int cheapest(int[] before, int[] above, int[] row, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(Math.min(above[j], row[j - 1]) + 1, above[j - 1] + (same ? 0 : 1));
        boolean swapped =
                i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, before[j - 2] + 1) : best;
    }
}
