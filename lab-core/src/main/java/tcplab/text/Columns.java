package tcplab.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Text measured in the columns of a terminal. East Asian wide and fullwidth characters take two (Unicode Standard
 * Annex 11), combining marks and format characters none, all others one. "Ambiguous" ones count as one, as terminals
 * draw them outside of East Asian locales.
 */
public final class Columns {
    /** First and last code point of each wide range, in ascending order. */
    private static final int[] WIDE = {
        0x1100, 0x115f, 0x231a, 0x231b, 0x2329, 0x232a, 0x23e9, 0x23ec, 0x23f0, 0x23f0, 0x23f3, 0x23f3, 0x25fd, 0x25fe,
        0x2614, 0x2615, 0x2648, 0x2653, 0x267f, 0x267f, 0x2693, 0x2693, 0x26a1, 0x26a1, 0x26aa, 0x26ab, 0x26bd, 0x26be,
        0x26c4, 0x26c5, 0x26ce, 0x26ce, 0x26d4, 0x26d4, 0x26ea, 0x26ea, 0x26f2, 0x26f3, 0x26f5, 0x26f5, 0x26fa, 0x26fa,
        0x26fd, 0x26fd, 0x2705, 0x2705, 0x270a, 0x270b, 0x2728, 0x2728, 0x274c, 0x274c, 0x274e, 0x274e, 0x2753, 0x2755,
        0x2757, 0x2757, 0x2795, 0x2797, 0x27b0, 0x27b0, 0x27bf, 0x27bf, 0x2b1b, 0x2b1c, 0x2b50, 0x2b50, 0x2b55, 0x2b55,
        0x2e80, 0x303e, 0x3041, 0xa4cf, 0xa960, 0xa97c, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6b,
        0xff01, 0xff60, 0xffe0, 0xffe6, 0x16fe0, 0x18cff, 0x1aff0, 0x1b2ff, 0x1f004, 0x1f004, 0x1f0cf, 0x1f0cf, 0x1f18e,
        0x1f18e, 0x1f191, 0x1f19a, 0x1f200, 0x1f320, 0x1f32d, 0x1f335, 0x1f337, 0x1f37c, 0x1f37e, 0x1f393, 0x1f3a0,
        0x1f3ca, 0x1f3cf, 0x1f3d3, 0x1f3e0, 0x1f3f0, 0x1f3f4, 0x1f3f4, 0x1f3f8, 0x1f43e, 0x1f440, 0x1f440, 0x1f442,
        0x1f4fc, 0x1f4ff, 0x1f53d, 0x1f54b, 0x1f54e, 0x1f550, 0x1f567, 0x1f57a, 0x1f57a, 0x1f595, 0x1f596, 0x1f5a4,
        0x1f5a4, 0x1f5fb, 0x1f64f, 0x1f680, 0x1f6c5, 0x1f6cc, 0x1f6cc, 0x1f6d0, 0x1f6d2, 0x1f6d5, 0x1f6d7, 0x1f6dc,
        0x1f6df, 0x1f6eb, 0x1f6ec, 0x1f6f4, 0x1f6fc, 0x1f7e0, 0x1f7eb, 0x1f7f0, 0x1f7f0, 0x1f90c, 0x1f93a, 0x1f93c,
        0x1f945, 0x1f947, 0x1f9ff, 0x1fa70, 0x1faff, 0x20000, 0x3fffd
    };

    private Columns() {}

    /** Columns that one code point takes: 0, 1 or 2. Control characters count 0; see {@link #printable}. */
    public static int width(int codePoint) {
        if (codePoint < 0x7f) {
            return codePoint < 0x20 ? 0 : 1;
        }
        int kind = Character.getType(codePoint);
        boolean joins = kind == Character.NON_SPACING_MARK
                || kind == Character.ENCLOSING_MARK
                || kind == Character.FORMAT
                || kind == Character.CONTROL
                || codePoint >= 0x1160 && codePoint <= 0x11ff;
        if (joins) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    private static boolean isWide(int codePoint) {
        for (int i = 0; i < WIDE.length && codePoint >= WIDE[i]; i += 2) {
            if (codePoint <= WIDE[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** Columns that a text without line breaks and colour codes takes. */
    public static int width(String text) {
        int columns = 0;
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            columns += width(codePoint);
        }
        return columns;
    }

    /** The text with blanks after it up to {@code columns}; longer text as it is. */
    public static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /** The text with blanks before it up to {@code columns}; longer text as it is. */
    public static String padLeft(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    /** The text if it fits, else its beginning and the ellipsis, in at most {@code columns}. */
    public static String cut(String text, int columns, String ellipsis) {
        if (width(text) <= columns) {
            return text;
        }
        String mark = width(ellipsis) <= columns ? ellipsis : "";
        return text.substring(0, end(text, 0, columns - width(mark))).stripTrailing() + mark;
    }

    /** The place behind as much of the text, from there on, as fits. */
    private static int end(String text, int from, int columns) {
        int used = 0;
        int end = from;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            used += width(codePoint);
            if (used > columns) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return end;
    }

    /**
     * Lines of at most {@code columns}, broken at blanks, within a word only if it is longer than a line, and between
     * any two wide characters, as Chinese is. The first line keeps its leading blanks, all others begin with
     * {@code indent}.
     */
    public static List<String> wrap(String text, int columns, String indent) {
        String hanging = width(indent) < columns ? indent : "";
        List<String> lines = new ArrayList<>();
        String start = leadingBlanks(text, columns);
        String line = start;
        for (String word : words(text)) {
            String rest = line.equals(start) ? word.stripLeading() : word;
            if (!line.equals(start) && !fits(rest, 0, columns - width(line))) {
                lines.add(line.stripTrailing());
                start = hanging;
                line = start;
                rest = word.stripLeading();
            }
            int from = 0;
            while (!fits(rest, from, columns - width(line))) {
                int end = beforeSigns(rest, from, end(rest, from, columns - width(line)));
                if (end == from) {
                    break;
                }
                lines.add(line + rest.substring(from, end));
                from = end;
                start = hanging;
                line = start;
            }
            line += rest.substring(from);
        }
        lines.add(line.stripTrailing());
        return lines;
    }

    private static String leadingBlanks(String text, int columns) {
        int blanks = text.length() - text.stripLeading().length();
        return blanks < columns ? text.substring(0, blanks) : "";
    }

    /** True if the word fits from there on, but for blanks at its end. Of a long one no more is read than can fit. */
    private static boolean fits(String word, int from, int columns) {
        int used = 0;
        int blanks = 0;
        int codePoint;
        for (int i = from; i < word.length() && used <= columns; i += Character.charCount(codePoint)) {
            codePoint = word.codePointAt(i);
            boolean blank = Character.isWhitespace(codePoint);
            used += blank ? 0 : blanks + width(codePoint);
            blanks = blank ? blanks + width(codePoint) : 0;
        }
        return used <= columns;
    }

    /** Where a word is cut that would be at this end, earlier if the next line would begin with a sign that must not be there. */
    private static int beforeSigns(String word, int from, int end) {
        int earlier = end;
        while (earlier > from && earlier < word.length() && !mayBreak(word.codePointBefore(earlier), word.codePointAt(earlier))) {
            earlier -= Character.charCount(word.codePointBefore(earlier));
        }
        return earlier == from ? end : earlier;
    }

    /** Pieces between which a line may end; blanks stay at the beginning of the piece they come before. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 1; i < text.length(); i++) {
            boolean blank = text.charAt(i) == ' ' && text.charAt(i - 1) != ' ';
            if (blank || !Character.isLowSurrogate(text.charAt(i)) && isBreak(text.codePointBefore(i), text.codePointAt(i))) {
                words.add(text.substring(start, i));
                start = i;
            }
        }
        words.add(text.substring(start));
        return words;
    }

    /** Between two wide characters, and on the outer side of a wide sign. */
    private static boolean isBreak(int before, int after) {
        boolean wide = width(before) == 2 && width(after) == 2;
        boolean afterSign = width(before) == 2 && closes(before) && after != ' ';
        boolean beforeSign = width(after) == 2 && opens(after) && before != ' ';
        return (wide || afterSign || beforeSign) && mayBreak(before, after);
    }

    private static boolean mayBreak(int before, int after) {
        return !closes(after) && !opens(before);
    }

    /** Punctuation that must not begin a line of Chinese. */
    private static boolean closes(int codePoint) {
        return "，。、；：？！）】》」』〉〕］｝”’…·～％".indexOf(codePoint) >= 0;
    }

    /** Punctuation that must not end one. */
    private static boolean opens(int codePoint) {
        return "（【《「『〈〔［｛“‘".indexOf(codePoint) >= 0;
    }

    /** The text on one line: hidden characters written as {@code \n}, {@code \t}, {@code \x1b}, {@code \x202e}. */
    public static String printable(String text) {
        return shown(text, "");
    }

    /** The text with its lines and tabs, all other hidden characters written as {@code \r}, {@code \x1b}. */
    public static String visible(String text) {
        return shown(text, "\n\t");
    }

    private static String shown(String text, String kept) {
        if (!hasHidden(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (!isHidden(c) || kept.indexOf(c) >= 0) {
                out.appendCodePoint(c);
            } else {
                out.append(
                        switch (c) {
                            case '\n' -> "\\n";
                            case '\r' -> "\\r";
                            case '\t' -> "\\t";
                            default -> String.format("\\x%02x", c);
                        });
            }
        });
        return out.toString();
    }

    private static boolean hasHidden(String text) {
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (isHidden(codePoint)) {
                return true;
            }
        }
        return false;
    }

    /**
     * True for what a terminal obeys instead of showing it: control characters (C0, DEL, C1), those that turn the
     * direction of the text around them (Bidi_Control of Unicode Standard Annex 9), line separators, halves of a pair,
     * and the byte order mark; and for what nobody sees between two letters, the blank without width and its like (U+200B,
     * U+2060 to U+2064). Those that join letters or keep them apart (U+200C, U+200D) are part of how words are written.
     */
    public static boolean isHidden(int codePoint) {
        if (codePoint >= ' ' && codePoint <= '~') {
            return false;
        }
        int kind = Character.getType(codePoint);
        return kind == Character.CONTROL
                || kind == Character.SURROGATE
                || kind == Character.LINE_SEPARATOR
                || kind == Character.PARAGRAPH_SEPARATOR
                || codePoint == 0x061c
                || codePoint == 0x200e
                || codePoint == 0x200f
                || codePoint == 0x200b
                || codePoint >= 0x2060 && codePoint <= 0x2064
                || codePoint >= 0x202a && codePoint <= 0x202e
                || codePoint >= 0x2066 && codePoint <= 0x2069
                || codePoint == 0xfeff;
    }
}
