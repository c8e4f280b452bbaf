package tcplab.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BriefTest {
    @Test
    void aVeryLongWordIsQuotedByItsBeginning() {
        String message = "'" + "x".repeat(100_000) + "' is no verb";
        assertThat(Brief.of(message)).isEqualTo("'" + "x".repeat(39) + "… is no verb");
    }

    @Test
    void aVeryLongMessageKeepsItsBeginningAndItsEnd() {
        String message = "begin " + "word ".repeat(100_000) + "end";
        assertThat(Brief.of(message)).startsWith("begin word").contains(" … ").endsWith("word end").hasSizeLessThan(1_010);
    }

    @Test
    void noCharacterIsCutInHalf() {
        assertThat(Brief.of("x" + "\ud83d\ude00".repeat(1_000))).isEqualTo("x" + "\ud83d\ude00".repeat(19) + "…");
        assertThat(Brief.of("\ud83d\ude00 ".repeat(1_000)).codePoints()).noneMatch(c -> c >= 0xd800 && c < 0xe000);
    }

    @Test
    void whatIsReadAnywayStaysAsItIs() {
        assertThat(Brief.of("the file " + "/folder".repeat(20))).isEqualTo("the file " + "/folder".repeat(20));
    }

    @Test
    void whatWasWrittenWithALineEndIsQuotedOnOneLine() {
        assertThat(Brief.of("'1\n✓ CONFIRMED' is no value")).isEqualTo("'1\\n✓ CONFIRMED' is no value");
        assertThat(Brief.words("as in: a\tb")).isEqualTo("as in: a\\tb");
    }
}
