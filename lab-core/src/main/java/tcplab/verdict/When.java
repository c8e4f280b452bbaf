package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tcplab.event.Census;
import tcplab.event.Looked;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.text.Told;

/**
 * Of which moment a claim speaks: {@code first}, {@code last}, {@code at LOOK}, or any.
 *
 * @param word {@code first}, {@code last}, {@code at}, or empty
 * @param look the name of the look, or empty
 */
record When(String word, String look) {
    static final When ANY = new When("", "");
    private static final List<String> WORDS = List.of("first", "last", "at");

    /** True of a word that says when. */
    static boolean isOne(String word) {
        return WORDS.contains(word);
    }

    /** What says when, if anything does. @param known those of the words that may stand here */
    static When parse(Tokens words, String... known) throws SyntaxProblem {
        if (!words.hasNext() || !List.of(known).contains(words.peek())) {
            return ANY;
        }
        String word = words.oneOf(say("moment"), List.of(known));
        return new When(word, word.equals("at") ? words.next("LOOK") : "");
    }

    boolean isFirst() {
        return word.equals("first");
    }

    boolean isLast() {
        return word.equals("last");
    }

    boolean isAtLook() {
        return word.equals("at");
    }

    /** A sentence about that moment. */
    Told of(Told sentence) {
        return switch (word) {
            case "first" -> say("%s (when ss first shows it)", sentence);
            case "last" -> say("%s (when ss last shows it)", sentence);
            case "at" -> say("%1$s (at the look %2$s)", sentence, look);
            default -> sentence;
        };
    }

    /** The look that it speaks of. */
    Set<String> looks() {
        return isAtLook() ? Set.of(look) : Set.of();
    }

    /** The look's entry, if the run came to it. */
    static Optional<Entry> look(String name, Timeline timeline) {
        return timeline.entriesOf(Looked.class).stream()
                .filter(entry -> ((Looked) entry.event()).name().equals(name))
                .reduce((first, second) -> second);
    }

    /** The census's entry, if it speaks of one and the run came to it. */
    Optional<Entry> census(Timeline timeline) {
        return isAtLook() ? census(look, timeline) : Optional.empty();
    }

    private static Optional<Entry> census(String name, Timeline timeline) {
        return timeline.entriesOf(Census.class).stream()
                .filter(entry -> ((Census) entry.event()).name().equals(name))
                .reduce((first, second) -> second);
    }

    /** Why nothing can be said of these looks. */
    static Optional<Told> missing(Set<String> looks, Timeline timeline) {
        return looks.stream()
                .filter(name -> look(name, timeline).or(() -> census(name, timeline)).isEmpty())
                .findFirst()
                .map(name -> say("the run did not come to the step \"look as %s\"", name));
    }
}
