package tcplab.quiz;

import static tcplab.quiz.Draft.claim;
import static tcplab.text.Language.say;

import java.util.List;
import tcplab.verdict.Claim;

/** Questions from the claims that speak of segments: which come one after the other, and which never. */
final class SegmentQuestions {
    private SegmentQuestions() {}

    /** {@code wire P P …}: the claimed sequence and others like it; of a single segment, whether it comes. */
    static Draft wire(Draft draft) {
        List<String> sequence = draft.words().subList(1, draft.words().size());
        List<Choice> others = new Sequences(sequence).others().stream()
                .map(words -> String.join(" ", words))
                .map(text -> new Choice(text, claim("wire " + text)))
                .toList();
        if (sequence.size() == 1 && others.size() < 2) {
            return sends(draft, sequence.get(0)).offersYesAndNo(draft.claim());
        }
        return draft.asks(sequence.size() == 1
                        ? say("Which of these segments comes?")
                        : say("Which of these come one after the other?"))
                .mixes(new Choice(String.join(" ", sequence), draft.claim()), others);
    }

    /** {@code never P}, or {@code never state SOCKET STATE}. */
    static Draft never(Draft draft) {
        return draft.word(1).equals("state")
                ? StateQuestions.never(draft)
                : sends(draft, draft.word(1)).offersYesAndNo(new Not(draft.claim()));
    }

    /** {@code printed [-S] P absolute|relative}: how tcpdump prints the numbers, without -S and with it. */
    static Draft printed(Draft draft) {
        String segment = draft.word(draft.word(1).equals("-S") ? 2 : 1);
        return draft.asks(say("How does tcpdump print the sequence number of %s?", segment))
                .offers(say("relative, and with -S absolute"), printed(segment, "relative", "absolute"))
                .offers(say("absolute, and with -S relative"), printed(segment, "absolute", "relative"))
                .offers(say("absolute in both cases"), printed(segment, "absolute", "absolute"))
                .offers(say("relative in both cases"), printed(segment, "relative", "relative"))
                .leavesNothingElse();
    }

    private static Claim printed(String segment, String without, String with) {
        return new Both(
                claim("printed " + segment + " " + without), claim("printed -S " + segment + " " + with));
    }

    private static Draft sends(Draft draft, String pattern) {
        String[] parts = (pattern.contains(":") ? pattern : "any:" + pattern).split(":", 2);
        return draft.asks(parts[0].equals("any")
                ? say("Does anybody send a segment %s?", parts[1])
                : say("Does %1$s ever send a segment %2$s?", parts[0], parts[1]));
    }
}
