package tcplab.client;

import java.io.IOException;
import java.util.List;
import tcplab.client.cli.CommandLine;
import tcplab.client.cli.ShellCommand;
import tcplab.client.desk.Commands;
import tcplab.client.desk.Console;
import tcplab.client.shell.LearnersKeys;
import tcplab.client.shell.Shell;
import tcplab.language.Word;

/** The lab's entry, {@code scripts/lab [COMMAND …]}: gives the command line its shell. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Not method references, which would load the shell and JLine with every command.
        CommandLine commandLine = new CommandLine(
                new ShellCommand.Opening() {
                    @Override
                    public int open(String bench, Commands commands, Console console) throws IOException {
                        return Shell.run(bench, commands, console);
                    }

                    @Override
                    public List<Word> words() {
                        return Shell.words();
                    }

                    @Override
                    public void rehearse(Commands commands, Console console) throws IOException {
                        Shell.rehearse(commands, console);
                    }
                },
                console -> LearnersKeys.open(console),
                () -> Shell.keypad());
        System.exit(commandLine.run(arguments));
    }
}
