package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.Locale;
import java.util.Optional;
import tcplab.text.Told;

/** What the evidence says of a claim. */
public enum Verdict {
    /** The evidence shows it. */
    CONFIRMED,
    /** The evidence shows the contrary. */
    REFUTED,
    /** The evidence is missing or does not reach. */
    INCONCLUSIVE;

    /** As a reader sees it; programs read {@link #name()}, which is the same in every language. */
    public Told told() {
        return switch (this) {
            case CONFIRMED -> say("CONFIRMED");
            case REFUTED -> say("REFUTED");
            case INCONCLUSIVE -> say("INCONCLUSIVE");
        };
    }

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
