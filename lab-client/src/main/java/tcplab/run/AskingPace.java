package tcplab.run;

/**
 * How long to wait before ss is asked again while something is awaited: briefly as long as things change, longer and
 * longer when for a second nothing has. What follows a segment comes at once; what a kernel timer brings comes late, and
 * a minute of listings that are all alike would bury the record.
 */
final class AskingPace {
    private static final long SHORTEST_MILLIS = 10;
    private static final long LONGEST_MILLIS = 200;
    private static final long STILL_NANOS = 1_000_000_000;

    private long changes = -1;
    private long changedAtNanos;
    private long millis = SHORTEST_MILLIS;

    /** @param seen how many changes there have been up to now */
    long millisAfter(long seen, long nowNanos) {
        if (seen != changes) {
            changes = seen;
            changedAtNanos = nowNanos;
            millis = SHORTEST_MILLIS;
        } else if (nowNanos - changedAtNanos >= STILL_NANOS) {
            millis = Math.min(2 * millis, LONGEST_MILLIS);
        }
        return millis;
    }
}
