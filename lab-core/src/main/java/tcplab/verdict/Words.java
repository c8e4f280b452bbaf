package tcplab.verdict;

import static tcplab.text.Language.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.model.TcpState;
import tcplab.text.DidYouMean;

/** The words of a claim, taken one after the other. A text in quotes is one word and keeps its quotes. */
final class Words {
    private static final Pattern WORD = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|\\S+");

    private final List<String> words = new ArrayList<>();
    private final String synopsis;
    private int next;

    Words(String text, String synopsis) {
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        this.synopsis = synopsis;
    }

    boolean hasNext() {
        return next < words.size();
    }

    String peek() {
        return hasNext() ? words.get(next) : "";
    }

    /** @param what its name in the message when it is missing */
    String next(String what) throws SyntaxProblem {
        if (!hasNext()) {
            throw new SyntaxProblem(say("%s is missing", what), say("write: %s", "claim " + synopsis));
        }
        return words.get(next++);
    }

    boolean take(String word) {
        if (peek().equals(word)) {
            next++;
            return true;
        }
        return false;
    }

    String oneOf(String what, Collection<String> allowed) throws SyntaxProblem {
        String word = next(what);
        if (!allowed.contains(word)) {
            throw new SyntaxProblem(say("'%s' is no %s", word, what), DidYouMean.hint(word, allowed));
        }
        return word;
    }

    TcpState state() throws SyntaxProblem {
        String word = next(say("state"));
        Optional<TcpState> state = TcpState.of(word);
        if (state.isEmpty()) {
            List<String> known = Arrays.stream(TcpState.values()).map(TcpState::rfc).toList();
            throw new SyntaxProblem(say("'%s' is no %s", word, say("state")), DidYouMean.hint(word, known));
        }
        return state.get();
    }

    void end() throws SyntaxProblem {
        if (hasNext()) {
            throw new SyntaxProblem(say("'%s' is one word too many", peek()), say("write: %s", "claim " + synopsis));
        }
    }
}
