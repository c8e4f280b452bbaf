package tcplab.client.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.command.Names;
import tcplab.language.Synopsis;
import tcplab.script.Vocabulary;

class TailHintTest {
    private static String hint(String line) {
        Names names = new Names();
        return TailHint.of(line, typed -> Synopsis.rest(typed, Words.explained(), names.all()), before -> before.isEmpty()
                ? Vocabulary.beginnings(names)
                : Vocabulary.candidates(before, names));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "client con|nect HOST:PORT",
        "client connect| HOST:PORT",
        "client connect |HOST:PORT",
        "await client EST|ABLISHED [within",
        "client connect server:70| [-> NAME]",
        "awai|t",
        "   client shutdown W|",
    })
    void aLineIsShownToItsEnd(String line, String begins) {
        assertThat(hint(line)).startsWith(begins == null ? "" : begins);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client nothing", "c", "# client con", "client con # nect", " "})
    void nothingIsSaidWhereItCouldBeMore(String line) {
        assertThat(hint(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "await client ESTABLISHED"})
    void aWholeLineNeedsNoMore(String line) {
        assertThat(hint(line)).doesNotContain("ESTABLISHED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "on", "o"})
    void candidatesThatAreEqualAreOne(String begun) {
        assertThat(TailHint.of(begun, typed -> "", before -> List.of("one", "one"))).isEqualTo("one".substring(begun.length()));
    }
}
