package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import tcplab.client.desk.Console;
import tcplab.client.desk.Learner;
import tcplab.text.Lines;
import tcplab.text.Told;
import tcplab.text.ToldException;

/**
 * The lines of standard input, each read only when it is asked for, since single keys may be read in between. Another
 * thread reads: it waits where no interrupt reaches it, and Ctrl-C is to end the waiting at once.
 */
final class Typed implements Learner.Lines {
    private final Lines in = Lines.of(System.in);
    private final Console console;

    Typed(Console console) {
        this.console = console;
    }

    /** True if somebody sits there and types. */
    static boolean byPerson() {
        return System.getenv("TCPLAB_TTY_IN") != null;
    }

    /** Null after the last line, and when a person is interrupted. */
    @Override
    public String next(Told prompt) throws IOException {
        if (byPerson()) {
            console.prompt(prompt);
        }
        FutureTask<String> line = new FutureTask<>(in::next);
        Thread reader = new Thread(line, "typed");
        reader.setDaemon(true);
        reader.start();
        try {
            return line.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (byPerson()) {
                return null;
            }
            throw new ToldException(say("interrupted"), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new ToldException(Told.of(e.getCause()), e);
        }
    }
}
