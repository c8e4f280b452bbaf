package tcplab.script;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import tcplab.model.TcpState;

/**
 * A word that is looked for, whatever its case and with {@code _} for {@code -}; a state in each of its spellings. It is
 * found where a word begins ({@code Overflows} in {@code ListenOverflows} too), Chinese anywhere.
 */
final class Term {
    /** So short a word is the beginning of too many others. */
    private static final int SHORT = 3;

    private final String word;
    private final Set<String> spellings = new LinkedHashSet<>();

    /** @param at where it begins; @param whole false if it is only the beginning of a word */
    record Found(int at, boolean whole) {}

    Term(String word) {
        this.word = word;
        spellings.add(folded(word));
        TcpState.of(word).ifPresent(state -> {
            spellings.add(folded(state.rfc()));
            spellings.add(folded(state.ss()));
        });
    }

    /** As it was typed. */
    String word() {
        return word;
    }

    /** The first place in the text where it stands as a whole word, else where it begins one. */
    Optional<Found> in(String text) {
        String folded = folded(text);
        Found begun = null;
        for (String spelling : spellings) {
            int from = spelling.isEmpty() ? -1 : folded.indexOf(spelling);
            for (int at = from; at >= 0; at = folded.indexOf(spelling, at + 1)) {
                Found found = found(text, at, at + spelling.length());
                if (found != null && found.whole()) {
                    return Optional.of(found);
                }
                begun = begun == null ? found : begun;
            }
        }
        return Optional.ofNullable(begun);
    }

    private static Found found(String text, int at, int end) {
        boolean whole = endsWord(text, end);
        return beginsWord(text, at) && (whole || end - at > SHORT) ? new Found(at, whole) : null;
    }

    private static boolean beginsWord(String text, int at) {
        if (at == 0 || !isOfWord(text.charAt(at)) || !isOfWord(text.charAt(at - 1))) {
            return true;
        }
        char before = text.charAt(at - 1);
        boolean capital = Character.isUpperCase(text.charAt(at));
        // A word within a counter's name: ListenOverflows, TCPAbortOnData.
        return capital && (!Character.isUpperCase(before)
                || at + 1 < text.length() && Character.isLowerCase(text.charAt(at + 1)));
    }

    /** The plural of an English word is no other word. */
    private static boolean endsWord(String text, int end) {
        return end == text.length()
                || beginsWord(text, end)
                || text.charAt(end) == 's' && (end + 1 == text.length() || beginsWord(text, end + 1));
    }

    /** Between two Chinese characters there is no end of a word to be seen: each is as good as one. */
    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
    }

    /** Character by character, so that places are the same. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            folded.append(c == '_' ? '-' : Character.toLowerCase(c));
        }
        return folded.toString();
    }
}
