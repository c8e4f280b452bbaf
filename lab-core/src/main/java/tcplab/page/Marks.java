package tcplab.page;

import static tcplab.text.Told.say;

import java.util.Locale;
import tcplab.render.ControlRun;
import tcplab.render.Outcome;
import tcplab.text.Told;
import tcplab.verdict.Finding;
import tcplab.verdict.Verdict;

/** Verdicts as signs and words; never by colour alone. */
final class Marks {
    private Marks() {}

    static String sign(Verdict verdict) {
        return switch (verdict) {
            case CONFIRMED -> "✓";
            case REFUTED -> "✗";
            case INCONCLUSIVE -> "?";
        };
    }

    /** Sign and word. */
    static Element badge(Verdict verdict) {
        Element sign = Element.of("span", sign(verdict)).is("aria-hidden", "true");
        return Element.of("span", sign, " ", verdict.told())
                .is("class", "badge " + verdict.name().toLowerCase(Locale.ROOT));
    }

    /** Whether a claim came out the other way under a control. */
    static Element turn(ControlRun.Turn turn) {
        Verdict like = turn.isTurned() ? Verdict.CONFIRMED : turn.isOpen() ? Verdict.INCONCLUSIVE : Verdict.REFUTED;
        return counted(like, turn.word());
    }

    /** A sign and a sentence. @param like the verdict that looks alike */
    static Element counted(Verdict like, Told words) {
        Element sign = Element.of("span", sign(like)).is("aria-hidden", "true");
        return Element.of("span", sign, " ", words).is("class", "badge " + like.name().toLowerCase(Locale.ROOT));
    }

    /** The sign alone, as a link. */
    static Element link(Finding finding, String href) {
        Told differs = finding.asRecorded() ? Told.nothing() : Told.format(", %s", say("recorded: %s", finding.recorded().told()));
        Told words = Told.format("%s%s: %s", finding.verdict().told(), differs, finding.claim());
        return Element.of("a", sign(finding.verdict()) + (finding.asRecorded() ? "" : "!"))
                .is("class", "mark " + finding.verdict().name().toLowerCase(Locale.ROOT))
                .is("href", href)
                .is("title", words)
                .is("aria-label", words);
    }

    static Element outcome(Outcome outcome) {
        String sign = outcome == Outcome.AS_RECORDED ? "" : "! ";
        return Element.of("span", sign, words(outcome)).is("class", "outcome " + outcome.word());
    }

    private static Told words(Outcome outcome) {
        return switch (outcome) {
            case AS_RECORDED -> say("as recorded");
            case DIFFERS -> say("differs");
            case INCONCLUSIVE -> say("inconclusive");
            case FAILED -> say("failed");
        };
    }
}
