package tcplab.client.desk;

import static tcplab.text.Told.say;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tcplab.host.Ending;
import tcplab.render.Ink;
import tcplab.render.Painted;
import tcplab.render.Style;
import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.text.Told;

/**
 * Where the lab writes to, and how: results to standard output, everything else to standard error. The launcher says
 * in the environment which of them are terminals ({@code TCPLAB_TTY_OUT}, {@code TCPLAB_TTY_ERR}) and how wide.
 *
 * <p>Scripts, kept runs and the output of tools are data: no character of theirs that a terminal would obey leaves here.
 * The lab's own codes are added behind that, see {@link Painted}.
 */
public final class Console {
    private static final int USUAL_WIDTH = 80;

    private final Writer out;
    private final Writer err;
    private Style style;
    private IntSupplier width;
    private Executor turn = Runnable::run;
    private String calling = "scripts/lab ";
    private final boolean debug;
    private final boolean errIsTerminal;
    private boolean outIsTerminal;
    private final BooleanSupplier ending;
    private volatile IOException outFailed;

    /** @param out takes results; @param err takes everything else */
    public Console(OutputStream out, OutputStream err, Style style, boolean debug, boolean errIsTerminal) {
        this(out, err, style, debug, errIsTerminal, Ending::hasBegun);
    }

    /** @param ending whether this process has been told to end */
    Console(OutputStream out, OutputStream err, Style style, boolean debug, boolean errIsTerminal, BooleanSupplier ending) {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.err = new OutputStreamWriter(err, StandardCharsets.UTF_8);
        this.style = style;
        this.width = style::width;
        this.debug = debug;
        this.errIsTerminal = errIsTerminal;
        this.ending = ending;
    }

    public static Console of(Map<String, String> environment, boolean debug) {
        boolean outIsTerminal = environment.containsKey("TCPLAB_TTY_OUT");
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean color =
                outIsTerminal && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
        boolean utf8 = isUtf8(environment);
        // Chinese in another encoding than ours could not be read.
        Style style = new Style(width(environment), utf8, color, utf8 ? Language.of(environment) : Language.EN);
        Console console = new Console(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                style,
                debug,
                environment.containsKey("TCPLAB_TTY_ERR") && !dumb);
        console.outIsTerminal = outIsTerminal;
        return console;
    }

    private static int width(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
    }

    /** By the locale, in the order of locale(7). Unset means that nobody said anything against it. */
    private static boolean isUtf8(Map<String, String> environment) {
        for (String name : new String[] {"TCPLAB_LC_CTYPE", "LC_ALL", "LC_CTYPE", "LANG"}) {
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
            style = new Style(now, style.unicode(), style.color(), style.language());
        }
        return style;
    }

    /** From now on this console speaks the language. */
    public void speak(Language language) {
        style = new Style(style.width(), style.unicode(), style.color(), language);
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

    /** From now on the user types at the shell's prompt. */
    public void atPrompt() {
        calling = "";
    }

    /** True if what comes on standard input are the lines of the shell. */
    public boolean isAtPrompt() {
        return calling.isEmpty();
    }

    /** A command as the user types it here: at the shell's prompt as it is, otherwise after {@code scripts/lab}. */
    public String typed(String command) {
        return calling + command;
    }

    public boolean debug() {
        return debug;
    }

    /** The text as a heading. */
    public static Painted bold(String text) {
        return Painted.of(Ink.BOLD, text);
    }

    /** Prints a result. */
    public void print(String text) {
        print(Painted.of(text));
    }

    /** Prints a result that is a sentence. */
    public void print(Told sentence) {
        print(outIsTerminal ? wrapped(tell(sentence)) : tell(sentence));
    }

    /**
     * Lines broken where the language allows it: a terminal would break them anywhere. A word that is longer than a line,
     * as a path can be, stays whole, for a terminal copies it so.
     */
    private String wrapped(String text) {
        int columns = style().width();
        return text.lines()
                .flatMap(line -> Stream.of(line.split(" ")).anyMatch(word -> Columns.width(word) > columns && word.matches("\\p{ASCII}+"))
                        ? Stream.of(line)
                        : Columns.wrap(line, columns, "").stream())
                .collect(Collectors.joining("\n", "", text.endsWith("\n") ? "\n" : ""));
    }

    /** True if somebody reads the results as they come, on lines of so many columns. */
    public boolean isRead() {
        return outIsTerminal;
    }

    /** A line of a list as it is printed: on a terminal broken where the language allows it. @param column where its last column begins */
    public String row(String line, int column) {
        int columns = style().width();
        String indent = " ".repeat(column <= columns / 2 ? column : Math.min(column, 4));
        return outIsTerminal ? String.join("\n", Columns.wrap(line, columns, indent)) : line;
    }

    /** Prints a result in its colours. */
    public void print(Painted text) {
        data(written(text));
    }

    /** Prints what a program reads, in which hidden characters are escaped already by the rules of its form. */
    public void data(String text) {
        turn.execute(() -> toOut(text.endsWith("\n") ? text : text + "\n"));
    }

    /** Prints what the user is to answer on the same line. */
    public void prompt(Told sentence) {
        String text = tell(sentence);
        String blanks = text.substring(text.stripTrailing().length());
        turn.execute(() -> toOut(Columns.visible((outIsTerminal ? wrapped(text.stripTrailing()) + blanks : text))));
    }

    /** The text as it may be written to this console's terminal. */
    public String written(Painted text) {
        return text.written(style.color());
    }

    private synchronized void toOut(String text) {
        try {
            out.write(text);
            out.flush();
        } catch (IOException e) {
            outFailed = outFailed == null ? e : outFailed;
        }
    }

    /** Why what was printed has not all arrived; empty if it has, or if its reader has gone and wants no more. */
    public Optional<Told> failure() {
        return Optional.ofNullable(outFailed)
                .map(e -> String.valueOf(e.getMessage()))
                .filter(why -> !why.contains("Broken pipe"))
                .map(why -> say("standard output cannot be written: %s", why));
    }

    /** The sentence in the language of this console. */
    public String tell(Told sentence) {
        return style.language().tell(sentence);
    }

    /** Prints a sentence of the lab that is no result. */
    public void remark(Told sentence) {
        note(Told.format("lab: %s", sentence));
    }

    /** Prints a remark that is no result. */
    public void note(Told sentence) {
        note(errIsTerminal ? wrapped(tell(sentence)) : tell(sentence));
    }

    /** Prints a remark that is no result. */
    public void note(String text) {
        clearProgress();
        turn.execute(() -> toErr(Columns.visible(text) + "\n"));
    }

    private synchronized void toErr(String text) {
        try {
            err.write(text);
            err.flush();
        } catch (IOException e) {
            // There is nowhere else to say so.
        }
    }

    /**
     * Prints what went wrong, and with {@code --debug} where. While the process ends, what the lab stands on goes, as its
     * terminal and its threads: what fails of that is no fault of the lab and not worth a word.
     */
    public void error(Told sentence, Throwable cause) {
        if (!debug && Reason.isFault(cause) && ending.getAsBoolean()) {
            return;
        }
        remark(sentence);
        if (debug && cause != null) {
            StringWriter trace = new StringWriter();
            cause.printStackTrace(new PrintWriter(trace, true));
            note(trace.toString().stripTrailing());
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
            toErr("\r\033[K" + Columns.cut(Columns.printable(text), Math.max(0, style().width() - 1), ""));
        }
    }

    public void clearProgress() {
        if (errIsTerminal) {
            toErr("\r\033[K");
        }
    }
}
