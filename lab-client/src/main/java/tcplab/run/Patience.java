package tcplab.run;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** A limit of time that does not run while somebody looks at the run and thinks. */
final class Patience {
    /** How often somebody may begin or end to think without being noticed. */
    private static final long LOOK_NANOS = 100_000_000;

    private final BooleanSupplier thinking;
    private long leftNanos;
    private long lastNanos = System.nanoTime();

    Patience(Duration limit, BooleanSupplier thinking) {
        this.leftNanos = limit.toNanos();
        this.thinking = thinking;
    }

    /** A limit as a reader is told it. */
    static String words(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    /** Waits for the call; false if the limit is over before. */
    boolean waitFor(CompletableFuture<?> call) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                call.get(Math.max(1, Math.min(leftNanos, LOOK_NANOS)), TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException e) {
                if (isOver()) {
                    return false;
                }
            }
        }
    }

    boolean isOver() {
        long now = System.nanoTime();
        leftNanos -= thinking.getAsBoolean() ? 0 : now - lastNanos;
        lastNanos = now;
        return leftNanos <= 0;
    }
}
