package tcplab.fault;

import static tcplab.text.Told.say;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.text.DidYouMean;
import tcplab.text.Told;

/** A rule as the language writes it: {@code drop client:FIN n=2}. */
public final class RuleText {
    private static final List<String> COUNTS = List.of("n=", "times=");

    private final Rule.Action action;
    private Match match;
    private String of;
    private Duration time;
    private Integer first;
    private Integer count;
    private IcmpError error;

    private RuleText(Rule.Action action) {
        this.action = action;
    }

    /**
     * Understands what stands after the action's own word, in any order: the segment, {@code n=}, {@code times=}, and a
     * time where the action has one. A delay without a segment means every segment.
     *
     * @param sockets tells the side of a named socket
     */
    public static Rule parse(Rule.Action action, Tokens words, Match.Sockets sockets) throws SyntaxProblem {
        List<Tokens.Token> written = words.rest();
        RuleText rule = new RuleText(action);
        Tokens left = Tokens.of(written, "");
        while (left.hasNext()) {
            rule.take(left.next(Told.nothing()), left, sockets);
        }
        return rule.made(word(action) + written.stream().map(token -> " " + token.text()).collect(Collectors.joining()));
    }

    private static String word(Rule.Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private void take(String word, Tokens left, Match.Sockets sockets) throws SyntaxProblem {
        Optional<Duration> duration = Tokens.durationOf(word);
        if (word.indexOf('=') >= 0 && word.indexOf(':') < 0) {
            count(word);
        } else if (duration.isPresent()) {
            time(word, duration.get());
        } else if (word.equals("of")) {
            of(left, sockets);
        } else if (word.equals("after") && action == Rule.Action.DUPLICATE) {
            if (!left.hasNext()) {
                throw new SyntaxProblem(say("%s is missing", say("duration")), say("as in: %s", "wire duplicate client:SYN after 20ms"));
            }
            time(word, left.duration(say("duration")));
        } else if (word.matches("\\d.*")) {
            throw new SyntaxProblem(say("'%s' is no %s", word, say("duration")), say("write a duration such as 30ms or 2s"));
        } else if (action == Rule.Action.UNREACHABLE && error == null && IcmpError.of(word).isPresent()) {
            error = IcmpError.of(word).orElseThrow();
        } else if (match == null) {
            match = Match.parse(word, sockets);
        } else {
            throw twice(word);
        }
    }

    private void of(Tokens left, Match.Sockets sockets) throws SyntaxProblem {
        if (of != null) {
            throw twice("of");
        } else if (!left.hasNext()) {
            throw new SyntaxProblem(say("%s is missing", say("the socket")), say("as in: %s", "wire " + word(action) + " any:FIN of client"));
        }
        of = left.next(Told.nothing());
        sockets.laterOrNow(of);
    }

    private void count(String word) throws SyntaxProblem {
        String name = word.substring(0, word.indexOf('=') + 1);
        String digits = word.substring(name.length());
        if (!COUNTS.contains(name)) {
            throw new SyntaxProblem(say("'%s' is no %s", word, say("part of a rule")), DidYouMean.hint(name, COUNTS));
        }
        boolean isFirst = name.equals("n=");
        if ((isFirst ? first : count) != null) {
            throw twice(word);
        }
        if (!digits.matches("[1-9]\\d{0,5}") && (isFirst || !digits.equals("all"))) {
            throw new SyntaxProblem(say("'%s' is no %s", word, say("count of segments")),
                    isFirst
                            ? say("n=1 is the first segment that matches, n=2 the second")
                            : say("write times=1, times=2 … or times=all"));
        }
        int number = digits.equals("all") ? Integer.MAX_VALUE : Integer.parseInt(digits);
        if (isFirst) {
            first = number;
        } else {
            count = number;
        }
    }

    private void time(String word, Duration duration) throws SyntaxProblem {
        if (action != Rule.Action.DELAY && action != Rule.Action.DUPLICATE) {
            throw new SyntaxProblem(say("'%s': %s takes no time", word, word(action)), say("see: %s", "help " + word(action)));
        }
        if (time != null) {
            throw twice(word);
        }
        time = duration;
    }

    private static SyntaxProblem twice(String word) {
        return new SyntaxProblem(say("'%s' is one word too many", word), say("write one rule a line"));
    }

    private Rule made(String text) throws SyntaxProblem {
        if (match == null && action != Rule.Action.DELAY) {
            throw new SyntaxProblem(
                    say("%s is missing", say("the segment")), say("as in: %s", "wire " + word(action) + " client:FIN" + (action == Rule.Action.UNREACHABLE ? " host" : "")));
        }
        if (action == Rule.Action.DELAY && (time == null || time.isZero())) {
            throw new SyntaxProblem(say("%s is missing", say("the delay")), say("as in: %s", "wire delay 30ms"));
        }
        if (action == Rule.Action.UNREACHABLE && error == null) {
            throw new SyntaxProblem(
                    say("%s is missing", say("what is unreachable")), say("one of: %s", Told.listed(IcmpError.words())));
        }
        // One loss or one copy is what an experiment usually means; the others act until they are taken away.
        boolean once = action == Rule.Action.DROP || action == Rule.Action.DUPLICATE || action == Rule.Action.REORDER
                || action == Rule.Action.UNREACHABLE;
        int usual = once || first != null ? 1 : Integer.MAX_VALUE;
        Match meant = match == null ? Match.ALL : match;
        return new Rule(text, action, of == null ? meant : meant.in(new Connection(of)), first == null ? 1 : first,
                count == null ? usual : count, time == null ? Duration.ZERO : time, error);
    }
}
