package tcplab.text;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;

/**
 * A text of lines that begin with a word, behind which stands its value. The line after it may say the same in Chinese,
 * behind {@code #zh}; every other line with a {@code #} before it is a comment.
 */
public final class WordedText {
    private static final String CHINESE = "#zh";

    private WordedText() {}

    /**
     * One line with a word.
     *
     * @param line its number, from 1
     * @param value empty if only the word stands there
     * @param chinese the same in Chinese; empty if the next line does not say it
     */
    public record Entry(int line, String word, String value, String chinese) {
        /** The value in both languages; {@link Unreadable} if the Chinese is missing. */
        public Told told() throws Unreadable {
            if (chinese.isEmpty()) {
                throw new Unreadable(line, say("the Chinese of %s is missing", word), say("write it in the next line, after #zh"));
            }
            return Told.written(value, chinese);
        }
    }

    /** All of them, in order. @param told the words whose value is said in both languages: {@code #zh} stands after no other */
    public static List<Entry> of(String text, List<String> told) throws Unreadable {
        List<String> lines = text.lines().map(String::strip).toList();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (first(line).equals(CHINESE)) {
                checkFollows(i + 1, i == 0 ? "" : first(lines.get(i - 1)), told);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
                entries.add(new Entry(i + 1, first(line), rest(line), first(next).equals(CHINESE) ? rest(next) : ""));
            }
        }
        return List.copyOf(entries);
    }

    private static void checkFollows(int line, String before, List<String> told) throws Unreadable {
        if (!told.contains(before)) {
            throw new Unreadable(line, say("a #zh line stands right after what it says in Chinese"),
                    say("as after: %s", Told.listed(told)));
        }
    }

    private static String first(String line) {
        return line.split("\\s+", 2)[0];
    }

    private static String rest(String line) {
        String[] parts = line.split("\\s+", 2);
        return parts.length < 2 ? "" : parts[1];
    }
}
