package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tcplab.client.desk.Command;
import tcplab.client.desk.Commands;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Keypad;
import tcplab.client.desk.Reason;
import tcplab.client.desk.Steps;
import tcplab.client.desk.UsageException;
import tcplab.language.Word;
import tcplab.text.Language;
import tcplab.text.Told;

/** {@code scripts/lab [COMMAND …]}; without a command, the shell. */
public final class CommandLine {
    private final Commands commands;
    private final ShellCommand shell;

    /**
     * @param shell opens the shell
     * @param steps runs an experiment while a learner steps through it
     * @param keypad of whoever sits at the terminal
     */
    public CommandLine(ShellCommand.Opening shell, Steps.Opening steps, Keypad.Opening keypad) {
        this.commands = new Commands(List.of(
                new RunCommand(steps, keypad),
                new ListCommand(),
                new WhyCommand(),
                new AttachCommand(),
                new CheckCommand(),
                new MutateCommand(),
                new FieldCommand(),
                new ShowCommand(),
                new JudgeCommand(),
                new RunsCommand(),
                new DiffCommand(),
                new LearnCommand(steps),
                new QuizCommand(),
                new ReportCommand(),
                new ServeCommand(),
                new ExportCommand(),
                new StatementsCommand(),
                new DoctorCommand(),
                new CompletionCommand(this::words),
                new HelpCommand(() -> Stream.concat(words().stream(), shell.words().stream()).toList())));
        this.shell = new ShellCommand(shell, commands);
    }

    /** Does what the words say and returns the exit code; what goes wrong is said. */
    public int run(String[] arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        boolean debug = words.remove("--debug");
        Console console = Console.of(System.getenv(), debug);
        Unwatched unwatched = new Unwatched(console);
        Thread.setDefaultUncaughtExceptionHandler(unwatched);
        int code = obey(words, console, unwatched);
        console.clearProgress();
        if (console.failure().isPresent()) {
            console.error(console.failure().get(), null);
            code = Math.max(code, ExitCode.INCONCLUSIVE);
        }
        return code;
    }

    /** Does what the words say and returns the exit code; whatever goes wrong is a sentence on the console. */
    int obey(List<String> words, Console console) {
        return obey(words, console, new Unwatched(console));
    }

    private int obey(List<String> words, Console console, Unwatched unwatched) {
        try {
            console.speak(language(words, console.style().language()));
            return run(words, console);
        } catch (UsageException e) {
            console.error(e.told(), e);
            return ExitCode.USAGE;
        } catch (InvalidPathException e) {
            console.error(Reason.of(e), e);
            return ExitCode.USAGE;
        } catch (Exception | LinkageError | VirtualMachineError e) {
            unwatched.tell(e);
        }
        return ExitCode.INCONCLUSIVE;
    }

    /** {@code --lang en|zh} anywhere, or else the one spoken already. */
    private static Language language(List<String> words, Language already) throws UsageException {
        Language language = already;
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

    private int run(List<String> words, Console console) throws Exception {
        if (words.isEmpty() || words.get(0).equals("shell") || words.get(0).startsWith("--bench")) {
            if (!words.isEmpty() && words.get(0).equals("shell")) {
                words.remove(0);
            }
            return shell.run(words, console);
        }
        String word = words.remove(0);
        if (List.of("--help", "-h").contains(word)) {
            console.print(words.isEmpty() ? Usage.all(words(), console.style())
                    : Usage.of(commands.find(words.get(0)).word(), console.style()));
            return ExitCode.AS_RECORDED;
        }
        if (word.equals("--version")) {
            console.print(say("TCP lab %s", Usage.version()));
            return ExitCode.AS_RECORDED;
        }
        if (word.equals(RehearseCommand.WORD)) {
            return RehearseCommand.run(this, shell, console);
        }
        if (word.equals(WorkerCommand.WORD)) {
            return new WorkerCommand().run(words, console);
        }
        Command command = commands.find(word);
        if (words.contains("--help") || words.contains("-h")) {
            console.print(Usage.of(command.word(), console.style()));
            return ExitCode.AS_RECORDED;
        }
        return command.run(words, console);
    }

    private List<Word> words() {
        return commands.words();
    }
}
