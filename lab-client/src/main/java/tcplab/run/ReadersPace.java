package tcplab.run;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The time of a story that somebody steps through: it runs only while a step waits for something, nothing waits at the wire's
 * gate, and both sides have done what they do at once with what has come to them. Any thread may call it but the wire's own.
 */
final class ReadersPace implements Pace {
    private final LongSupplier story;
    private final Consumer<Boolean> stand;
    private boolean waits;
    private boolean looks;
    private int busy;
    private boolean freely;
    private boolean told;

    /**
     * @param story what the story's clock shows, in nanoseconds
     * @param stand told, at once and whenever it changes, whether that clock is to stand still
     */
    ReadersPace(LongSupplier story, Consumer<Boolean> stand) {
        this.story = story;
        this.stand = stand;
        tell();
    }

    @Override
    public long nanos() {
        return story.getAsLong();
    }

    @Override
    public synchronized void waits(boolean now) {
        waits = now;
        tell();
    }

    @Override
    public synchronized void looks(boolean now) {
        looks = now;
    }

    /** True if a listing has to be made before the step can go on: however long that takes, it is no time of the story. */
    synchronized boolean looks() {
        return looks;
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
            stand.accept(still);
            told = still;
        }
    }
}
