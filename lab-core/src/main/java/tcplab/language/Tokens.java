package tcplab.language;

import static tcplab.text.Told.say;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.model.TcpState;
import tcplab.text.DidYouMean;
import tcplab.text.Told;

/**
 * The words of one line, taken one after the other. Words are separated by blanks; {@code ;} is a word of its own;
 * {@code "…"} is one word, for its escapes see {@link Escapes}. A comment at the end is no word.
 */
public final class Tokens {
    private static final Pattern DURATION = Pattern.compile("(\\d+)(us|ms|s)");

    /** A word as it is meant, and whether it was in quotes. */
    public record Token(String text, boolean quoted) {}

    private final List<Token> tokens;
    private final String synopsis;
    private int next;

    private Tokens(List<Token> tokens, String synopsis) {
        this.tokens = tokens;
        this.synopsis = synopsis;
    }

    /** @param synopsis what the line should look like, for messages */
    public static Tokens of(List<Token> tokens, String synopsis) {
        return new Tokens(List.copyOf(tokens), synopsis);
    }

    /** Splits a line; a missing closing quote and an unknown escape are a {@link SyntaxProblem}. */
    public static List<Token> split(String line) throws SyntaxProblem {
        List<Token> tokens = new ArrayList<>();
        for (Piece piece : Piece.of(line)) {
            if (!piece.isWhole()) {
                throw new SyntaxProblem(
                        say("the quote at column %d is not closed", piece.column()), say("add a \" at the end"));
            }
            switch (piece.kind()) {
                case WORD -> tokens.add(new Token(piece.text(), false));
                case QUOTED -> tokens.add(new Token(Escapes.undo(piece.text().substring(1, piece.text().length() - 1)), true));
                case BLANK, COMMENT -> {
                    // Between words, and after them.
                }
            }
        }
        return tokens;
    }

    /** The line without a comment at its end. */
    public static String withoutComment(String line) {
        return Piece.of(line).stream()
                .filter(piece -> piece.kind() == Piece.Kind.COMMENT)
                .findFirst()
                .map(comment -> line.substring(0, comment.column() - 1).strip())
                .orElse(line);
    }

    /** The word with which a line begins; an empty text if it begins otherwise. */
    public static String first(String line) {
        return Piece.of(Piece.strip(line)).stream()
                .limit(1)
                .filter(piece -> piece.kind() == Piece.Kind.WORD)
                .findFirst()
                .map(Piece::text)
                .orElse("");
    }

    public boolean hasNext() {
        return next < tokens.size();
    }

    /** The next word without taking it, or an empty text at the end. */
    public String peek() {
        return hasNext() ? tokens.get(next).text() : "";
    }

    public boolean nextIsQuoted() {
        return hasNext() && tokens.get(next).quoted();
    }

    /** Takes the next word. @param what its name in the message when it is missing */
    public String next(Told what) throws SyntaxProblem {
        if (!hasNext()) {
            throw problem(say("%s is missing", what));
        }
        return tokens.get(next++).text();
    }

    /** The same; its name is that of the synopsis. */
    public String next(String what) throws SyntaxProblem {
        return next(Told.plain(what));
    }

    /** Takes the next word if it is this one. */
    public boolean take(String word) {
        if (hasNext() && !nextIsQuoted() && peek().equals(word)) {
            next++;
            return true;
        }
        return false;
    }

    /** Takes the next word, which must be one of these. */
    public String oneOf(Told what, Collection<String> allowed) throws SyntaxProblem {
        String word = next(what);
        if (!allowed.contains(word)) {
            throw new SyntaxProblem(say("'%s' is no %s", word, what), DidYouMean.hint(word, allowed));
        }
        return word;
    }

    /** The same; its name is that of the synopsis. */
    public String oneOf(String what, Collection<String> allowed) throws SyntaxProblem {
        return oneOf(Told.plain(what), allowed);
    }

    /** Takes the next word as a state, in any of its spellings. */
    public TcpState state() throws SyntaxProblem {
        String word = next(say("state"));
        Optional<TcpState> state = TcpState.of(word);
        if (state.isEmpty()) {
            throw new SyntaxProblem(say("'%s' is no %s", word, say("state")), DidYouMean.hint(word, TcpState.names()));
        }
        return state.get();
    }

    /** Takes the next word as a whole number within the limits. */
    public int number(Told what, int least, int most) throws SyntaxProblem {
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

    /** The same; its name is that of the synopsis. */
    public int number(String what, int least, int most) throws SyntaxProblem {
        return number(Told.plain(what), least, most);
    }

    /** Takes the next word as a duration: {@code 300us}, {@code 30ms}, {@code 2s}. */
    public Duration duration(Told what) throws SyntaxProblem {
        String word = next(what);
        return durationOf(word).orElseThrow(
                () -> new SyntaxProblem(say("'%s' is no %s", word, what), say("write a duration such as 30ms or 2s")));
    }

    /** The duration that the word is, if it is one. */
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
    public List<Token> rest() {
        List<Token> rest = tokens.subList(next, tokens.size());
        next = tokens.size();
        return rest;
    }

    /** Takes all that is left as calls divided by {@code ;}; there is a {@link SyntaxProblem} where one has no word. */
    public List<List<Token>> calls() throws SyntaxProblem {
        List<List<Token>> calls = new ArrayList<>();
        List<Token> call = new ArrayList<>();
        for (Token word : rest()) {
            if (word.text().equals(";") && !word.quoted()) {
                calls.add(call);
                call = new ArrayList<>();
            } else {
                call.add(word);
            }
        }
        calls.add(call);
        if (calls.stream().anyMatch(List::isEmpty)) {
            throw problem(say("there is no call to make"));
        }
        return calls;
    }

    /** What is wrong with the line, with its right form. */
    public SyntaxProblem problem(Told message) {
        return new SyntaxProblem(message, say("write: %s", synopsis));
    }

    /** A {@link SyntaxProblem} if a word is left over. */
    public void end() throws SyntaxProblem {
        if (hasNext()) {
            throw problem(say("'%s' is one word too many", peek()));
        }
    }
}
