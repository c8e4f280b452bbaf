package tcplab.client.shell;

/**
 * When to draw: soon after something has happened, and never most of the time, since drawing shares the machine with the
 * run. Times are of one clock, in nanoseconds.
 */
final class DrawingPace {
    /** What a step causes comes within some milliseconds, but from several witnesses. */
    static final long TOGETHER_NANOS = 20_000_000;
    /** Of the time that a drawing took, so long is nothing drawn after it. */
    static final int REST = 2;

    private long endNanos;
    private long restNanos;

    synchronized void drew(long beginNanos, long endNanos) {
        this.endNanos = endNanos;
        restNanos = REST * (endNanos - beginNanos);
    }

    /** How long what happens now waits until it is drawn. */
    synchronized long delayNanos(long nowNanos) {
        return Math.max(TOGETHER_NANOS, restNanos - (nowNanos - endNanos));
    }
}
