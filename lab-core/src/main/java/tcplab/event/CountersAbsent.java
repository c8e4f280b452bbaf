package tcplab.event;

import java.util.List;

/**
 * Counters that other kernels have and the kernel of this run has not: that one of them did not move says nothing.
 *
 * @param names as {@code GROUP NAME}
 */
public record CountersAbsent(long atNanos, List<String> names) implements Event {}
