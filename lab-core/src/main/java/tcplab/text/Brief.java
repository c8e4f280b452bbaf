package tcplab.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages of a length that is read: what somebody wrote is quoted, but not whole if it is very long, and on one line, so
 * that nothing of it passes for a line of the lab's own.
 */
public final class Brief {
    private static final int LONGEST_WORD = 200;
    private static final int KEPT_OF_WORD = 40;
    private static final int LONGEST_MESSAGE = 1_000;
    private static final int KEPT_AT_THE_END = 200;
    private static final Pattern LONG_WORD = Pattern.compile("\\S{" + (LONGEST_WORD + 1) + ",}");

    private Brief() {}

    /** The message with the beginnings of its very long words; of a very long message its beginning and its end. */
    public static String of(String message) {
        String brief = words(message);
        if (brief.length() <= LONGEST_MESSAGE) {
            return brief;
        }
        int tail = brief.length() - KEPT_AT_THE_END;
        int end = Character.isLowSurrogate(brief.charAt(tail)) ? tail + 1 : tail;
        return head(brief, LONGEST_MESSAGE - KEPT_AT_THE_END) + " … " + brief.substring(end);
    }

    /** The text with the beginnings of its very long words. */
    public static String words(String text) {
        String line = Columns.printable(text);
        return line.length() <= LONGEST_WORD
                ? line
                : LONG_WORD.matcher(line)
                        .replaceAll(word -> Matcher.quoteReplacement(head(word.group(), KEPT_OF_WORD) + "…"));
    }

    /** Not ending within a pair. */
    private static String head(String text, int characters) {
        int end = Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters;
        return text.substring(0, end);
    }
}
