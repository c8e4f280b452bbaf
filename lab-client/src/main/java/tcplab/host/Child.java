package tcplab.host;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tcplab.text.Lines;
import tcplab.text.Told;

/**
 * A child process that lives on its standard input: a small shell script that ends, and undoes what it did, as soon as
 * its input ends. The input ends when it is closed here, and also when the lab is killed, so no child outlives the lab.
 * It runs in a session of its own, so that an interrupt typed at the terminal does not reach it.
 */
public final class Child implements AutoCloseable {
    private static final int KEPT_LINES = 40;
    /**
     * Standard input of a background command would be /dev/null; the program has no use for it anyway. The shell gives
     * up the outputs, so that they end when the program ends. A second shell waits for the same end, for the case that the
     * first is killed. The first waits by means of a program: while a builtin reads, no shell takes notice of what has ended.
     */
    private static final String WHILE_INPUT =
            "\"$@\" & p=$!; exec 3<&0 >/dev/null 2>&1; (read -r _ <&3; kill $p) & cat; kill $p; wait $p";

    private final Process process;
    private final Deque<String> errors = new ArrayDeque<>();
    private final Consumer<String> errorListener;
    private final Thread errorReader;

    private Child(Process process, Consumer<String> errorListener) {
        this.process = process;
        this.errorListener = errorListener;
        this.errorReader = new Thread(this::readErrors, "standard error of " + process.pid());
        errorReader.setDaemon(true);
        errorReader.start();
    }

    /**
     * Starts {@code sh -c script sh arguments…}.
     *
     * @param station the network stack to run in
     * @param script a constant: what varies is an argument, so that the shell never reads it as a script
     * @param arguments {@code $1}, {@code $2} … of the script
     * @param errorListener told each line of standard error, on a thread of its own
     */
    public static Child start(
            Station station, String script, List<String> arguments, Consumer<String> errorListener) throws IOException {
        List<String> words = new ArrayList<>(List.of("setsid", "sh", "-c", script, "sh"));
        words.addAll(arguments);
        return new Child(Tools.start(new ProcessBuilder(station.command(words))), errorListener);
    }

    /**
     * Runs a program until the input ends, then ends the program.
     *
     * @param program its words
     */
    public static Child whileInput(Station station, List<String> program, Consumer<String> errorListener)
            throws IOException {
        return start(station, WHILE_INPUT, program, errorListener);
    }

    public InputStream output() {
        return process.getInputStream();
    }

    public OutputStream input() {
        return process.getOutputStream();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** The last lines of its standard error, joined. */
    public String errors() {
        try {
            errorReader.join(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (errors) {
            return String.join("; ", errors);
        }
    }

    /** Why it cannot be used any more: what it said last, or else by which signal or with which status it ended. */
    public Told ending(IOException why) {
        String said = errors();
        if (!said.isEmpty()) {
            return Told.plain(said);
        }
        try {
            // Its pipes close a moment before it is gone.
            process.waitFor(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (process.isAlive()) {
            return Told.of(why);
        }
        int status = process.exitValue();
        return status > 128 ? say("its process was ended by signal %d", status - 128) : say("its process ended with status %d", status);
    }

    private void readErrors() {
        try (Lines lines = Lines.of(process.getErrorStream())) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                synchronized (errors) {
                    errors.add(line);
                    if (errors.size() > KEPT_LINES) {
                        errors.poll();
                    }
                }
                errorListener.accept(line);
            }
        } catch (IOException e) {
            // The child is gone.
        }
    }

    /**
     * Ends its input and waits for it to undo what it did. A program of its that does not end within two seconds is
     * killed, but never the shell itself: what it has to undo, nobody else would.
     */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has closed its end already.
        }
        boolean interrupted = Thread.interrupted();
        for (int i = 0; i < 2; i++) {
            try {
                if (process.waitFor(2, TimeUnit.SECONDS)) {
                    break;
                }
                process.descendants().forEach(ProcessHandle::destroyForcibly);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
