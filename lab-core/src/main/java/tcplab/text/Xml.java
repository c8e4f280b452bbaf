package tcplab.text;

/** Text as XML and HTML can carry it. */
public final class Xml {
    private Xml() {}

    /**
     * The text with markup escaped. Characters outside of the range of XML 1.0, 2.2, and control characters, which HTML
     * reads otherwise, cannot be written at all and become U+FFFD; other hidden ones are written as their number.
     */
    public static String escape(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                default -> {
                    if (canBeWritten(c) && c != '\n' && c != '\t' && Columns.isHidden(c)) {
                        out.append("&#").append(c).append(';');
                    } else {
                        out.appendCodePoint(canBeWritten(c) ? c : 0xfffd);
                    }
                }
            }
        });
        return out.toString();
    }

    /** True for nearly all that is written, which is looked through once and not copied. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '<' || c == '>' || c == '&' || c == '"') {
                return false;
            }
        }
        return true;
    }

    private static boolean canBeWritten(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint >= 0x20 && codePoint <= 0xd7ff && !(codePoint >= 0x7f && codePoint <= 0x9f)
                || codePoint >= 0xe000 && codePoint <= 0xfffd
                || codePoint >= 0x10000;
    }
}
