package tcplab.client;

import tcplab.client.cli.CommandLine;
import tcplab.client.shell.Shell;
import tcplab.client.shell.StepMode;

/** The lab's entry, {@code scripts/lab [COMMAND …]}: gives the command line its shell. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Not method references, which would load the shell and JLine with every command.
        CommandLine commandLine = new CommandLine(
                (bench, commands, console) -> Shell.run(bench, commands, console),
                (lab, experiment, folder, console) -> StepMode.run(lab, experiment, folder, console));
        System.exit(commandLine.run(arguments));
    }
}
