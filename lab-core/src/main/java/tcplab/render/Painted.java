package tcplab.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tcplab.text.Columns;

/**
 * Text with an ink for each of its parts. The codes of a terminal are added when it is written there and not before, so
 * that none can come with the text: whatever a name, a result or a tool's output contains is shown and never obeyed.
 */
public final class Painted {
    private record Part(Ink ink, String text) {}

    private final List<Part> parts = new ArrayList<>();

    /** No text yet. */
    public Painted() {}

    public static Painted of(Ink ink, String text) {
        return new Painted().add(ink, text);
    }

    public static Painted of(String text) {
        return of(Ink.PLAIN, text);
    }

    /** These lines, each with a line break after it. */
    static Painted lines(List<Painted> lines) {
        Painted all = new Painted();
        lines.forEach(line -> all.add(line).add("\n"));
        return all;
    }

    /** The same line by line, without the line breaks. */
    public List<Painted> byLine() {
        List<Painted> lines = new ArrayList<>();
        Painted line = new Painted();
        for (Part part : parts) {
            String[] pieces = part.text().split("\n", -1);
            for (int i = 0; i < pieces.length; i++) {
                if (i > 0) {
                    lines.add(line);
                    line = new Painted();
                }
                if (!pieces[i].isEmpty()) {
                    line.add(part.ink(), pieces[i]);
                }
            }
        }
        if (!line.toString().isEmpty()) {
            lines.add(line);
        }
        return lines;
    }

    /** Adds to its end. @return this one */
    public Painted add(Ink ink, String text) {
        parts.add(new Part(ink, text));
        return this;
    }

    public Painted add(String text) {
        return add(Ink.PLAIN, text);
    }

    public Painted add(Painted more) {
        parts.addAll(List.copyOf(more.parts));
        return this;
    }

    /** The text for a terminal or a pipe: hidden characters made visible, then the codes of the inks around it. */
    public String written(boolean color) {
        return parts.stream()
                .map(part -> color ? part.ink().paint(Columns.visible(part.text())) : Columns.visible(part.text()))
                .collect(Collectors.joining());
    }

    /** The text alone. */
    @Override
    public String toString() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }
}
