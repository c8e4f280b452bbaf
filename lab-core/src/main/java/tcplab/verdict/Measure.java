package tcplab.verdict;

import tcplab.text.Told;

/**
 * A number of a run beside the one that a statement gives.
 *
 * @param figure the statement's, as it writes it: {@code 40 ms}
 * @param measured this run's, in the same unit, or an empty text if there was nothing to measure
 * @param window what passes for the figure on this kernel: {@code 196.0 ms..233.0 ms}
 */
public record Measure(String figure, Told measured, Told window) {}
