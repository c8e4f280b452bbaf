package tcplab.client.shell;

import static tcplab.text.Told.say;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import tcplab.command.StepFailure;
import tcplab.text.Told;

/** Work on a thread of its own, so that an interrupt reaches whoever waits for it and not the work. */
final class Aside {
    private Aside() {}

    private static <T> FutureTask<T> start(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(task, "aside");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    /** For work that may be left alone when nobody wants it any more: an interrupt gives it up. */
    static <T> T orGiveUp(Supplier<T> work) throws StepFailure {
        try {
            return start(work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailure(say("interrupted"));
        } catch (ExecutionException e) {
            throw failed(e);
        }
    }

    /** For work that must come to its end, as the draining of a witness: an interrupt is kept for afterwards. */
    static <T> T toTheEnd(Supplier<T> work) {
        FutureTask<T> task = start(work);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw failed(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException failed(ExecutionException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }
}
