package tcplab.client.cli;

import static tcplab.text.Language.say;

import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import tcplab.text.DidYouMean;
import tcplab.text.Language;

/** The lab's entry: {@code scripts/lab [COMMAND …]}; without a command, the shell. */
public final class Main {
    /** In the order in which help lists them. */
    static final List<Command> COMMANDS = List.of(
            new RunCommand(),
            new ListCommand(),
            new CheckCommand(),
            new ShowCommand(),
            new JudgeCommand(),
            new RunsCommand(),
            new DiffCommand(),
            new QuizCommand(),
            new ReportCommand(),
            new ExportCommand(),
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
            // Chinese in another encoding than ours could not be read.
            Language.speak(console.style().unicode() ? Language.of(System.getenv()) : Language.EN);
            Language.speak(language(words));
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

    /** {@code --lang en|zh} anywhere, or else the one spoken already. */
    private static Language language(List<String> words) throws UsageException {
        Language language = Language.spoken();
        for (int at = first(words); at >= 0; at = first(words)) {
            String word = words.remove(at);
            if (word.equals("--lang") && at == words.size()) {
                throw new UsageException(say("%s needs a value", "--lang"), say("as in: %s", "--lang zh"));
            }
            String name = word.equals("--lang") ? words.remove(at) : word.substring("--lang=".length());
            if (!List.of("en", "zh").contains(name)) {
                throw new UsageException(say("'%s' is no %s", name, say("language of the lab")), say("one of: %s", "en, zh"));
            }
            language = name.equals("zh") ? Language.ZH : Language.EN;
        }
        return language;
    }

    private static int first(List<String> words) {
        for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
            if (words.get(i).equals("--lang") || words.get(i).startsWith("--lang=")) {
                return i;
            }
        }
        return -1;
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
            console.print(words.isEmpty() ? Usage.all(console.style().width()) : Usage.of(find(words.get(0)), console.style().width()));
            return ExitCode.AS_RECORDED;
        }
        if (word.equals("--version")) {
            console.print(say("TCP lab %s", Usage.version()));
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
            console.print(Usage.of(command, console.style().width()));
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
        throw new UsageException(say("'%s' is no %s", word, say("command")), say("%s See: scripts/lab --help", DidYouMean.hint(word, known)));
    }
}
