package tcplab.run;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import tcplab.host.BenchUnavailable;
import tcplab.host.Ending;
import tcplab.text.Told;
import tcplab.text.ToldException;

/** A lab that is opened in the background, while there is something else to do. */
public final class LabSoon implements AutoCloseable {
    private final CompletableFuture<Lab> opening;

    /** Begins to open it; the parameters are those of {@link Lab#open}. */
    public LabSoon(String bench, Consumer<String> log) {
        opening = CompletableFuture.supplyAsync(() -> {
            try {
                return Lab.open(bench, log);
            } catch (BenchUnavailable | IOException e) {
                throw new CompletionException(e);
            }
        });
    }

    /** The lab, as soon as it is set up. */
    public Lab get() throws BenchUnavailable, IOException {
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

    /** True if there will be no lab. */
    public boolean hasFailed() {
        return opening.isCompletedExceptionally();
    }

    /**
     * Closes the lab, when it is set up; does nothing if that failed. While this process ends nobody waits for a lab that is
     * not yet there: what it has begun ends by itself.
     */
    @Override
    public void close() {
        if (!opening.isDone() && Ending.hasBegun()) {
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
