package tcplab.client.cli;

import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import tcplab.text.DidYouMean;

/** The lab's entry: {@code scripts/lab [COMMAND …]}; without a command, the shell. */
public final class Main {
    /** In the order in which help lists them. */
    static final List<Command> COMMANDS = List.of(
            new RunCommand(),
            new ListCommand(),
            new CheckCommand(),
            new ShowCommand(),
            new JudgeCommand(),
            new StatementsCommand(),
            new DoctorCommand());

    private Main() {}

    public static void main(String[] arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        boolean debug = words.remove("--debug");
        // Held, for the logging system itself keeps loggers only weakly.
        Logger netty = Logger.getLogger("io.netty");
        netty.setLevel(debug ? Level.WARNING : Level.OFF);
        Console console = Console.of(System.getenv(), debug);
        int code;
        try {
            code = run(words, console);
        } catch (UsageException e) {
            console.error(e.getMessage(), e);
            code = ExitCode.USAGE;
        } catch (FileSystemException e) {
            console.error(e.getFile() + ": " + Reason.of(e), e);
            code = ExitCode.INCONCLUSIVE;
        } catch (Exception | LinkageError e) {
            console.error(e.getMessage() == null ? e.toString() : e.getMessage(), e);
            code = ExitCode.INCONCLUSIVE;
        }
        console.clearProgress();
        System.exit(code);
    }

    private static int run(List<String> words, Console console) throws Exception {
        if (words.isEmpty() || words.get(0).equals("shell") || words.get(0).startsWith("--bench")) {
            if (!words.isEmpty() && words.get(0).equals("shell")) {
                words.remove(0);
            }
            return new ShellCommand().run(words, console);
        }
        String word = words.remove(0);
        if (List.of("--help", "-h", "help").contains(word)) {
            console.print(words.isEmpty() ? Usage.all() : Usage.of(find(words.get(0))));
            return ExitCode.AS_RECORDED;
        }
        if (word.equals("--version")) {
            console.print("TCP lab " + Usage.version());
            return ExitCode.AS_RECORDED;
        }
        if (word.equals(RehearseCommand.WORD)) {
            return RehearseCommand.run();
        }
        if (word.equals(WorkerCommand.WORD)) {
            return new WorkerCommand().run(words, console);
        }
        Command command = find(word);
        if (words.contains("--help") || words.contains("-h")) {
            console.print(Usage.of(command));
            return ExitCode.AS_RECORDED;
        }
        return command.run(words, console);
    }

    private static Command find(String word) throws UsageException {
        for (Command command : COMMANDS) {
            if (command.word().equals(word)) {
                return command;
            }
        }
        List<String> known = COMMANDS.stream().map(Command::word).toList();
        throw new UsageException("'" + word + "' is no command", DidYouMean.hint(word, known) + " See: scripts/lab --help");
    }
}
