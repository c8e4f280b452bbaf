package tcplab.client.cli;

import static tcplab.text.Language.say;

import tcplab.client.desk.Command;
import tcplab.client.desk.Commands;
import tcplab.text.Columns;

/** The help texts, printed from the commands themselves. */
final class Usage {
    private static final int WORD = 12;

    private Usage() {}

    static String version() {
        String version = Usage.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    /** @param width columns of the reader's terminal */
    static String all(Commands commands, int width) {
        StringBuilder text = new StringBuilder(
                say("TCP lab: TCP opens and closes on real kernel sockets, seen by four witnesses.\n\n"
                        + "Usage: scripts/lab                     the shell\n"));
        for (Command command : commands) {
            text.append("       scripts/lab ").append(command.synopsis()).append('\n');
        }
        text.append('\n');
        for (Command command : commands) {
            String row = "  " + Columns.pad(command.word(), WORD) + command.help();
            Columns.wrap(row, width, " ".repeat(2 + WORD)).forEach(line -> text.append(line).append('\n'));
        }
        return text.append(say("\nEverywhere: --lang en|zh chooses the language (else the locale does), --debug shows where\n"
                        + "an error came from, NO_COLOR turns colour off.\n"
                        + "Exit codes: 0 every finding as recorded, 1 a finding differs, 2 something is\n"
                        + "inconclusive or could not run, 64 bad usage or script, 130 interrupted.\n\n"
                        + "Begin with: scripts/lab run tour\n"))
                .toString();
    }

    static String of(Command command, int width) {
        return say("Usage: %s", "scripts/lab " + command.synopsis()) + "\n\n"
                + String.join("\n", Columns.wrap(command.help(), width, "")) + "\n\n"
                + say("Example: %s", "scripts/lab " + command.example()) + "\n";
    }
}
