package tcplab.render;

import java.util.ArrayList;
import java.util.List;
import tcplab.text.Columns;

/** Two texts in columns side by side. */
public final class Beside {
    private static final String BETWEEN = "   ";

    private Beside() {}

    /** The width of either column. @param width of both with what is between them */
    public static int column(int width) {
        return (width - BETWEEN.length()) / 2;
    }

    /** Line by line; no line of the left one is wider than the column. */
    public static Painted of(Painted left, Painted right, int width) {
        List<Painted> lefts = left.byLine();
        List<Painted> rights = right.byLine();
        List<Painted> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(lefts.size(), rights.size()); i++) {
            Painted line = new Painted();
            Painted first = i < lefts.size() ? lefts.get(i) : new Painted();
            line.add(first);
            if (i < rights.size()) {
                int gap = column(width) - Columns.width(first.toString());
                line.add(" ".repeat(Math.max(0, gap)) + BETWEEN).add(rights.get(i));
            }
            lines.add(line);
        }
        return Painted.lines(lines);
    }
}
