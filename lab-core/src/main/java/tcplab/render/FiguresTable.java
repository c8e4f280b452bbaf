package tcplab.render;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tcplab.text.Columns;
import tcplab.text.Told;
import tcplab.verdict.Finding;
import tcplab.verdict.Measure;

/**
 * The numbers of a run beside those that the statements give:
 *
 * <pre>
 * Figures          says    measured  passes
 * delack-max-200   200 ms  200.3 ms  196.0 ms..233.0 ms  ✓
 * </pre>
 */
public final class FiguresTable {
    private FiguresTable() {}

    /** One row for each statement with a number; an empty text if there is none. */
    public static String draw(List<Finding> findings, Style style) {
        List<List<String>> rows = new ArrayList<>();
        for (Finding finding : findings) {
            Measure measure = finding.measure();
            if (measure != null) {
                String measured = measure.measured().isEmpty() ? "-" : style.printable(measure.measured());
                rows.add(List.of(
                        String.join(" ", finding.statements()),
                        Columns.printable(measure.figure()),
                        measured,
                        style.tell(measure.window()),
                        FindingsText.mark(finding.verdict()).in(style)));
            }
        }
        if (rows.isEmpty()) {
            return "";
        }
        rows.add(0, Stream.of(say("Figures"), say("says"), say("measured"), say("passes"), Told.nothing()).map(style::tell).toList());
        return aligned(rows);
    }

    private static String aligned(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = rows.stream().mapToInt(r -> Columns.width(r.get(column))).max().orElse(0);
                line.append(Columns.pad(row.get(i), width)).append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
