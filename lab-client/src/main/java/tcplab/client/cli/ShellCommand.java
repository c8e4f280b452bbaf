package tcplab.client.cli;

import static tcplab.text.Language.say;

import java.util.List;
import java.util.Map;
import tcplab.client.shell.Shell;

/** No command at all: the shell. */
final class ShellCommand implements Command {
    @Override
    public String word() {
        return "shell";
    }

    @Override
    public String synopsis() {
        return "[--bench auto|wire|loopback|host]";
    }

    @Override
    public String help() {
        return say("The shell: experiments and every verb of the language, live.");
    }

    @Override
    public String example() {
        return "";
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--bench", true));
        if (!options.operands().isEmpty()) {
            throw new UsageException(say("'%s' is one word too many", options.operands().get(0)), say("see: %s", "scripts/lab --help"));
        }
        return Shell.run(RunCommand.bench(options), console);
    }
}
