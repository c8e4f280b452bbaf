package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import tcplab.language.Candidates;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.text.DidYouMean;
import tcplab.text.Told;

/** The closed table of the kinds of claims. */
public final class Claims {
    private static final List<ClaimKind> KINDS = List.of(
            WireClaim.KIND,
            CountClaim.KIND,
            StatesClaim.KIND,
            NeverClaim.KIND,
            CallClaim.KIND,
            EventClaim.KIND,
            InfoClaim.KIND,
            GapClaim.KIND,
            HeaderClaim.KIND,
            IsnClaim.KIND,
            PrintedClaim.KIND,
            CounterClaim.KIND,
            EndClaim.KIND,
            ListedClaim.KIND,
            LastedClaim.KIND,
            TimerClaim.KIND,
            QueueClaim.KIND,
            ResetClaim.KIND);

    private Claims() {}

    /** In the order in which help lists them. */
    public static List<ClaimKind> kinds() {
        return KINDS;
    }

    /** The same as words with their help. */
    public static List<Word> words() {
        return KINDS.stream().map(ClaimKind::word).toList();
    }

    /** What can stand after the word {@code claim}. */
    public static Candidates candidates() {
        return (before, sockets) -> before.isEmpty()
                ? names()
                : KINDS.stream()
                        .filter(kind -> kind.word().name().equals(before.get(0)))
                        .flatMap(kind -> kind.word().candidates().next(before.subList(1, before.size()), sockets).stream())
                        .toList();
    }

    private static List<String> names() {
        return KINDS.stream().map(kind -> kind.word().name()).toList();
    }

    /** Understands a claim, without the word {@code claim}. */
    public static Claim parse(String text) throws SyntaxProblem {
        List<Tokens.Token> words = Tokens.split(text);
        String name = words.isEmpty() ? "" : words.get(0).text();
        for (ClaimKind kind : KINDS) {
            if (kind.word().name().equals(name)) {
                return Guarded.of(kind.parser().parse(Tokens.of(words.subList(1, words.size()), kind.word().synopsis())));
            }
        }
        throw new SyntaxProblem(
                name.isEmpty() ? say("the claim is missing") : say("'%s' is no %s", name, say("kind of claim")),
                DidYouMean.hint(name, names()));
    }
}
