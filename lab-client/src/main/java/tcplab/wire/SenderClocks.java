package tcplab.wire;

import java.util.HashMap;
import java.util.Map;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.Segment;

/**
 * When a kernel has sent what the wire reads only later: it says so itself, in the milliseconds of a clock of its own (TSval,
 * RFC 7323). The segment that was read soonest tells how that clock stands. Confined to the traffic's thread.
 */
final class SenderClocks {
    /** One tick of TSval: tcp_clock_ms() in include/net/tcp.h. */
    private static final long TICK_NANOS = 1_000_000;

    /** @param aheadNanos by which it is ahead of ours at least, when it stood at {@code first} */
    private record Stand(long first, long aheadNanos) {}

    private final Map<FourTuple, Stand> stands = new HashMap<>();

    /** When it was sent, at the latest: not later than it was read. */
    long sentNanos(Segment segment, long readNanos) {
        Long says = segment.options().timestampValue();
        if (says == null) {
            return readNanos;
        }
        Stand before = segment.has(Flag.SYN) ? null : stands.get(segment.tuple());
        long first = before == null ? says : before.first();
        // Modulo 2^32.
        long passed = (int) (says - first) * TICK_NANOS;
        long ahead = passed - readNanos;
        Stand now = before == null || ahead > before.aheadNanos() ? new Stand(first, ahead) : before;
        stands.put(segment.tuple(), now);
        return Math.min(readNanos, passed - now.aheadNanos() + TICK_NANOS);
    }

    void forget() {
        stands.clear();
    }
}
