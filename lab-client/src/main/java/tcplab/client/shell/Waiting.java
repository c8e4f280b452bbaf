package tcplab.client.shell;

import static tcplab.text.Told.say;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import tcplab.client.desk.Console;
import tcplab.text.Told;

/** A step that blocks says so after a second, and how to give it up. Ends with the step. */
final class Waiting implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 1_000;
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "waiting");
        thread.setDaemon(true);
        return thread;
    });

    private final ScheduledFuture<?> remark;

    private Waiting(ScheduledFuture<?> remark) {
        this.remark = remark;
    }

    /** The step begins. @param live false in a pipe, where nobody could give it up and go on */
    static Waiting begins(boolean live, Console console) {
        return new Waiting(live
                ? CLOCK.schedule(
                        () -> console.note(say("waiting… Ctrl-C gives up")), PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                : null);
    }

    @Override
    public void close() {
        if (remark != null) {
            remark.cancel(false);
        }
    }
}
