package tcplab.verdict;

import java.util.Locale;
import java.util.Optional;

/** What the evidence says of a claim. */
public enum Verdict {
    /** The evidence shows it. */
    CONFIRMED,
    /** The evidence shows the contrary. */
    REFUTED,
    /** The evidence is missing or does not reach. */
    INCONCLUSIVE;

    /** From the word of the language, {@code confirmed} … */
    public static Optional<Verdict> of(String word) {
        for (Verdict verdict : values()) {
            if (verdict.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(verdict);
            }
        }
        return Optional.empty();
    }
}
