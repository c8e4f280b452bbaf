package tcplab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tcplab.language.Help;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.text.Language;

/** Every word of the language explains itself, in both languages, and its example is a line that is understood. */
class VocabularyTest {
    static List<Word> words() {
        return Vocabulary.words();
    }

    @ParameterizedTest
    @MethodSource("words")
    void everyWordIsExplainedInBothLanguages(Word word) {
        assertThat(Language.EN.tell(word.help())).isNotBlank().endsWith(".");
        assertThat(Language.ZH.tell(word.help())).containsPattern("\\p{IsHan}").endsWith("。");
    }

    @ParameterizedTest
    @MethodSource("words")
    void everySynopsisAndEveryExampleIsALineWithItsWord(Word word) {
        // A notation is part of a word.
        boolean notation = word.sort() == Sort.NOTATION;
        String between = notation ? "[\\s:(,=]|(?=\\))" : "\\s+";
        assertThat((word.synopsis() + " " + word.synopsis().replaceAll(between, " ")).split("\\s+")).contains(word.name());
        boolean stands = notation && word.name().matches(".*[A-Z]{3}.*|N|#N") && !word.synopsis().startsWith("WHO:");
        if (!stands) {
            assertThat(word.example().split(between)).anyMatch(part -> part.startsWith(word.name()));
        }
    }

    @ParameterizedTest
    @MethodSource("words")
    void everyExampleIsALineOfAScript(Word word) {
        List<String> lines = new ArrayList<>(List.of("server listen 7000", "client connect server:7000"));
        if (!word.example().contains("-> conn")) {
            lines.add("server accept -> conn");
        }
        if (word.sort() == Sort.CLAIM && word.example().contains(" a b ")) {
            lines.addAll(List.of("client connect server:7000 -> a", "client connect server:7000 -> b"));
        }
        if (word.sort() == Sort.HEADER) {
            lines.add("conn on eof: close");
            lines.add("claim never RST");
        }
        lines.add(word.example());
        Parsed parsed = ScriptParser.parse("x.lab", "x", String.join("\n", lines), Set.of());
        assertThat(parsed.problems()).isEmpty();
    }

    @Test
    void theExampleOfSaysNamesAStatement() throws IOException {
        Word says = words().stream().filter(word -> word.name().equals("says")).findFirst().orElseThrow();
        assertThat(Files.readString(Path.of("../experiments/statements.json")))
                .contains("\"" + says.example().split(" ")[1] + "\"");
    }

    @Test
    void everyTopicIsListedOnceAlthoughSomeWordsHaveTwoSenses() {
        assertThat(Help.topics(words())).contains("wire", "needs", "drop", "connect", "never").doesNotHaveDuplicates();
        assertThat(Help.page("wire", words(), 80, Language.EN)).contains("wire FAULT", "claim wire [opening");
    }

    @Test
    void theReferenceExplainsEveryWord() {
        String reference = Help.reference(words(), 100, Language.EN).replaceAll("\\s+", " ");
        assertThat(words()).allSatisfy(word -> assertThat(reference)
                .contains(word.synopsis().replaceAll("\\s+", " "), Language.EN.tell(word.help()), word.example()));
    }
}
