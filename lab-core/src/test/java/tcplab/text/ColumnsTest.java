package tcplab.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
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
    void noLineOfChineseEndsWithASignThatOpens() {
        assertThat(Columns.wrap("半关闭（见下文）之后", 8, "")).containsExactly("半关闭", "（见下", "文）之后");
    }

    @Test
    void chineseBreaksAfterASignAlsoBetweenLatinWords() {
        assertThat(Columns.wrap("SYN，SYN+ACK，ACK", 12, "")).containsExactly("SYN，", "SYN+ACK，ACK");
        assertThat(Columns.wrap("connect（成功）", 9, "")).containsExactly("connect", "（成功）");
    }

    @Test
    void noLineBeginsWithASignAlsoWhereAWordIsCut() {
        assertThat(Columns.wrap("abcdefgh：关闭", 8, "")).containsExactly("abcdefg", "h：关闭");
        assertThat(Columns.wrap("，，，，", 4, "")).containsExactly("，，", "，，");
    }

    /** At every width, as a terminal may have it. */
    @Test
    void noLineOfASentenceBeginsOrEndsWithAForbiddenSign() {
        String text = "发出 FIN（即“我不再发送”）之后，客户端仍能接收：read() 返回数据；直到对端也关闭。《TCP 详解》、《UNIX 网络编程》都这样说……对吗？";
        for (int columns = 6; columns < 90; columns++) {
            assertThat(Columns.wrap(text, columns, "")).as("%d columns", columns)
                    .allMatch(line -> Columns.width(line) <= 90 && !line.matches("[，。、；：？！）】》」』”’…].*|.*[（【《「『“‘]"));
            assertThat(String.join("", Columns.wrap(text, columns, "")).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        }
    }

    /** A word that is as long as a hostile file may have one is not read anew for each of its lines. */
    @Test
    void aWordOfFourTimesAsManyLettersTakesAboutFourTimesAsLong() {
        double few = Double.MAX_VALUE;
        double many = Double.MAX_VALUE;
        for (int round = 0; round < 3 || round < 12 && many >= 8 * few; round++) {
            few = Math.min(few, nanos(100_000));
            many = Math.min(many, nanos(400_000));
        }
        assertThat(many / few).isLessThan(8);
    }

    /** Of this thread alone, so that others of the machine do not count. */
    private static long nanos(int letters) {
        String word = "x".repeat(letters);
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertThat(Columns.wrap(word, 80, "  ")).hasSizeGreaterThan(letters / 80);
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
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
    void aBlankWithoutWidthBecomesVisibleAndWhatJoinsLettersStays() {
        assertThat(Columns.printable("con\u200bnect \u2060x")).isEqualTo("con\\x200bnect \\x2060x");
        assertThat(Columns.printable("\u0646\u200c\u0645")).isEqualTo("\u0646\u200c\u0645");
    }

    @Test
    void linesAndTabsStayWhereTheyMay() {
        assertThat(Columns.visible("a\n\tb\r\u007f\u009b\u001b]0;x\u0007\ud83d\ude00"))
                .isEqualTo("a\n\tb\\r\\x7f\\x9b\\x1b]0;x\\x07\ud83d\ude00");
    }
}
