package tcplab.verdict;

import tcplab.text.Told;

/**
 * An answer that can be chosen.
 *
 * @param text as the reader sees it
 * @param claim what must be true of a run for the answer to be right; null for "something else"
 */
public record Choice(Told text, Claim claim) {}
