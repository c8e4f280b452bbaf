package tcplab.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.client.desk.ExitCode;
import tcplab.language.Word;
import tcplab.script.Vocabulary;

/** Help outside of the shell. */
class HelpCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"connect", "needs", "because", "drop", "never", "segment", "check", "await", "figure", "burst"})
    void everySortOfWordIsExplained(String word) {
        Said said = Said.by("help", word);
        assertThat(said.code()).isEqualTo(ExitCode.AS_RECORDED);
        assertThat(said.out()).contains("Example: ").containsIgnoringCase(word);
    }

    @Test
    void aWordWithTwoSensesIsExplainedInBoth() {
        assertThat(Said.by("help", "wire").out()).contains("wire FAULT", "claim wire [", "Needs: wire");
    }

    @Test
    void anUnknownWordIsHintedAt() {
        Said said = Said.by("help", "conect");
        assertThat(said.code()).isEqualTo(ExitCode.USAGE);
        assertThat(said.err()).contains("there is no help on 'conect'; did you mean 'connect'?");
        assertThat(Said.by("help", "--al").err()).contains("did you mean '--all'?");
    }

    @Test
    void theListNamesTheWordsOfTheLanguageAndOfTheCommandLine() {
        String list = Said.by("help").out();
        assertThat(list).contains("statements", "SOCKET connect HOST:PORT", "wire replay", "because REASON", "lasted");
    }

    @Test
    void theReferenceExplainsEveryWord() {
        String reference = Said.by("help", "--all").out().replaceAll("\\s+", " ");
        List<Word> words = Vocabulary.words();
        assertThat(words).allSatisfy(word -> assertThat(reference)
                .contains(word.synopsis().replaceAll("\\s+", " "), word.help().toString(), word.example()));
        assertThat(reference).contains("scripts/lab run NAME|TOPIC|FILE|tour|all...", "scripts/lab doctor [--json]");
    }
}
