package tcplab.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static String text(String line) throws SyntaxProblem {
        return Tokens.split(line).get(0).text();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
        "client send \"hello\" | client,send,hello",
        "a  b\t c | a,b,c",
        "conn on eof: set X 1; close | conn,on,eof:,set,X,1,;,close",
        "recv#1\"text\"after | recv#1,text,after",
        "pause 1s # and then | pause,1s",
        "# nothing | ''",
        "send \"# no comment\" | send,# no comment",
        "wire client:FIN#2 | wire,client:FIN#2",
        "a;b | a,;,b"
    })
    void aLineIsTakenApartAtBlanksQuotesAndSemicolons(String line, String words) throws SyntaxProblem {
        assertThat(Tokens.split(line).stream().map(Tokens.Token::text).collect(Collectors.joining(","))).isEqualTo(words);
    }

    /** As a web page has it: U+00A0, and U+202F, which is narrow. */
    @Test
    void aBlankAtWhichNoLineIsBrokenIsABlank() throws SyntaxProblem {
        aLineIsTakenApartAtBlanksQuotesAndSemicolons("\u00a0server\u00a0listen \u202f7000\u00a0# and then", "server,listen,7000");
        assertThat(Tokens.first("\u00a0\u00a0says  it")).isEqualTo("says");
        assertThat(Piece.plain("\u00a0client send\u00a0\"a\u00a0b\" ")).isEqualTo("client send \"a\u00a0b\"");
    }

    /** A learner reads the text that is sent. */
    @Test
    void aTextInQuotesKeepsItsBlanksWhereALineIsPrinted() {
        assertThat(Piece.plain("  client   send \"a  \\\"  b\"\turgent ")).isEqualTo("client send \"a  \\\"  b\" urgent");
        String quotes = "client send \"" + "\\\"".repeat(4_900) + "\"";
        assertThat(Piece.plain(quotes)).isEqualTo(quotes);
    }

    @Test
    void anEscapedBackslashBeforeAnNIsNoNewLine() throws SyntaxProblem {
        assertThat(text("\"a\\\\nb\"")).isEqualTo("a\\nb");
        assertThat(text("\"a\\nb\"")).isEqualTo("a\nb");
        assertThat(text("\"a\\\\\\nb\"")).isEqualTo("a\\\nb");
    }

    @Test
    void everyEscapeStandsForOneCharacter() throws SyntaxProblem {
        assertThat(text("\"\\n\\r\\t\\\"\\\\\"")).isEqualTo("\n\r\t\"\\");
        assertThat(text("\"\"")).isEmpty();
        assertThat(text("\"\\\\\"")).isEqualTo("\\");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\\qb\"", "\"\\x41\"", "\"\\0\"", "\"\\N\""})
    void anUnknownEscapeIsRefusedAndTheKnownOnesAreNamed(String line) {
        assertThatThrownBy(() -> Tokens.split(line))
                .isInstanceOf(SyntaxProblem.class)
                .hasMessageContaining("'\\" + line.charAt(line.indexOf('\\') + 1) + "' is no escape")
                .satisfies(e -> assertThat(((SyntaxProblem) e).hint().toString()).contains("\\\\").contains("\\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"send \"open", "send \"", "send \"a\\\"", "send \"a\\"})
    void aQuoteThatIsNotClosedIsShownByItsColumn(String line) {
        assertThatThrownBy(() -> Tokens.split(line)).isInstanceOf(SyntaxProblem.class).hasMessageContaining("column 6");
    }

    @Test
    void aWordInQuotesIsNotTheWordOfTheLanguage() throws SyntaxProblem {
        Tokens tokens = Tokens.of(Tokens.split("\"->\" ->"), "");
        assertThat(tokens.take("->")).isFalse();
        assertThat(tokens.nextIsQuoted()).isTrue();
        tokens.next("text");
        assertThat(tokens.take("->")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"client send \"half", "  a ; \"b\"  # c", "\"\\", "", " ", "中文 \"文字\" #注"})
    void thePiecesOfALineAreTheWholeLine(String line) {
        assertThat(Piece.of(line).stream().map(Piece::text).collect(Collectors.joining())).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
        "claim never RST # none | claim never RST",
        "send \"a # b\" | send \"a # b\"",
        "because #42 shows it | because",
        "because it is no.#42 | because it is no.#42",
        "because \"half # quoted | because \"half # quoted"
    })
    void aCommentAtTheEndIsCutOff(String line, String left) {
        assertThat(Tokens.withoutComment(line)).isEqualTo(left);
    }
}
