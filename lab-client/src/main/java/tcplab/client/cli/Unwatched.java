package tcplab.client.cli;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tcplab.client.desk.Console;
import tcplab.client.desk.Reason;
import tcplab.text.Told;

/** Says why a thread that nobody waits for has ended, and why the command has; the same reason once, whoever comes to it. */
final class Unwatched implements Thread.UncaughtExceptionHandler {
    private final Set<Told> said = ConcurrentHashMap.newKeySet();
    private final Console console;

    Unwatched(Console console) {
        this.console = console;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        tell(failure);
    }

    void tell(Throwable failure) {
        Told reason = Reason.of(failure);
        if (said.add(reason)) {
            console.error(reason, failure);
        }
    }
}
