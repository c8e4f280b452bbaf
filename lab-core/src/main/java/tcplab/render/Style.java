package tcplab.render;

/**
 * How text is to be rendered and written.
 *
 * @param width columns that no line may exceed; less than 20 counts as 20
 * @param unicode false for ASCII only
 * @param color true if whoever writes it adds the codes of its inks
 */
public record Style(int width, boolean unicode, boolean color) {
    public Style {
        width = Math.max(20, width);
    }
}
