package tcplab.client.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tcplab.language.Piece;

/** What can stand behind what is typed: the end of a word that can be no other, and how the line goes on by its synopsis. */
final class TailHint {
    private TailHint() {}

    /**
     * The text that would stand right behind the cursor; empty where nothing can be said.
     *
     * @param line so far
     * @param synopsis how a line of these words goes on, or empty
     * @param candidates what can stand after these words
     */
    static String of(String line, Function<List<String>, String> synopsis, Function<List<String>, List<String>> candidates) {
        List<Piece> pieces = Piece.of(line);
        if (pieces.isEmpty() || pieces.stream().anyMatch(piece -> piece.kind() == Piece.Kind.COMMENT)) {
            return "";
        }
        List<String> words = pieces.stream().filter(piece -> piece.kind() != Piece.Kind.BLANK).map(Piece::text).toList();
        String rest = synopsis.apply(words);
        if (pieces.get(pieces.size() - 1).kind() == Piece.Kind.BLANK) {
            return rest;
        }
        List<String> before = words.subList(0, words.size() - 1);
        Optional<String> meant = meant(words.get(words.size() - 1), candidates.apply(before));
        if (meant.isEmpty()) {
            return rest.isEmpty() ? "" : " " + rest;
        }
        String after = synopsis.apply(Stream.concat(before.stream(), meant.stream()).toList());
        String end = meant.get().substring(words.get(words.size() - 1).length());
        return after.isEmpty() ? end : end + " " + after;
    }

    /** The only word that begins so. A number can be meant as it stands. */
    private static Optional<String> meant(String begun, List<String> candidates) {
        List<String> all = candidates.stream().filter(word -> word.startsWith(begun)).distinct().toList();
        boolean number = Character.isDigit(begun.charAt(begun.length() - 1));
        return all.size() == 1 && !number && !all.contains(begun) ? Optional.of(all.get(0)) : Optional.empty();
    }
}
