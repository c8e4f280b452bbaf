package tcplab.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void chineseTakesTwoColumnsPerCharacter() {
        assertThat(Columns.width("半关闭: FIN")).isEqualTo(6 + 5);
        assertThat(Columns.width("，「」")).isEqualTo(6);
        assertThat(Columns.width("𠀀")).isEqualTo(2);
    }

    @Test
    void boxDrawingAndMarksTakeOne() {
        assertThat(Columns.width("│─►◄┼╭╮╯╰┊✓✗…→·")).isEqualTo(15);
    }

    @Test
    void combiningMarksAndFormatCharactersTakeNone() {
        assertThat(Columns.width("e\u0301\u200b")).isEqualTo(1);
    }

    @Test
    void emojiTakesTwo() {
        assertThat(Columns.width("🙂")).isEqualTo(2);
    }

    @Test
    void paddingCountsColumnsNotCharacters() {
        assertThat(Columns.pad("关闭", 6)).isEqualTo("关闭  ");
        assertThat(Columns.padLeft("关闭", 6)).isEqualTo("  关闭");
        assertThat(Columns.pad("closed", 3)).isEqualTo("closed");
    }

    @Test
    void cuttingNeverSplitsAWideCharacter() {
        assertThat(Columns.cut("半关闭", 6, "…")).isEqualTo("半关闭");
        assertThat(Columns.cut("半关闭", 5, "…")).isEqualTo("半关…");
        assertThat(Columns.cut("半关闭", 4, "…")).isEqualTo("半…");
        assertThat(Columns.cut("half-closed", 6, "...")).isEqualTo("hal...");
        assertThat(Columns.cut("half-closed", 2, "...")).isEqualTo("ha");
    }

    @Test
    void linesBreakAtBlanks() {
        assertThat(Columns.wrap("because the FIN was seen", 12, "  "))
                .containsExactly("because the", "  FIN was", "  seen");
    }

    @Test
    void firstLineKeepsItsLeadingBlanks() {
        assertThat(Columns.wrap("  client SYN-SENT", 12, "    ")).containsExactly("  client", "    SYN-SENT");
    }

    @Test
    void longWordsBreakWhereTheLineEnds() {
        assertThat(Columns.wrap("connect(127.0.0.1:7000)", 10, " "))
                .containsExactly("connect(12", " 7.0.0.1:7", " 000)");
    }

    @Test
    void chineseBreaksBetweenCharactersButNotBeforePunctuation() {
        assertThat(Columns.wrap("客户端不再发送，但仍能接收。", 14, ""))
                .containsExactly("客户端不再发", "送，但仍能接", "收。");
    }

    @Test
    void noTextIsOneEmptyLine() {
        assertThat(Columns.wrap("", 10, "  ")).containsExactly("");
    }

    @Test
    void controlCharactersBecomeVisible() {
        assertThat(Columns.printable("a\r\n\tb\u001b[31m\u0000é关")).isEqualTo("a\\r\\n\\tb\\x1b[31m\\x00é关");
        assertThat(Columns.printable("\ud83d alone")).isEqualTo("\\xd83d alone");
    }

    @Test
    void whatTurnsTheDirectionOfTextBecomesVisible() {
        assertThat(Columns.printable("a\u202eb\u2066c\u200fd\ufeffe")).isEqualTo("a\\x202eb\\x2066c\\x200fd\\xfeffe");
    }

    @Test
    void linesAndTabsStayWhereTheyMay() {
        assertThat(Columns.visible("a\n\tb\r\u007f\u009b\u001b]0;x\u0007\ud83d\ude00"))
                .isEqualTo("a\n\tb\\r\\x7f\\x9b\\x1b]0;x\\x07\ud83d\ude00");
    }
}
