package tcplab.client.desk;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;
import tcplab.render.Style;
import tcplab.text.Columns;

/**
 * Where the lab writes to, and how: results to standard output, everything else to standard error. The launcher says
 * in the environment which of them are terminals ({@code TCPLAB_TTY_OUT}, {@code TCPLAB_TTY_ERR}) and how wide.
 */
public final class Console {
    private static final int USUAL_WIDTH = 80;

    private final PrintStream out;
    private final PrintStream err;
    private Style style;
    private IntSupplier width;
    private Executor turn = Runnable::run;
    private final boolean debug;
    private final boolean errIsTerminal;

    Console(PrintStream out, PrintStream err, Style style, boolean debug, boolean errIsTerminal) {
        this.out = out;
        this.err = err;
        this.style = style;
        this.width = style::width;
        this.debug = debug;
        this.errIsTerminal = errIsTerminal;
    }

    public static Console of(Map<String, String> environment, boolean debug) {
        boolean outIsTerminal = environment.containsKey("TCPLAB_TTY_OUT");
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean color =
                outIsTerminal && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
        Style style = new Style(width(environment), isUtf8(environment), color);
        return new Console(
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                style,
                debug,
                environment.containsKey("TCPLAB_TTY_ERR") && !dumb);
    }

    private static int width(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
    }

    /** By the locale, in the order of locale(7). Unset means that nobody said anything against it. */
    private static boolean isUtf8(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.toUpperCase(java.util.Locale.ROOT).replace("-", "").contains("UTF8");
            }
        }
        return true;
    }

    /** How to draw, for the width that the terminal has now. */
    public Style style() {
        int now = width.getAsInt();
        if (now > 0 && now != style.width()) {
            style = new Style(now, style.unicode(), style.color());
        }
        return style;
    }

    /**
     * From now on others write to the same terminal.
     *
     * @param alone runs what writes while nobody else does
     * @param columns the terminal's width, or 0 if it is not known
     */
    public void share(Executor alone, IntSupplier columns) {
        turn = alone;
        width = columns;
    }

    public boolean debug() {
        return debug;
    }

    /** The text as a heading. */
    public String bold(String text) {
        return style.color() ? "\033[1m" + text + "\033[0m" : text;
    }

    /** Prints a result. */
    public void print(String text) {
        turn.execute(() -> {
            out.print(text.endsWith("\n") ? text : text + "\n");
            out.flush();
        });
    }

    /** Prints what the user is to answer on the same line. */
    public void prompt(String text) {
        turn.execute(() -> {
            out.print(text);
            out.flush();
        });
    }

    /** Prints a remark that is no result. */
    public void note(String text) {
        clearProgress();
        turn.execute(() -> err.println(text));
    }

    /** Prints what went wrong, and with {@code --debug} where. */
    public void error(String text, Throwable cause) {
        note("lab: " + text);
        if (debug && cause != null) {
            cause.printStackTrace(err);
        }
    }

    /** Takes a line for whoever looks for the cause of a fault. */
    public void log(String line) {
        if (debug) {
            note("debug: " + line);
        }
    }

    /** Shows what is being done, on a terminal only, in place of what was shown before. */
    public void progress(String text) {
        if (errIsTerminal) {
            String shown = Columns.cut(text, Math.max(0, style().width() - 1), "");
            err.print("\r\033[K" + shown);
            err.flush();
        }
    }

    public void clearProgress() {
        if (errIsTerminal) {
            err.print("\r\033[K");
            err.flush();
        }
    }
}
