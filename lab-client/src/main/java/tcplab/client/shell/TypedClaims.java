package tcplab.client.shell;

import java.util.ArrayList;
import java.util.List;
import tcplab.script.Experiment;
import tcplab.script.Line;
import tcplab.text.Language;
import tcplab.verdict.Judgement;
import tcplab.verdict.Verdict;

/** The claims of a session as a script has them: what was seen is the record, until whoever types gives a reason. */
final class TypedClaims {
    private static final List<String> REASONS = List.of("refuted", "undecided", "because");

    private final Language language;
    private final List<String> lines = new ArrayList<>();
    /** The line that says what refuted the last claim; null if none does, or a reason was typed. */
    private String seen;
    private boolean reasoned;

    /** @param language of whoever types them */
    TypedClaims(Language language) {
        this.language = language;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    void claimed(Experiment.ClaimLine claim, Judgement judgement) {
        seen = null;
        reasoned = false;
        lines.add("claim " + claim.text());
        judged(judgement);
    }

    /** The last claim has another verdict now. */
    void judged(Judgement judgement) {
        if (reasoned) {
            return;
        }
        forget();
        if (judgement.verdict() == Verdict.REFUTED) {
            seen = "  refuted " + language.tell(judgement.because());
            lines.add(seen);
        }
    }

    private void forget() {
        if (seen != null) {
            lines.remove(lines.lastIndexOf(seen));
            seen = null;
        }
    }

    /** A line about the last claim. A reason of one's own is better than what was seen. */
    void told(Line.Header header, String text) {
        if (REASONS.contains(header.word().name())) {
            forget();
            reasoned = true;
        }
        lines.add("  " + text);
    }
}
