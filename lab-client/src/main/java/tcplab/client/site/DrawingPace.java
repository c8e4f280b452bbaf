package tcplab.client.site;

/**
 * When to draw: soon after something has happened, and never most of the time, since drawing shares the machine with the
 * run. Times are of one clock, in nanoseconds.
 */
final class DrawingPace {
    /** What a step causes comes within some milliseconds, but from several witnesses. */
    static final long TOGETHER_NANOS = 20_000_000;
    /** So much rest is owed for each drawing, in times that it took. */
    static final int REST = 2;
    /**
     * So much rest may be owed. Of a step the first drawing often has the call alone, and the one that matters is the next:
     * after a quiet time it comes at once. Who goes on without a pause rests all that he owes but this.
     */
    static final long CREDIT_NANOS = 400_000_000;

    private long endNanos;
    private long owedNanos;

    synchronized void drew(long beginNanos, long endNanos) {
        owedNanos = owed(beginNanos) + REST * (endNanos - beginNanos);
        this.endNanos = endNanos;
    }

    /** How long what happens now waits until it is drawn. */
    synchronized long delayNanos(long nowNanos) {
        return Math.max(TOGETHER_NANOS, owed(nowNanos) - CREDIT_NANOS);
    }

    private long owed(long nowNanos) {
        return Math.max(0, owedNanos - (nowNanos - endNanos));
    }
}
