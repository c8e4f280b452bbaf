package tcplab.page;

/** Shapes of a figure. */
final class Svg {
    private Svg() {}

    /** A straight line from one point to another. */
    static String path(double fromX, double fromY, double toX, double toY) {
        return "M" + point(fromX, fromY) + "L" + point(toX, toY);
    }

    /** A level line. */
    static Element line(double from, double to, double y, String kind) {
        return Element.of("path").is("class", kind).is("d", path(from, y, to, y));
    }

    static String point(double x, double y) {
        return Element.number(x) + " " + Element.number(y);
    }

    /**
     * @param words a text or a sentence
     * @param anchor which point of the text is at {@code x}: {@code start}, {@code middle} or {@code end}
     */
    static Element text(Object words, double x, double y, String anchor, String kind) {
        return Element.of("text", words).is("class", kind).is("x", x).is("y", y).is("text-anchor", anchor);
    }
}
