package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import tcplab.client.desk.Command;
import tcplab.client.desk.Commands;
import tcplab.client.desk.Console;
import tcplab.client.desk.UsageException;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.text.Told;

/** No command at all: the shell. */
public final class ShellCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "shell",
            "scripts/lab [--bench auto|wire|loopback|host]",
            say("The shell: experiments and every verb of the language, live."),
            "scripts/lab");

    /** Opens the shell on a bench and returns its exit code at the end. */
    public interface Opening {
        int open(String bench, Commands commands, Console console) throws IOException;

        /** What can be typed there beside the lines of a script. */
        default List<Word> words() {
            return List.of();
        }

        /** Opens it on no terminal, types a few words and leaves, so that its classes are loaded. */
        default void rehearse(Commands commands, Console console) throws IOException {}
    }

    private final Opening opening;
    private final Commands commands;

    /** @param commands what the shell can do as well */
    ShellCommand(Opening opening, Commands commands) {
        this.opening = opening;
        this.commands = commands;
    }

    /** See {@link Opening#rehearse}. */
    void rehearse(Console console) throws IOException {
        opening.rehearse(commands, console);
    }

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--bench", true));
        if (!options.operands().isEmpty()) {
            throw new UsageException(say("'%s' is one word too many", options.operands().get(0)), say("see: %s", "scripts/lab --help"));
        }
        return opening.open(RunCommand.bench(options), commands, console);
    }
}
