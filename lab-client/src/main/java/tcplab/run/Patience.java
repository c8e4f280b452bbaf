package tcplab.run;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A step waits for something, until it is closed: with a limit of the time of the story, which stands still while somebody
 * looks at the run and thinks.
 */
final class Patience implements AutoCloseable {
    /** How often somebody may begin or end to think without being noticed. */
    private static final long LOOK_NANOS = 100_000_000;
    /** A side that neither answers nor says that its call waits is not waited for any longer: it may have been stopped. */
    private static final long LONGEST_SILENCE_MILLIS = 1000;

    private final Pace pace;
    private final long untilNanos;
    private long lookedNanos;
    private final CompletableFuture<?> begun;
    private boolean closed;

    Patience(Duration limit, Pace pace) {
        this(limit, pace, CompletableFuture.completedFuture(null));
    }

    /**
     * @param begun completes when a side says that the call waits. One that returns at once takes no time of the story,
     *     however late the lab learns of it: a kernel would take that time for its program's.
     */
    Patience(Duration limit, Pace pace, CompletableFuture<?> begun) {
        this.pace = pace;
        this.untilNanos = pace.nanos() + limit.toNanos();
        this.begun = begun;
        begun.completeOnTimeout(null, LONGEST_SILENCE_MILLIS, TimeUnit.MILLISECONDS).thenRun(this::begin);
    }

    private synchronized void begin() {
        if (!closed) {
            pace.waits(true);
        }
    }

    /** A limit as a reader is told it. */
    static String words(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    /** Waits for the call; false if the limit is over before. */
    boolean waitFor(CompletableFuture<?> call) throws InterruptedException, ExecutionException {
        // Whoever waits may be slow to wake up.
        call.whenComplete((done, problem) -> close());
        while (true) {
            try {
                call.get(nextLookNanos(), TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException e) {
                if (isOver()) {
                    return false;
                }
            }
        }
    }

    /** Lets so much time pass. */
    static void pass(Duration time, Pace pace) throws InterruptedException {
        try (Patience patience = new Patience(time, pace)) {
            while (!patience.isOver()) {
                TimeUnit.NANOSECONDS.sleep(patience.nextLookNanos());
            }
        }
    }

    boolean isOver() {
        return leftNanos() <= 0;
    }

    private long leftNanos() {
        return untilNanos - pace.nanos();
    }

    /** Where time stands still, it is not asked for again and again. */
    private long nextLookNanos() {
        long now = pace.nanos();
        boolean still = now == lookedNanos;
        lookedNanos = now;
        return still ? LOOK_NANOS : Math.max(1, Math.min(untilNanos - now, LOOK_NANOS));
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            pace.waits(false);
            begun.complete(null);
        }
    }
}
