package tcplab.wire;

import java.util.function.LongSupplier;

/** The time of a story: it stands still while somebody looks at it and thinks. */
final class StoryTime {
    private final LongSupplier clock;
    private long passed;
    private long since;
    private boolean still;

    /** @param clock monotonic, in nanoseconds */
    StoryTime(LongSupplier clock) {
        this.clock = clock;
        since = clock.getAsLong();
    }

    /** Nanoseconds since it began. */
    long nanos() {
        return still ? passed : passed + clock.getAsLong() - since;
    }

    boolean isStill() {
        return still;
    }

    void standStill(boolean now) {
        if (now != still) {
            passed = nanos();
            since = clock.getAsLong();
            still = now;
        }
    }
}
