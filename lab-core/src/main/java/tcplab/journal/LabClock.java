package tcplab.journal;

import java.time.Instant;

/**
 * Lab time: nanoseconds since the start of a run, on the machine's wall clock, which tcpdump, the trace clock and both
 * processes share.
 */
public final class LabClock {
    private final long epochNanos;

    /** @param epochNanos wall clock at lab time 0, nanoseconds since 1970 */
    public LabClock(long epochNanos) {
        this.epochNanos = epochNanos;
    }

    public static LabClock startingNow() {
        return new LabClock(wallNanos());
    }

    /** The wall clock now, nanoseconds since 1970. */
    public static long wallNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    /** By how much {@link System#nanoTime} is ahead of the wall clock, from the closest of some pairs of readings. */
    public static long monotonicAheadOfWallNanos() {
        long closest = Long.MAX_VALUE;
        long ahead = 0;
        for (int i = 0; i < 20; i++) {
            long before = System.nanoTime();
            long wall = wallNanos();
            long after = System.nanoTime();
            if (after - before < closest) {
                closest = after - before;
                ahead = before + closest / 2 - wall;
            }
        }
        return ahead;
    }

    public long epochNanos() {
        return epochNanos;
    }

    /** Lab time now. */
    public long now() {
        return wallNanos() - epochNanos;
    }

    /** Lab time of a moment on the wall clock, given in nanoseconds since 1970. */
    public long ofWall(long wallNanos) {
        return wallNanos - epochNanos;
    }
}
