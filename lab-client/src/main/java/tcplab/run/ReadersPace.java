package tcplab.run;

import tcplab.wire.Wire;

/**
 * The time of a story that somebody steps through: it runs only while a step waits for something, nothing waits at the wire's
 * gate, and both sides have done what they do at once with what has come to them. Any thread may call it but the wire's own.
 */
final class ReadersPace implements Pace {
    private final Wire wire;
    private boolean waits;
    private int busy;
    private boolean freely;
    private boolean told;

    ReadersPace(Wire wire) {
        this.wire = wire;
        tell();
    }

    @Override
    public long nanos() {
        return wire.storyNanos();
    }

    @Override
    public synchronized void waits(boolean now) {
        waits = now;
        tell();
    }

    /** A side has something to do, or has done it. */
    synchronized void busy(boolean now) {
        busy += now ? 1 : -1;
        tell();
    }

    /** From now on time passes. */
    synchronized void freely() {
        freely = true;
        tell();
    }

    private void tell() {
        boolean still = !freely && (!waits || busy > 0);
        if (still != told) {
            wire.think(still);
            told = still;
        }
    }
}
