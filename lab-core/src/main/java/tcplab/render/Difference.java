package tcplab.render;

import static tcplab.text.Told.say;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import tcplab.journal.Timeline;
import tcplab.text.Columns;
import tcplab.text.Told;
import tcplab.verdict.Finding;

/**
 * What is not the same in two runs, part by part, as diff(1) shows it: {@code -} before a line of the first run,
 * {@code +} before one of the second, a blank before what both have. A part without a difference is left out, and so is
 * what varies by itself.
 *
 * <pre>
 * segments
 *   client > conn: FIN+ACK seq=6 ack=1 len=0
 * - conn > client: FIN+ACK seq=1 ack=7 len=0
 * + conn > client: ACK seq=1 ack=7 len=0
 * </pre>
 */
public final class Difference {
    /** Lines that both runs have, shown before and after a difference. */
    private static final int AROUND = 2;

    private final Style style;
    private final int around;
    private final List<Painted> lines = new ArrayList<>();

    private Difference(Style style, int around) {
        this.style = style;
        this.around = around;
    }

    /** Of two runs that were judged, line by line; empty if there is none. */
    public static List<Painted> of(Result first, Result second, Style style) {
        return of(first.timeline(), first.findings(), second.timeline(), second.findings(), style);
    }

    /** Of two timelines with the findings on them; empty if there is none. */
    public static List<Painted> of(
            Timeline first, List<Finding> firstFindings, Timeline second, List<Finding> secondFindings, Style style) {
        Facts before = new Facts(first, style.language());
        Facts after = new Facts(second, style.language());
        Difference difference = new Difference(style, AROUND);
        difference.part(say("environment"), before.environment(), after.environment());
        difference.part(say("where it stopped"), before.stop(), after.stop());
        difference.part(say("verdicts"), before.verdicts(firstFindings), after.verdicts(secondFindings));
        difference.part(say("segments"), before.segments(), after.segments());
        difference.part(say("calls"), before.calls(), after.calls());
        difference.part(say("states"), before.states(), after.states());
        if (before.bench().equals(after.bench())) {
            // Where both sides share a stack, each counter is that of both.
            difference.part(say("counters"), before.counters(), after.counters());
        }
        return List.copyOf(difference.lines);
    }

    /** Of the states alone, those that differ. */
    static List<Painted> ofStates(Timeline first, Timeline second, Style style) {
        Difference difference = new Difference(style, 0);
        difference.part(say("states"), new Facts(first, style.language()).states(), new Facts(second, style.language()).states());
        return List.copyOf(difference.lines);
    }

    private void part(Told title, List<Fact> first, List<Fact> second) {
        List<Row> rows = rows(first, second);
        if (rows.stream().noneMatch(Row::isChange)) {
            return;
        }
        lines.add(Painted.of(Ink.BOLD, style.tell(title)));
        boolean skipped = false;
        for (int i = 0; i < rows.size(); i++) {
            boolean near = rows.subList(Math.max(0, i - around), Math.min(rows.size(), i + around + 1)).stream()
                    .anyMatch(Row::isChange);
            if (near) {
                add(rows.get(i));
            } else if (!skipped && around > 0) {
                lines.add(Painted.of("  " + Glyph.ELLIPSIS.in(style)));
            }
            skipped = !near;
        }
    }

    /** A line of both runs in one order, with the sign that it is shown with. */
    private record Row(char sign, Fact fact) {
        boolean isChange() {
            return sign != ' ';
        }
    }

    private static List<Row> rows(List<Fact> first, List<Fact> second) {
        List<Row> rows = new ArrayList<>();
        int next = 0;
        for (AbstractDelta<Fact> delta : DiffUtils.diff(first, second).getDeltas()) {
            int start = delta.getTarget().getPosition();
            second.subList(next, start).forEach(fact -> rows.add(new Row(' ', fact)));
            delta.getSource().getLines().forEach(fact -> rows.add(new Row('-', fact)));
            delta.getTarget().getLines().forEach(fact -> rows.add(new Row('+', fact)));
            next = start + delta.getTarget().size();
        }
        second.subList(next, second.size()).forEach(fact -> rows.add(new Row(' ', fact)));
        return rows;
    }

    private void add(Row row) {
        Ink ink = row.sign() == '-' ? Ink.RED : row.sign() == '+' ? Ink.GREEN : Ink.PLAIN;
        String text = row.isChange() ? row.fact().text() : row.fact().key();
        for (String line : Columns.wrap(row.sign() + " " + text, style.width(), "      ")) {
            lines.add(Painted.of(ink, line));
        }
    }
}
