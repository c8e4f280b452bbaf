package tcplab.script;

import tcplab.verdict.Claim;

/**
 * What must have been so for a claim to mean anything: the server's close came before the delayed ACK was due, the SYN
 * really was dropped. A claim whose premise is not confirmed is INCONCLUSIVE.
 *
 * @param line its line in the file, from 1
 * @param text as written, without the word {@code given}
 */
public record Premise(int line, String text, Claim claim) {}
