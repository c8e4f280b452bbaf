package tcplab.text;

import static tcplab.text.Told.say;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import tcplab.text.Told;

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
            int edits = Math.abs(other.length() - folded.length()) < least ? edits(folded, other) : least;
            if (edits < least) {
                nearest = candidate;
                least = edits;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** {@code "did you mean 'X'?"}, or else {@code "one of: …"} with all candidates in their given order. */
    public static Told hint(String word, Collection<String> candidates) {
        return nearest(word, candidates)
                .map(near -> say("did you mean '%s'?", near))
                .orElseGet(() -> candidates.isEmpty()
                        ? say("none is known")
                        : say("one of: %s", String.join(", ", candidates)));
    }

    /** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
    private static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
                i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
