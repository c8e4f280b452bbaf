package tcplab.client.shell;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import tcplab.client.desk.Commands;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Keypad;
import tcplab.client.desk.Learner;
import tcplab.client.desk.StateFolder;
import tcplab.host.BenchUnavailable;
import tcplab.language.Word;
import tcplab.render.Painted;
import tcplab.socket.Quit;
import tcplab.text.Lines;
import tcplab.text.Told;

/** The shell: at a terminal a prompt with completion, history and a status line; otherwise a script from a pipe. */
public final class Shell {
    private static final int USUAL_COLUMNS = 80;
    private static final int USUAL_ROWS = 24;
    private static final String PROMPT = "lab> ";

    private Shell() {}

    /** What can be typed beside the lines of a script. */
    public static List<Word> words() {
        return Words.all();
    }

    /** Runs until the end of the input and returns the exit code. @param commands of the command line, for its words */
    public static int run(String bench, Commands commands, Console console) throws IOException {
        Quit.soonEnds();
        console.atPrompt();
        boolean interactive = System.getenv("TCPLAB_TTY_IN") != null;
        try (LabAtHand lab = new LabAtHand(bench, console)) {
            return interactive ? atTerminal(lab, commands, console) : fromPipe(lab, commands, console);
        } catch (BenchUnavailable e) {
            console.error(e.told(), e);
            return ExitCode.INCONCLUSIVE;
        }
    }

    /** Does line after line; the first that fails ends it, as in a script. */
    private static int fromPipe(LabAtHand lab, Commands commands, Console console) throws IOException, BenchUnavailable {
        lab.begin();
        int number = 0;
        try (Lines lines = Lines.of(System.in)) {
            Learner learner = new Learner(prompt -> lines.next(), false, console);
            Interpreter interpreter = new Interpreter(lab, commands, console, console::print, null, learner);
            for (String line = lines.next(); line != null; line = lines.next()) {
                number++;
                if (!interpreter.line(line)) {
                    return interpreter.exitCode();
                }
                if (interpreter.failed()) {
                    console.remark(say("stopped at line %d of the script", number));
                    return interpreter.exitCode();
                }
            }
            interpreter.said().forEach(console::print);
            return interpreter.exitCode();
        }
    }

    private static int atTerminal(LabAtHand lab, Commands commands, Console console) throws IOException, BenchUnavailable {
        JLineLog.show(console.debug());
        try (Terminal terminal = terminal(console)) {
            return at(terminal, lab, commands, console);
        }
    }

    /** Opens it without a terminal, reads a few words and leaves: so that a launcher can keep the classes. */
    public static void rehearse(Commands commands, Console console) throws IOException {
        JLineLog.show(false);
        try (LabAtHand lab = new LabAtHand("auto", console);
                // It does not end: a terminal whose input ends closes by itself, whatever is still to be read.
                PipedOutputStream keys = new PipedOutputStream();
                PipedInputStream typed = new PipedInputStream(keys);
                Terminal terminal = TerminalBuilder.builder()
                        .system(false)
                        .streams(typed, OutputStream.nullOutputStream())
                        .type("xterm-256color")
                        .build()) {
            keys.write("help connect\nserver listen 7000\nladder\nexit\n".getBytes(StandardCharsets.UTF_8));
            at(terminal, lab, commands, console);
        } catch (BenchUnavailable e) {
            // What it would have loaded is loaded later.
        } catch (IllegalStateException e) {
            // Closing it ends the thread that copies its output, which closes it too: the later of the two may find it closed.
        }
    }

    /** Single keys of this process's own terminal. */
    public static Keypad keypad() throws IOException {
        JLineLog.show(false);
        return Keys.ofTerminal();
    }

    private static int at(Terminal terminal, LabAtHand lab, Commands commands, Console console)
            throws IOException, BenchUnavailable {
        if (terminal.getSize().getColumns() == 0) {
            // A terminal that does not know its size, as over a serial line.
            terminal.setSize(Size.of(USUAL_COLUMNS, USUAL_ROWS));
        }
        Prompt prompt = new Prompt(terminal);
        console.share(prompt::alone, () -> terminal.getSize().getColumns());
        Consumer<Painted> above = line -> prompt.printAbove(console.written(line));
        Learner learner = new Learner(question -> prompt.answer(console.tell(question)), true, console);
        Interpreter interpreter = new Interpreter(lab, commands, console,
                above, terminal, learner);
        furnish(prompt, interpreter, console);
        // What sets the lab up would take the processors from what draws the first prompt, which people wait for.
        prompt.whenWaiting(lab::begin);
        Thread conductor = Thread.currentThread();
        terminal.handle(Terminal.Signal.INT, signal -> conductor.interrupt());
        try (StatusLine status = new StatusLine(terminal, prompt, lab, console);
                Meanwhile meanwhile = new Meanwhile(
                        prompt, interpreter::said, line -> above.accept(Painted.of(console.tell(line))))) {
            status.start();
            console.print(say("TCP lab. Type help, or try: run close/three-way"));
            for (String entry = read(prompt); entry != null; entry = read(prompt)) {
                if (!all(entry.lines().toList(), interpreter, console)) {
                    break;
                }
            }
            return ExitCode.AS_RECORDED;
        }
    }

    /** Does the lines of one entry, several if they were pasted, up to the first that fails. False after the last of all. */
    private static boolean all(List<String> lines, Interpreter interpreter, Console console)
            throws IOException, BenchUnavailable {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            // Copied from a session, with its prompt.
            if (!interpreter.line(line.startsWith(PROMPT) ? line.substring(PROMPT.length()) : line)) {
                return false;
            }
            // An interrupt was for the step that has just ended, and for what was to follow it.
            boolean stopped = Thread.interrupted() || interpreter.failed();
            if (stopped && i + 1 < lines.size()) {
                console.remark(say("stopped at line %d of %d; not run:", i + 1, lines.size()));
                lines.subList(i + 1, lines.size()).forEach(left -> console.note("  " + left.strip()));
                return true;
            }
        }
        return true;
    }

    /** By the locale that was asked for, also where the system does not have its files. */
    private static Terminal terminal(Console console) throws IOException {
        TerminalBuilder builder = OwnTerminal.builder();
        return OwnTerminal.open(console.style().unicode() ? builder.encoding(StandardCharsets.UTF_8) : builder);
    }

    /** The next line; an empty one after Ctrl-C, null after Ctrl-D. */
    private static String read(LineReader reader) {
        try {
            return reader.readLine(PROMPT);
        } catch (UserInterruptException e) {
            return "";
        } catch (EndOfFileException e) {
            return null;
        }
    }

    private static void furnish(Prompt prompt, Interpreter interpreter, Console console) {
        prompt.setCompleter(new WordCompleter(interpreter));
        prompt.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        prompt.option(LineReader.Option.AUTO_MENU, true);
        if (console.style().color()) {
            prompt.setHighlighter(new WordHighlighter(interpreter));
            // Without colours it could not be told from what was typed.
            prompt.hint(interpreter::rest);
        }
        history(System.getenv()).ifPresent(file -> prompt.setVariable(LineReader.HISTORY_FILE, file));
    }

    /** The history's file, unless the user's state folder cannot be written. */
    private static java.util.Optional<Path> history(Map<String, String> environment) {
        try {
            Path folder = Files.createDirectories(StateFolder.of(environment));
            return Files.isWritable(folder) ? java.util.Optional.of(folder.resolve("history")) : java.util.Optional.empty();
        } catch (IOException e) {
            return java.util.Optional.empty();
        }
    }
}
