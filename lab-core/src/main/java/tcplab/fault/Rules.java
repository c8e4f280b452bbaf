package tcplab.fault;

import static tcplab.text.Language.say;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tcplab.language.SyntaxProblem;
import tcplab.text.DidYouMean;

/** The rules as the language writes them: {@code drop client:FIN n=2}. */
public final class Rules {
    private static final Map<String, Rule.Action> ACTIONS = Map.of(
            "delay", Rule.Action.DELAY,
            "hold", Rule.Action.HOLD,
            "drop", Rule.Action.DROP,
            "duplicate", Rule.Action.DUPLICATE,
            "reorder", Rule.Action.REORDER,
            "keep", Rule.Action.KEEP);

    private Rules() {}

    /** The words that begin a rule. */
    public static List<String> words() {
        return List.of("delay", "hold", "drop", "duplicate", "reorder", "keep");
    }

    /**
     * Understands a rule.
     *
     * @param words the rule's words, its action first
     * @param durations reads a duration such as {@code 30ms}
     * @param sockets tells the side of a named socket
     */
    public static Rule parse(List<String> words, Durations durations, Match.Sockets sockets) throws SyntaxProblem {
        Rule.Action action = ACTIONS.get(words.get(0));
        if (action == null) {
            throw new SyntaxProblem(
                    say("'%s' is nothing that the wire can do", words.get(0)), DidYouMean.hint(words.get(0), words()));
        }
        Match match = action == Rule.Action.DELAY ? Match.ALL : null;
        Duration time = Duration.ZERO;
        int first = 1;
        // One loss or one copy is what an experiment usually means; the others act until they are taken away.
        int count = action == Rule.Action.DROP || action == Rule.Action.DUPLICATE || action == Rule.Action.REORDER
                ? 1
                : Integer.MAX_VALUE;
        boolean counted = false;
        for (String word : words.subList(1, words.size())) {
            Optional<Duration> duration = durations.read(word);
            if (word.startsWith("n=")) {
                first = number(word);
                count = counted ? count : 1;
            } else if (word.startsWith("times=")) {
                count = word.equals("times=all") ? Integer.MAX_VALUE : number(word);
                counted = true;
            } else if (duration.isPresent()) {
                time = duration.get();
            } else if (!word.equals("after")) {
                match = Match.parse(word, sockets);
            }
        }
        if (match == null) {
            throw new SyntaxProblem(say("%s is missing", say("the segment")), say("as in: %s", "wire " + words.get(0) + " client:FIN"));
        }
        if (action == Rule.Action.DELAY && time.isZero()) {
            throw new SyntaxProblem(say("%s is missing", say("the delay")), say("as in: %s", "wire delay 30ms"));
        }
        return new Rule(String.join(" ", words), action, match, first, count, time);
    }

    /** Reads a duration, if the word is one. */
    public interface Durations {
        Optional<Duration> read(String word);
    }

    private static int number(String word) throws SyntaxProblem {
        String digits = word.substring(word.indexOf('=') + 1);
        if (!digits.matches("[1-9]\\d{0,5}")) {
            throw new SyntaxProblem(say("'%s' has no number", word), say("write a whole number from 1 on, as in n=2"));
        }
        return Integer.parseInt(digits);
    }

    /** A match for release, drop-held and replay; everything if no word is given. */
    public static Match matchOrAll(String word, Match.Sockets sockets) throws SyntaxProblem {
        return word.isEmpty() ? Match.ALL : Match.parse(word, sockets);
    }
}
