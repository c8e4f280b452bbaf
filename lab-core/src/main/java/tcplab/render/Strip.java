package tcplab.render;

import java.util.Arrays;
import tcplab.text.Columns;

/** One line of a picture: columns that are written in any order, each with its ink; what comes later covers. */
final class Strip {
    private final String[] glyphs;
    private final Ink[] inks;

    Strip(int columns) {
        glyphs = new String[columns];
        inks = new Ink[columns];
        Arrays.fill(glyphs, " ");
        Arrays.fill(inks, Ink.PLAIN);
    }

    /** Writes text from a column on; what does not fit on the line is left out. */
    void put(int column, String text, Ink ink) {
        int at = column;
        for (int codePoint : text.codePoints().toArray()) {
            String glyph = Character.toString(codePoint);
            int width = Columns.width(codePoint);
            if (width == 0 && at > column && at <= glyphs.length) {
                int last = glyphs[at - 1].isEmpty() ? at - 2 : at - 1;
                glyphs[last] += glyph;
            }
            if (width > 0 && at >= 0 && at + width <= glyphs.length) {
                glyphs[at] = glyph;
                inks[at] = ink;
                if (width == 2) {
                    glyphs[at + 1] = "";
                    inks[at + 1] = ink;
                }
            }
            at += width;
        }
    }

    /** Writes text with a blank on either side, so that no line that is there already touches it. */
    void putApart(int column, String text, Ink ink) {
        put(column - 1, " " + text + " ", ink);
    }

    /** True if nothing was written there. */
    boolean isBlank(int column) {
        return glyphs[column].equals(" ");
    }

    /** The line without trailing blanks. */
    Painted render() {
        int end = glyphs.length;
        while (end > 0 && isBlank(end - 1)) {
            end--;
        }
        Painted line = new Painted();
        int start = 0;
        while (start < end) {
            int next = start + 1;
            while (next < end && inks[next] == inks[start]) {
                next++;
            }
            String run = String.join("", Arrays.copyOfRange(glyphs, start, next));
            line.add(run.isBlank() ? Ink.PLAIN : inks[start], run);
            start = next;
        }
        return line;
    }
}
