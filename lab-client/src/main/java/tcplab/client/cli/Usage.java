package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.util.List;
import tcplab.language.Word;
import tcplab.render.Style;
import tcplab.text.Columns;
import tcplab.text.Told;

/** How the command line is used, printed from its words. */
final class Usage {
    private static final int NAME = 12;

    private Usage() {}

    static String version() {
        String version = Usage.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    /** @param style of the reader's terminal */
    static String all(List<Word> commands, Style style) {
        int width = style.width();
        StringBuilder text = new StringBuilder(style.tell(
                say("TCP lab: TCP opens and closes on real kernel sockets, seen by four witnesses.\n\n"
                        + "Usage: scripts/lab                     the shell\n")));
        String indent = " ".repeat("Usage: ".length());
        for (Word command : commands) {
            text.append(lines(indent + command.synopsis(), width, indent + " ".repeat(NAME)));
        }
        text.append('\n');
        for (Word command : commands) {
            text.append(lines("  " + Columns.pad(command.name(), NAME) + style.tell(command.help()), width, " ".repeat(2 + NAME)));
        }
        return text.append(style.tell(say("\nEverywhere: --lang en|zh chooses the language (else the locale does), --debug shows where\n"
                        + "an error came from, NO_COLOR turns colour off.\n"
                        + "Exit codes: 0 every finding as recorded, 1 a finding differs, 2 something is\n"
                        + "inconclusive or could not run, 64 bad usage or script, 130 interrupted.\n\n"
                        + "Begin with: scripts/lab run tour\n"
                        + "The words of an experiment: scripts/lab help\n")))
                .toString();
    }

    static String of(Word command, Style style) {
        int width = style.width();
        return lines(style.tell(say("Usage: %s", command.synopsis())), width, "       ") + "\n"
                + lines(style.tell(command.help()), width, "") + "\n"
                + lines(style.tell(say("Example: %s", command.example())), width, "  ");
    }

    private static String lines(String text, int width, String indent) {
        return String.join("\n", Columns.wrap(text, width, indent)) + "\n";
    }
}
