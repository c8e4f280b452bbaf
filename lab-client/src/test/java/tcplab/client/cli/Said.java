package tcplab.client.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tcplab.client.desk.Console;
import tcplab.render.Style;

/**
 * What a command line leads to, without a process of its own.
 *
 * @param code the exit code
 */
record Said(int code, String out, String err) {
    private static final CommandLine COMMANDS = new CommandLine(
            (bench, commands, console) -> 0, console -> null, () -> null);

    static Said by(boolean color, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(out, err, new Style(100, true, color), false, false);
        int code = COMMANDS.obey(new ArrayList<>(List.of(words)), console);
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static Said by(String... words) {
        return by(false, words);
    }
}
