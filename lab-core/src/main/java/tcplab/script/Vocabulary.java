package tcplab.script;

import java.util.List;
import java.util.stream.Stream;
import tcplab.command.Names;
import tcplab.command.Verbs;
import tcplab.language.Word;
import tcplab.verdict.Claims;

/** All words of the language: what can be written in a script, and at the prompt as well. */
public final class Vocabulary {
    private static final List<Word> WORDS = Stream.of(
                    Headers.ALL.stream().map(Header::word),
                    Verbs.words().stream(),
                    Claims.words().stream(),
                    Notation.words().stream())
            .flatMap(words -> words)
            .toList();

    private Vocabulary() {}

    /** The header words, the verbs, what the wire does, the kinds of claims, and how things are written. */
    public static List<Word> words() {
        return WORDS;
    }

    /** What can begin a line. */
    public static List<String> beginnings(Names names) {
        return Stream.of(names.all(), Headers.names(), Verbs.beginnings()).flatMap(words -> words.stream()).toList();
    }

    /** What can stand after these words, at least one, as far as it can be listed. */
    public static List<String> candidates(List<String> before, Names names) {
        return Headers.ALL.stream()
                .filter(header -> header.word().name().equals(before.get(0)))
                .findFirst()
                .map(header -> header.word().candidates().next(before.subList(1, before.size()), names.all()))
                .orElseGet(() -> Verbs.candidates(before, names));
    }
}
