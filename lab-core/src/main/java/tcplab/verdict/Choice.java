package tcplab.verdict;

import tcplab.text.Told;

/**
 * An answer that can be chosen.
 *
 * @param text as the reader sees it
 * @param claim what must be true of a run for the answer to be right; null for "something else"
 * @param rule when TCP does what the answer says, for whoever has chosen it wrongly; empty if there is nothing to say
 */
public record Choice(Told text, Claim claim, Told rule) {
    /** One of which nothing is to be said. */
    public Choice(Told text, Claim claim) {
        this(text, claim, Told.nothing());
    }
}
