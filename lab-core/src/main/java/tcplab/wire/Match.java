package tcplab.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tcplab.model.Segment;
import tcplab.model.SegmentKind;
import tcplab.model.Side;
import tcplab.text.DidYouMean;
import tcplab.verdict.SyntaxProblem;

/**
 * Which segments a rule means: {@code client:FIN}, {@code any:DATA}, {@code server:SYN+ACK}.
 *
 * @param from who sends them; null for both sides
 */
public record Match(Side from, SegmentKind kind) {
    /** Every segment. */
    public static final Match ALL = new Match(null, SegmentKind.parse("ANY"));

    static Match parse(String text) throws SyntaxProblem {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new SyntaxProblem("'" + text + "' does not say whose segment", "write client:" + text + ", server:" + text
                    + " or any:" + text);
        }
        String who = text.substring(0, colon);
        Optional<Side> side = Side.of(who);
        if (side.isEmpty() && !who.equals("any")) {
            throw new SyntaxProblem(
                    "'" + who + "' is no side", DidYouMean.hint(who, List.of("client", "server", "any")));
        }
        try {
            return new Match(side.orElse(null), SegmentKind.parse(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            List<String> kinds = new ArrayList<>(SegmentKind.WORDS);
            throw new SyntaxProblem(e.getMessage(), "one of: " + String.join(", ", kinds) + ", joined with +");
        }
    }

    boolean matches(Side sender, Segment segment) {
        return (from == null || from == sender) && kind.matches(segment);
    }

    @Override
    public String toString() {
        return (from == null ? "any" : from.word()) + ":" + kind;
    }
}
