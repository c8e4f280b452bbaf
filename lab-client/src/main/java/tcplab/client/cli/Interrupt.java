package tcplab.client.cli;

import java.util.concurrent.TimeUnit;

/**
 * What happens at Ctrl-C or SIGTERM: the Java runtime runs its shutdown hooks and exits with 128 plus the signal's
 * number; the hook gives the running thread a moment to undo what it did.
 */
final class Interrupt {
    private static final long MOMENT_SECONDS = 5;

    private Interrupt() {}

    /** Interrupts the thread and then closes what it used. */
    static Thread whileRunning(Thread running, Runnable close) {
        Thread hook = new Thread(
                () -> {
                    running.interrupt();
                    try {
                        running.join(TimeUnit.SECONDS.toMillis(MOMENT_SECONDS) / 10);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    close.run();
                },
                "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    /** The end came by itself. */
    static void over(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook is running: then it closes what has to be closed.
        }
    }
}
