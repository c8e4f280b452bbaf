package tcplab.client.shell;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tcplab.text.Told;

/** Prints above the prompt what a session has to say while a line is being typed: a late result, a reaction's call. */
final class Meanwhile implements AutoCloseable {
    private static final long PERIOD_MILLIS = 100;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "meanwhile");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param said takes what there is to say; while a step is performed that is the step's to print
     * @param above prints a line without disturbing what is being typed
     */
    Meanwhile(Prompt prompt, Supplier<List<Told>> said, Consumer<Told> above) {
        clock.scheduleWithFixedDelay(
                () -> {
                    if (prompt.isReading()) {
                        said.get().forEach(above);
                    }
                },
                PERIOD_MILLIS,
                PERIOD_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
