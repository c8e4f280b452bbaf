package tcplab.language;

import static tcplab.text.Told.say;

import tcplab.text.Told;

/** What a backslash means in a text in quotes: {@code \n}, {@code \r}, {@code \t}, {@code \"} and {@code \\}. */
final class Escapes {
    private Escapes() {}

    /** The text that is meant, read once from the left; any other backslash is a {@link SyntaxProblem}. */
    static String undo(String written) throws SyntaxProblem {
        StringBuilder meant = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c != '\\') {
                meant.append(c);
                continue;
            }
            i++;
            meant.append(meant(i < written.length() ? String.valueOf(written.charAt(i)) : ""));
        }
        return meant.toString();
    }

    private static char meant(String letter) throws SyntaxProblem {
        return switch (letter) {
            case "n" -> '\n';
            case "r" -> '\r';
            case "t" -> '\t';
            case "\"", "\\" -> letter.charAt(0);
            default -> throw new SyntaxProblem(
                    say("'%s' is no %s", "\\" + letter, say("escape in a text")),
                    say("write \\\\ for a backslash; the others are %s", "\\n, \\r, \\t, \\\""));
        };
    }
}
