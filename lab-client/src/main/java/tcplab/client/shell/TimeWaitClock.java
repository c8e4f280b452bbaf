package tcplab.client.shell;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import tcplab.model.TcpState;

/**
 * The minute of TIME-WAIT, which no wire holds back while somebody reads: what is left of a story must come within it, or it is
 * another story.
 */
final class TimeWaitClock {
    /** TCP_TIMEWAIT_LEN is 60 s; a quarter of it is enough for the steps that are left. */
    static final Duration READING = Duration.ofSeconds(45);

    private final LongSupplier nanos;
    private boolean runs;
    private long since;

    /** @param nanos a clock that runs on whatever happens, as {@link System#nanoTime()} */
    TimeWaitClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Takes the states of all sockets now; the first one in TIME-WAIT starts the minute. */
    void look(Collection<List<TcpState>> states) {
        if (!runs && states.stream().anyMatch(one -> one.contains(TcpState.TIME_WAIT))) {
            runs = true;
            since = nanos.getAsLong();
        }
    }

    /** True if whoever reads has had the time that there was. */
    boolean isNearlyOver() {
        return runs && nanos.getAsLong() - since >= READING.toNanos();
    }
}
