package tcplab.quiz;

import static tcplab.quiz.Draft.claim;
import static tcplab.text.Language.say;

import java.util.List;
import java.util.function.Function;
import tcplab.language.SyntaxProblem;
import tcplab.verdict.Claim;
import tcplab.verdict.Range;

/** Questions from the claims that speak of a number or a time: how many, how much, how long. */
final class AmountQuestions {
    private static final List<String> HEADER_BYTES = List.of("52", "20", "60", "32", "40");

    private AmountQuestions() {}

    /** {@code count WHAT [of SOCKET] N}. */
    static Draft count(Draft draft) throws SyntaxProblem {
        String what = draft.word(1);
        boolean of = draft.word(2).equals("of");
        String socket = of ? draft.word(3) : "";
        String question =
                switch (what) {
                    case "opening" -> of
                            ? say("How many segments does the opening of %s take?", socket)
                            : say("How many segments does the opening take?");
                    case "closing" -> of
                            ? say("How many segments does the close of %s take?", socket)
                            : say("How many segments does the close take?");
                    case "all" -> of
                            ? say("How many segments does %s send and receive in all?", socket)
                            : say("How many segments are there in the whole run?");
                    default -> of
                            ? say("How many segments %1$s does %2$s send or receive?", what, socket)
                            : say("How many segments %s are there?", what);
                };
        String whole = what.contains("again") || what.contains("copy") ? question : say("%s Repeats do not count.", question);
        return numbers(draft.asks(whole), of ? 4 : 2);
    }

    /** {@code counter SIDE NAME N}. */
    static Draft counter(Draft draft) throws SyntaxProblem {
        return numbers(
                draft.asks(say("By how much does the kernel's counter %1$s of the %2$s move?", draft.word(2), draft.word(1))),
                3);
    }

    /** {@code header P N}: sizes that headers have with few options or many. */
    static Draft header(Draft draft) {
        String stem = "header " + draft.word(1) + " ";
        List<Choice> others =
                HEADER_BYTES.stream().map(bytes -> new Choice(bytes, claim(stem + bytes))).toList();
        return draft.asks(say("How many bytes do the IP and TCP headers of %s take?", draft.word(1)))
                .mixes(new Choice(draft.word(2), draft.claim()), others);
    }

    /** {@code listed SOCKET STATE [N]}. */
    static Draft listed(Draft draft) throws SyntaxProblem {
        if (draft.words().size() < 4) {
            return draft.asks(say("Does ss list %1$s in %2$s at any time?", draft.word(1), draft.word(2)))
                    .offersYesAndNo(draft.claim());
        }
        return numbers(
                draft.asks(say("How many sockets of %1$s does ss list in %2$s at once, at the most?",
                        draft.word(1), draft.word(2))),
                3);
    }

    /** {@code isn SOCKET SOCKET differ|N}. */
    static Draft isn(Draft draft) throws SyntaxProblem {
        if (draft.word(3).equals("differ")) {
            return numbersOfTwo(draft);
        }
        return numbers(
                draft.asks(say("By how much per second do the initial sequence numbers grow from %1$s to %2$s?",
                        draft.word(1), draft.word(2))),
                3);
    }

    private static Draft numbersOfTwo(Draft draft) {
        String stem = "isn " + draft.word(1) + " " + draft.word(2) + " ";
        Claim differ = draft.claim();
        Claim rfcClock = claim(stem + "240000..260000");
        Claim linuxClock = claim(stem + "14000000..17000000");
        List<Choice> others = List.of(
                new Choice(say("they are equal"), new Not(differ)),
                new Choice(say("the second is larger, by one every 4 µs (RFC 793)"), new Both(differ, rfcClock)),
                new Choice(say("the second is larger, by one every 64 ns (Linux)"), new Both(differ, linuxClock)));
        Claim unrelated = new Both(differ, new Both(new Not(rfcClock), new Not(linuxClock)));
        return draft.asks(say("How do the initial sequence numbers of %1$s and %2$s differ?", draft.word(1), draft.word(2)))
                .mixes(new Choice(say("by an amount that tells nothing"), unrelated), others)
                .leavesNothingElse();
    }

    /** {@code queue SOCKET recv|send N}. */
    static Draft queue(Draft draft) throws SyntaxProblem {
        String column = draft.word(2).equals("recv") ? "Recv-Q" : "Send-Q";
        int at = draft.word(3).equals("=") ? 4 : 3;
        String stem = "queue " + draft.word(1) + " " + draft.word(2) + " ";
        Range range = Range.parse(draft.word(at), false);
        draft.asks(say("Which number does ss show as %1$s of %2$s, at the most?", column, draft.word(1)));
        return Amounts.offer(draft, range, false, atTheMost(stem, false));
    }

    /** {@code gap [arrival] P P RANGE}. */
    static Draft gap(Draft draft) throws SyntaxProblem {
        boolean arrival = draft.word(1).equals("arrival");
        int first = arrival ? 2 : 1;
        String from = draft.word(first);
        String to = draft.word(first + 1);
        draft.asks(arrival
                ? say("How much time passes from the arrival of %1$s to %2$s?", from, to)
                : say("How much time passes from %1$s to %2$s?", from, to));
        String stem = "gap " + (arrival ? "arrival " : "") + from + " " + to + " ";
        return times(draft, first + 2, range -> claim(stem + range));
    }

    /** {@code lasted SOCKET STATE RANGE}. */
    static Draft lasted(Draft draft) throws SyntaxProblem {
        draft.asks(say("How long does %1$s stay in %2$s?", draft.word(1), draft.word(2)));
        String stem = "lasted " + draft.word(1) + " " + draft.word(2) + " ";
        return times(draft, 3, range -> claim(stem + range));
    }

    /** {@code timer SOCKET NAME RANGE [last]}. */
    static Draft timer(Draft draft) throws SyntaxProblem {
        String stem = "timer " + draft.word(1) + " " + draft.word(2) + " ";
        if (draft.word(4).equals("last")) {
            draft.asks(say("How much time does ss show last on the %1$s timer of %2$s?", draft.word(2), draft.word(1)));
            return times(draft, 3, range -> claim(stem + range + " last"));
        }
        draft.asks(say("How much time does ss show on the %1$s timer of %2$s, at the most?",
                draft.word(2), draft.word(1)));
        return times(draft, 3, atTheMost(stem, true));
    }

    private static Draft times(Draft draft, int at, Function<String, Claim> claim) throws SyntaxProblem {
        return Amounts.offer(draft, Range.parse(draft.word(at), true), true, claim);
    }

    private static Draft numbers(Draft draft, int from) throws SyntaxProblem {
        int at = draft.word(from).equals("=") ? from + 1 : from;
        String stem = String.join(" ", draft.words().subList(0, from)) + " ";
        Range range = Range.parse(draft.word(at).replaceFirst("^\\+", ""), false);
        Amounts.offer(draft, range, false, text -> claim(stem + text));
        // Ranges leave no number out.
        return range.least() == range.most() ? draft : draft.leavesNothingElse();
    }

    /** Some listing shows a number of the range, and none a larger one. */
    private static Function<String, Claim> atTheMost(String stem, boolean duration) {
        return text -> {
            try {
                Range range = Range.parse(text, duration);
                if (range.most() == Long.MAX_VALUE) {
                    return claim(stem + text);
                }
                String end = text.replaceFirst(".*\\.\\.(?=\\d)", "");
                return new Both(claim(stem + text), new Not(claim(stem + ">" + end)));
            } catch (SyntaxProblem e) {
                throw new IllegalStateException(text, e);
            }
        };
    }
}
