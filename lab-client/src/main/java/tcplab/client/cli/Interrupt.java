package tcplab.client.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tcplab.socket.Quit;

/**
 * What happens at Ctrl-C, SIGTERM or SIGHUP: the Java runtime runs its shutdown hooks and exits with 128 plus the
 * signal's number. While this is open, the hook interrupts the thread that opened it and gives it a moment to undo what
 * it did and to say how far it came; whoever needs longer is cut off, and what the lab has started ends with it. Ctrl-\
 * ends it without a moment.
 */
final class Interrupt implements AutoCloseable {
    private static final long MOMENT_SECONDS = 5;

    private final Thread running = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interrupted");
    private volatile boolean came;

    Interrupt() {
        Runtime.getRuntime().addShutdownHook(hook);
        Quit.soonEnds();
    }

    private void interrupt() {
        came = true;
        running.interrupt();
        try {
            over.await(MOMENT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** True from the moment on at which the process was told to end. */
    boolean came() {
        return came;
    }

    /** All is undone and said. */
    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook is running and has waited for this.
        }
    }
}
