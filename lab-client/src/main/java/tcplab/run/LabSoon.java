package tcplab.run;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tcplab.host.BenchUnavailable;
import tcplab.host.Ending;
import tcplab.text.Told;
import tcplab.text.ToldException;

/** A lab that is opened in the background, once, while there is something else to do. */
public final class LabSoon implements AutoCloseable {
    private final Supplier<Lab> setUp;
    private final CompletableFuture<Lab> opening = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();

    /** Begins with nothing yet; the parameters are those of {@link Lab#open}. */
    public LabSoon(String bench, Consumer<String> log) {
        this(() -> open(bench, log));
    }

    /** @param setUp fails with a CompletionException */
    LabSoon(Supplier<Lab> setUp) {
        this.setUp = setUp;
    }

    /** Begins to open it, unless that has begun. Returns this. */
    public LabSoon begin() {
        if (begun.compareAndSet(false, true)) {
            opening.completeAsync(setUp);
        }
        return this;
    }

    private static Lab open(String bench, Consumer<String> log) {
        try {
            return Lab.open(bench, log);
        } catch (BenchUnavailable | IOException e) {
            throw new CompletionException(e);
        }
    }

    /** The lab, as soon as it is set up; begins with it if nobody has. */
    public Lab get() throws BenchUnavailable, IOException {
        begin();
        try {
            return opening.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToldException(say("interrupted"), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BenchUnavailable unavailable) {
                throw unavailable;
            }
            throw new ToldException(Told.of(e.getCause()), e.getCause());
        }
    }

    /** True if it is set up, or there will be no lab. */
    public boolean isDone() {
        return opening.isDone();
    }

    /** Returns as soon as {@link #isDone}, or after so many milliseconds. */
    public void awaitDone(long millis) throws InterruptedException {
        try {
            opening.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Who gets the lab is told.
        }
    }

    /** True if there will be no lab. */
    public boolean hasFailed() {
        return opening.isCompletedExceptionally();
    }

    /** As {@link #close}, but waits in no case: what of the lab this process has begun by its end ends with it. */
    public void leave() {
        if (!neverBegins()) {
            opening.thenAccept(Lab::close);
        }
    }

    /** True if nobody has begun with it; from now on nobody can. */
    private boolean neverBegins() {
        boolean never = begun.compareAndSet(false, true);
        if (never) {
            opening.completeExceptionally(new ToldException(say("interrupted")));
        }
        return never;
    }

    /**
     * Closes the lab, when it is set up; does nothing if that failed or was never begun, and then it never is. While this
     * process ends nobody waits for a lab that is not yet there: what it has begun ends by itself.
     */
    @Override
    public void close() {
        if (neverBegins() || !opening.isDone() && Ending.hasBegun()) {
            return;
        }
        opening.handle((lab, failure) -> {
                    if (lab != null) {
                        lab.close();
                    }
                    return null;
                })
                .join();
    }
}
