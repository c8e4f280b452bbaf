/**
 * Claims and how they are judged: pure functions from a {@link tcplab.journal.Timeline} to a verdict with its
 * evidence. No input or output, no clock, nothing of how the run was made.
 */
package tcplab.verdict;
