package tcplab.client.cli;

/** The help texts, printed from the commands themselves. */
final class Usage {
    private Usage() {}

    static String version() {
        String version = Usage.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    static String all() {
        StringBuilder text = new StringBuilder("""
                TCP lab: TCP opens and closes on real kernel sockets, seen by four witnesses.

                Usage: scripts/lab                     the shell
                """);
        for (Command command : Main.COMMANDS) {
            text.append("       scripts/lab ").append(command.synopsis()).append('\n');
        }
        text.append('\n');
        for (Command command : Main.COMMANDS) {
            text.append(String.format("  %-11s %s%n", command.word(), command.help()));
        }
        return text.append("""

                Everywhere: --lang en|zh chooses the language (else the locale does), --debug shows where
                an error came from, NO_COLOR turns colour off.
                Exit codes: 0 every finding as recorded, 1 a finding differs, 2 something is
                inconclusive or could not run, 64 bad usage or script, 130 interrupted.

                Begin with: scripts/lab run tour
                """)
                .toString();
    }

    static String of(Command command) {
        return "Usage: scripts/lab " + command.synopsis() + "\n\n" + command.help() + "\n\nExample: scripts/lab "
                + command.example() + "\n";
    }
}
