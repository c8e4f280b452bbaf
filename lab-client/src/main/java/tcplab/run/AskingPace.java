package tcplab.run;

/**
 * How long to wait before ss is asked again while something is awaited: briefly as long as things change, longer and longer
 * as nothing does. What follows a segment or a change of state is listed then, without being asked for; what a kernel timer
 * alone brings comes the later the longer it is waited for. A minute of listings that are all alike would bury the record,
 * and each starts a process in each host.
 */
final class AskingPace {
    /** Where ss alone tells of the states: a listing takes longer, so one follows the other. */
    private static final long SHORTEST_MILLIS = 10;
    /** Where another witness has ss asked at each change: twice what a listing takes on a slow machine. */
    private static final long SHORTEST_TOLD_MILLIS = 50;
    private static final long LONGEST_MILLIS = 200;
    /** The wait, in parts of the time in which nothing has changed. */
    private static final long PART = 4;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long shortestMillis;
    private long changes = -1;
    private long changedAtNanos;

    /** @param told true if another witness than ss tells each state that a socket enters */
    AskingPace(boolean told) {
        this.shortestMillis = told ? SHORTEST_TOLD_MILLIS : SHORTEST_MILLIS;
    }

    /** @param seen how many changes there have been up to now */
    long millisAfter(long seen, long nowNanos) {
        if (seen != changes) {
            changes = seen;
            changedAtNanos = nowNanos;
        }
        long part = (nowNanos - changedAtNanos) / PART / NANOS_PER_MILLI;
        return Math.max(shortestMillis, Math.min(part, LONGEST_MILLIS));
    }
}
