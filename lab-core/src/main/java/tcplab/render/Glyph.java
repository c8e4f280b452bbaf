package tcplab.render;

/** A character that pictures are made of, in Unicode and in ASCII. */
enum Glyph {
    /** The life of a side, from top to bottom. */
    LIFELINE("│", "|"),
    /** A segment in flight from row to row; also a lifeline while time passes. */
    DOTTED("┊", ":"),
    LINE("─", "-"),
    CROSSING("┼", "+"),
    HEAD_RIGHT("►", ">"),
    HEAD_LEFT("◄", "<"),
    CALL_LEFT("├", "+"),
    CALL_RIGHT("┤", "+"),
    /** From the left, then down. */
    LEFT_DOWN("╮", "."),
    /** From above, then to the right. */
    DOWN_RIGHT("╰", "'"),
    /** From the right, then down. */
    RIGHT_DOWN("╭", "."),
    /** From above, then to the left. */
    DOWN_LEFT("╯", "'"),
    /** Where a copy begins that travels to the right. */
    START_RIGHT("╶", "-"),
    /** Where a copy begins that travels to the left. */
    START_LEFT("╴", "-"),
    LOST("✗", "x"),
    /** Before what Netty told, in a sentence. */
    TOLD("»", ">"),
    ELLIPSIS("…", "..."),
    ARROW("→", "->"),
    DOT("·", "-"),
    CONFIRMED("✓", "+"),
    REFUTED("✗", "x"),
    INCONCLUSIVE("?", "?");

    private final String unicode;
    private final String ascii;

    Glyph(String unicode, String ascii) {
        this.unicode = unicode;
        this.ascii = ascii;
    }

    String in(Style style) {
        return style.unicode() ? unicode : ascii;
    }

    /** The sentence with this character in it, as the style writes it. */
    String within(String sentence, Style style) {
        return sentence.replace(unicode, in(style));
    }
}
