package tcplab.render;

/**
 * How text is to be rendered.
 *
 * @param width columns that no line may exceed; less than 20 counts as 20
 * @param unicode false for ASCII only
 * @param color true for ANSI colour codes
 */
public record Style(int width, boolean unicode, boolean color) {
    public Style {
        width = Math.max(20, width);
    }

    /** The text in colour, if colour is on. */
    String paint(Ink ink, String text) {
        return color ? ink.paint(text) : text;
    }
}
