package tcplab.event;

import java.util.List;

/**
 * The real tcpdump printed a capture of the run as text. Proves how tcpdump shows those segments; the segments
 * themselves are in {@link SegmentSeen}.
 *
 * @param point where the capture was made, as in {@link SegmentSeen}
 * @param options {@code -S}, or empty
 * @param lines as printed by {@code tcpdump -n -tt --nano}: each begins with the wall clock in seconds since 1970
 */
public record TcpdumpPrinted(long atNanos, String point, String options, List<String> lines) implements Event {}
