package tcplab.language;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of a line as it is written. The pieces of a line, one after the other, are the whole line.
 *
 * @param text with its quotes, if it has any
 * @param column of its first character, from 1
 */
public record Piece(Kind kind, String text, int column) {
    /** What a piece is. */
    public enum Kind {
        BLANK,
        WORD,
        /** {@code "…"}; at the end of a line that is still being typed, its second quote may be missing. */
        QUOTED,
        /** From a {@code #} that begins the line or follows a blank, to the end of the line. */
        COMMENT
    }

    /** Takes any line apart; nothing is wrong here. A word ends at a blank, a quote or a {@code ;}, itself a word. */
    public static List<Piece> of(String line) {
        List<Piece> pieces = new ArrayList<>();
        for (int at = 0; at < line.length(); ) {
            Kind kind = kind(line, at);
            int end = end(kind, line, at);
            pieces.add(new Piece(kind, line.substring(at, end), at + 1));
            at = end;
        }
        return pieces;
    }

    /** The line with one blank where there are more between its words; a text in quotes stays as it is. */
    public static String plain(String line) {
        return of(strip(line)).stream()
                .map(piece -> piece.kind() == Kind.BLANK ? " " : piece.text())
                .collect(Collectors.joining());
    }

    /** The line without the blanks around it. */
    public static String strip(String line) {
        int from = 0;
        int to = line.length();
        while (from < to && isBlank(line.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(line.charAt(to - 1))) {
            to--;
        }
        return line.substring(from, to);
    }

    /** Also the blank at which no line is broken, as a line has it that was copied from a web page; Java counts it as a letter. */
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static Kind kind(String line, int at) {
        char c = line.charAt(at);
        if (isBlank(c)) {
            return Kind.BLANK;
        } else if (c == '"') {
            return Kind.QUOTED;
        }
        boolean begins = at == 0 || isBlank(line.charAt(at - 1));
        return c == '#' && begins ? Kind.COMMENT : Kind.WORD;
    }

    private static int end(Kind kind, String line, int at) {
        return switch (kind) {
            case COMMENT -> line.length();
            case QUOTED -> endOfQuoted(line, at);
            case BLANK -> {
                int end = at;
                while (end < line.length() && isBlank(line.charAt(end))) {
                    end++;
                }
                yield end;
            }
            case WORD -> {
                int end = at + 1;
                while (line.charAt(at) != ';' && end < line.length() && !endsWord(line.charAt(end))) {
                    end++;
                }
                yield end;
            }
        };
    }

    private static boolean endsWord(char c) {
        return isBlank(c) || c == '"' || c == ';';
    }

    /** Behind the second quote; a quote after a backslash is part of the text. */
    private static int endOfQuoted(String line, int open) {
        for (int i = open + 1; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == '"') {
                return i + 1;
            }
        }
        return line.length();
    }

    /** False for a text in quotes whose second quote is missing. */
    boolean isWhole() {
        return kind != Kind.QUOTED || text.length() > 1 && endOfQuoted(text + "\"", 0) == text.length();
    }
}
