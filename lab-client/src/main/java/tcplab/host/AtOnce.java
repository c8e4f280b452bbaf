package tcplab.host;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Tasks that mostly wait for the kernel or for other processes, done side by side instead of one after the other. */
public final class AtOnce {
    private AtOnce() {}

    /** Returns when all are done, also if the thread is interrupted meanwhile. What one of them threw is thrown then. */
    public static void all(List<? extends Runnable> tasks) {
        CompletableFuture<?>[] done = tasks.stream()
                .map(task -> CompletableFuture.runAsync(task, AtOnce::start))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(done).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "at once");
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            // No more threads can be started here; what is undone by this has to be undone all the same.
            task.run();
        }
    }
}
