package tcplab.render;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tcplab.text.Columns;
import tcplab.verdict.Finding;

/**
 * Which claims have noticed which change of an experiment: a column for each claim, in order.
 *
 * <pre>
 *  1 2 3
 *  x . ?  without client send "hello"
 * </pre>
 */
public final class MutationTable {
    private MutationTable() {}

    /** @param runs with all claims each */
    public static Painted draw(List<Finding> findings, List<ControlRun> runs, Style style) {
        List<Painted> lines = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            String number = Columns.padLeft(String.valueOf(i + 1), 3);
            Columns.wrap(number + "  " + Columns.printable(findings.get(i).claim()), style.width(), "       ")
                    .forEach(line -> lines.add(Painted.of(line)));
        }
        lines.add(new Painted());
        StringBuilder head = new StringBuilder();
        IntStream.rangeClosed(1, findings.size()).forEach(n -> head.append(Columns.padLeft(String.valueOf(n), 3)));
        lines.add(Painted.of(Ink.BOLD, head.toString()));
        for (ControlRun run : runs) {
            lines.addAll(row(run, 3 * findings.size() + 2, style));
        }
        lines.add(Painted.of(Ink.DIM, style.tell(say("%1$s it came out the other way, %2$s nothing can be said, %3$s it did not notice",
                Glyph.REFUTED.in(style), Glyph.INCONCLUSIVE.in(style), Glyph.DOT.in(style)))));
        return Painted.lines(lines);
    }

    /** The marks with the change beside them, or below where it has no room. @param left columns of the marks */
    private static List<Painted> row(ControlRun run, int left, Style style) {
        Painted marks = new Painted();
        run.turns().forEach(turn -> marks.add(ink(turn), Columns.padLeft(mark(turn, style), 3)));
        boolean beside = style.width() - left >= 20;
        String indent = " ".repeat(beside ? left : 2);
        List<String> words = Columns.wrap(Columns.printable(run.control()), style.width() - indent.length(), "  ");
        List<Painted> lines = new ArrayList<>();
        lines.add(beside ? marks.add("  " + words.get(0)) : marks);
        words.subList(beside ? 1 : 0, words.size()).forEach(more -> lines.add(Painted.of(indent + more)));
        return lines;
    }

    private static String mark(ControlRun.Turn turn, Style style) {
        return (turn.isTurned() ? Glyph.REFUTED : turn.isOpen() ? Glyph.INCONCLUSIVE : Glyph.DOT).in(style);
    }

    private static Ink ink(ControlRun.Turn turn) {
        return turn.isTurned() ? Ink.GREEN : turn.isOpen() ? Ink.YELLOW : Ink.DIM;
    }
}
