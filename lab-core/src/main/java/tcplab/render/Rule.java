package tcplab.render;

import java.util.ArrayList;
import java.util.List;
import tcplab.text.Columns;

/** A heading with a line through: {@code ── Open ──────}; long ones take more than one line. */
final class Rule {
    private Rule() {}

    static List<Painted> of(String text, int columns, Style style) {
        String line = Glyph.LINE.in(style);
        List<String> wrapped = Columns.wrap(Columns.printable(text), columns - 6, "");
        List<Painted> lines = new ArrayList<>();
        for (int i = 0; i < wrapped.size(); i++) {
            boolean last = i == wrapped.size() - 1;
            int rest = columns - 4 - Columns.width(wrapped.get(i));
            String start = i == 0 ? line.repeat(2) : "  ";
            String end = last ? " " + line.repeat(Math.max(0, rest)) : "";
            lines.add(Painted.of(Ink.DIM, start).add(" ").add(Ink.BOLD, wrapped.get(i)).add(Ink.DIM, end));
        }
        return lines;
    }
}
