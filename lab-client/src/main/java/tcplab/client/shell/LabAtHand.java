package tcplab.client.shell;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import tcplab.client.desk.Console;
import tcplab.client.desk.Home;
import tcplab.host.BenchUnavailable;
import tcplab.run.Lab;
import tcplab.script.Manuscript;
import tcplab.text.Told;
import tcplab.text.ToldException;

/** The lab and the session on it, opened in the background so that the prompt is there at once. */
final class LabAtHand implements AutoCloseable {
    private final CompletableFuture<Lab> opening;
    private final Console console;
    private final Thread atExit = new Thread(this::closeNow, "leaving");
    private volatile Session session;
    private volatile String running = "";

    LabAtHand(String bench, Console console) {
        this.console = console;
        opening = CompletableFuture.supplyAsync(() -> {
            try {
                return Lab.open(bench, console::log);
            } catch (BenchUnavailable | IOException e) {
                throw new CompletionException(e);
            }
        });
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** The lab, as soon as it is set up. */
    Lab lab() throws BenchUnavailable, IOException {
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

    /** The session, begun if there is none. */
    synchronized Session session() throws BenchUnavailable, IOException {
        if (session == null) {
            session = new Session(lab(), Manuscript.typed(Home.statements().ids(), Words.names()), console.style().language());
        }
        return session;
    }

    /** The session if one has begun, or null; never waits. */
    Session sessionOrNull() {
        return session;
    }

    /** The experiment that runs now, or empty. */
    String running() {
        return running;
    }

    void running(String experiment) {
        running = experiment;
    }

    /** Ends the session; its sockets are aborted. */
    synchronized void reset() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    private void closeNow() {
        opening.thenAccept(Lab::close).join();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return;
        }
        if (!opening.isCompletedExceptionally()) {
            reset();
            closeNow();
        }
    }
}
