package tcplab.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tcplab.event.Event;
import tcplab.journal.EventJson;
import tcplab.text.Columns;
import tcplab.text.Lines;

/** What is asked of whatever comes of an input; an {@link AssertionError} says what does not hold. */
public final class Asked {
    /** Nobody reads a longer sentence. */
    private static final int LONGEST_SENTENCE = 4_000;

    /** Characters of a text that are quoted before and after what is wrong. */
    private static final int AROUND = 80;

    private Asked() {}

    public static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    public static void same(Object expected, Object actual, String what) {
        that(expected.equals(actual), what + ": " + expected + " became " + actual);
    }

    /** The sentence by which an input is refused: there is one, and it is not as long as the input. */
    public static void sentence(String message) {
        that(message != null && !message.isBlank(), "refused without a sentence");
        that(message.length() <= LONGEST_SENTENCE, "a sentence of " + message.length() + " characters");
    }

    /** Lines for a terminal or a page: they show everything in them and obey nothing but line breaks and tabs. */
    public static void shown(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c != '\n' && c != '\t' && Columns.isHidden(c)) {
                String around = text.substring(Math.max(0, i - AROUND), Math.min(text.length(), i + AROUND));
                throw new AssertionError(String.format("U+%04X would be printed in: %s", c, Columns.visible(around)));
            }
        }
    }

    /** The lines of an input as the lab takes them from a tool. */
    public static List<String> lines(byte[] input) {
        return new String(input, StandardCharsets.UTF_8).lines().toList();
    }

    /** What is recorded is one line that is read back as the same. */
    public static void recorded(Event event) {
        String line = EventJson.write(event);
        that(line.indexOf('\n') < 0 && line.indexOf('\r') < 0, "more than one line: " + line);
        same(event, EventJson.read(line), "an event");
        that(line.length() <= Lines.USUAL_LINE_BYTES, "a line of " + line.length() + " characters");
    }
}
