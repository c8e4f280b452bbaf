package tcplab.render;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tcplab.text.Columns;
import tcplab.text.Told;
import tcplab.verdict.Finding;
import tcplab.verdict.Verdict;

/**
 * The verdicts of a run as text:
 *
 * <pre>
 * ✓ CONFIRMED     wire client:FIN conn:FIN+ACK client:ACK
 *     because 3 segments in order: #12 #14 #15
 * ✗ REFUTED       count close 4   (recorded: CONFIRMED)
 * </pre>
 */
public final class FindingsText {
    private static final String INDENT = "    ";

    private FindingsText() {}

    /** One finding after another; an empty text if there is none. */
    public static Painted draw(List<Finding> findings, Style style) {
        return Painted.lines(findings.stream().flatMap(finding -> lines(finding, style).stream()).toList());
    }

    private static List<Painted> lines(Finding finding, Style style) {
        List<Painted> lines = new ArrayList<>();
        String verdict = marked(finding.verdict(), style);
        String head = style.width() < 60 ? verdict + " " : Columns.pad(verdict, column(style));
        String differs = finding.asRecorded() ? "" : "  " + style.tell(say("(recorded: %s)", finding.recorded().told()));
        List<String> claim = Columns.wrap(head + Columns.printable(finding.claim()) + differs, style.width(), INDENT);
        for (int i = 0; i < claim.size(); i++) {
            boolean painted = i == 0 && claim.get(0).startsWith(verdict);
            lines.add(
                    painted
                            ? Painted.of(ink(finding.verdict()), verdict)
                                    .add(accent(finding), claim.get(0).substring(verdict.length()))
                            : Painted.of(accent(finding), claim.get(i)));
        }
        explanation(finding, style).stream()
                .flatMap(t -> Columns.wrap(INDENT + t, style.width(), INDENT + "  ").stream())
                .forEach(t -> lines.add(Painted.of(Ink.DIM, t)));
        return lines;
    }

    private static String marked(Verdict verdict, Style style) {
        return mark(verdict).in(style) + " " + style.tell(verdict.told());
    }

    /** Claims begin in one column, two behind the longest verdict, if that leaves room for them. */
    private static int column(Style style) {
        return Stream.of(Verdict.values()).mapToInt(verdict -> Columns.width(marked(verdict, style))).max().orElseThrow() + 2;
    }

    /** What differs from the record must be seen at once. */
    private static Ink accent(Finding finding) {
        return finding.asRecorded() ? Ink.PLAIN : Ink.BOLD;
    }

    private static List<String> explanation(Finding finding, Style style) {
        List<String> texts = new ArrayList<>();
        String evidence = finding.evidence().stream().map(id -> "#" + id).collect(Collectors.joining(" "));
        if (!finding.because().isEmpty() || !evidence.isEmpty()) {
            texts.add(style.tell(say("because %s", (style.printable(finding.because()) + " " + evidence).strip())));
        }
        if (!finding.reason().isEmpty()) {
            texts.add(style.tell(say("reason: %s", style.printable(finding.reason()))));
        }
        if (!finding.proof().isEmpty()) {
            texts.add(style.tell(say("proof: %s", style.printable(finding.proof()))));
        }
        if (!finding.statements().isEmpty()) {
            texts.add(style.tell(say("says: %s", Told.listed(finding.statements()))));
        }
        return texts;
    }

    /** The sign that stands before a verdict. */
    public static String sign(Verdict verdict, Style style) {
        return mark(verdict).in(style);
    }

    static Glyph mark(Verdict verdict) {
        return switch (verdict) {
            case CONFIRMED -> Glyph.CONFIRMED;
            case REFUTED -> Glyph.REFUTED;
            case INCONCLUSIVE -> Glyph.INCONCLUSIVE;
        };
    }

    private static Ink ink(Verdict verdict) {
        return switch (verdict) {
            case CONFIRMED -> Ink.GREEN;
            case REFUTED -> Ink.RED;
            case INCONCLUSIVE -> Ink.YELLOW;
        };
    }
}
