package tcplab.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaintedTest {
    @Test
    void codesStandAroundTheTextAndNeverComeWithIt() {
        Painted text = Painted.of(Ink.RED, "a\u001b[32mb").add("\u001b]0;x\u0007\n");
        assertThat(text.written(true)).isEqualTo("\u001b[31ma\\x1b[32mb\u001b[0m\\x1b]0;x\\x07\n");
        assertThat(text.written(false)).isEqualTo("a\\x1b[32mb\\x1b]0;x\\x07\n");
    }

    @Test
    void lineByLineItIsTheSame() {
        Painted text = Painted.of(Ink.RED, "a\n").add("b\n\nc").add(Ink.RED, "d\n").add("e");
        assertThat(text.byLine().stream().map(line -> line.written(false))).containsExactly("a", "b", "", "cd", "e");
        assertThat(text.byLine().get(3).written(true)).isEqualTo("c\u001b[31md\u001b[0m");
    }
}
