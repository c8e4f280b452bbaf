package tcplab.command;

import static tcplab.text.Language.say;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.text.DidYouMean;
import tcplab.verdict.SyntaxProblem;

/**
 * The words of one line, taken one after the other. Words are separated by blanks; {@code ;} is a word of its own;
 * {@code "…"} is one word in which {@code \n}, {@code \"} and {@code \\} are understood.
 */
public final class Arguments {
    private static final Pattern DURATION = Pattern.compile("(\\d+)(us|ms|s)");

    /** A word, and whether it was in quotes. */
    public record Word(String text, boolean quoted) {}

    private final List<Word> words;
    private final String synopsis;
    private int next;

    private Arguments(List<Word> words, String synopsis) {
        this.words = words;
        this.synopsis = synopsis;
    }

    /** Splits a line; a missing closing quote is a {@link SyntaxProblem}. */
    public static List<Word> split(String line) throws SyntaxProblem {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '"') {
                int end = closingQuote(line, at);
                words.add(new Word(unescape(line.substring(at + 1, end)), true));
                at = end + 1;
            } else {
                int end = at + 1;
                while (c != ';' && end < line.length() && !endsWord(line.charAt(end))) {
                    end++;
                }
                words.add(new Word(line.substring(at, end), false));
                at = end;
            }
        }
        return words;
    }

    private static boolean endsWord(char c) {
        return Character.isWhitespace(c) || c == '"' || c == ';';
    }

    private static int closingQuote(String line, int open) throws SyntaxProblem {
        for (int i = open + 1; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == '"') {
                return i;
            }
        }
        throw new SyntaxProblem(say("the quote at column %d is not closed", open + 1), say("add a \" at the end"));
    }

    private static String unescape(String text) {
        return text.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
    }

    /** @param synopsis what the line should look like, for messages */
    public static Arguments of(List<Word> words, String synopsis) {
        return new Arguments(words, synopsis);
    }

    public boolean hasNext() {
        return next < words.size();
    }

    /** The next word without taking it, or an empty text at the end. */
    public String peek() {
        return hasNext() ? words.get(next).text() : "";
    }

    public boolean nextIsQuoted() {
        return hasNext() && words.get(next).quoted();
    }

    /** Takes the next word. @param what its name in the message when it is missing */
    public String next(String what) throws SyntaxProblem {
        if (!hasNext()) {
            throw new SyntaxProblem(say("%s is missing", what), say("write: %s", synopsis));
        }
        return words.get(next++).text();
    }

    /** Takes the next word if it is this one. */
    public boolean take(String word) {
        if (hasNext() && !words.get(next).quoted() && peek().equals(word)) {
            next++;
            return true;
        }
        return false;
    }

    /** Takes the next word, which must be one of these. */
    public String oneOf(String what, Collection<String> allowed) throws SyntaxProblem {
        String word = next(what);
        if (!allowed.contains(word)) {
            throw new SyntaxProblem(say("'%s' is no %s", word, what), DidYouMean.hint(word, allowed));
        }
        return word;
    }

    /** Takes the next word as a whole number within the limits. */
    public int number(String what, int least, int most) throws SyntaxProblem {
        String word = next(what);
        try {
            int number = Integer.parseInt(word);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the one message for both.
        }
        throw new SyntaxProblem(
                say("'%s' is no %s", word, what), say("write a whole number from %d to %d", least, most));
    }

    /** Takes the next word as a duration: {@code 300us}, {@code 30ms}, {@code 2s}. */
    public Duration duration(String what) throws SyntaxProblem {
        String word = next(what);
        return durationOf(word).orElseThrow(
                () -> new SyntaxProblem(say("'%s' is no %s", word, what), say("write a duration such as 30ms or 2s")));
    }

    public static Optional<Duration> durationOf(String word) {
        Matcher matcher = DURATION.matcher(word);
        if (!matcher.matches() || matcher.group(1).length() > 9) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "us" -> Duration.ofNanos(count * 1000);
                    case "ms" -> Duration.ofMillis(count);
                    default -> Duration.ofSeconds(count);
                });
    }

    /** Takes all that is left. */
    public List<Word> rest() {
        List<Word> rest = List.copyOf(words.subList(next, words.size()));
        next = words.size();
        return rest;
    }

    /** A {@link SyntaxProblem} if a word is left over. */
    public void end() throws SyntaxProblem {
        if (hasNext()) {
            throw new SyntaxProblem(say("'%s' is one word too many", peek()), say("write: %s", synopsis));
        }
    }
}
