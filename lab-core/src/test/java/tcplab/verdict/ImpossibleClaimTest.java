package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.language.SyntaxProblem;

/** What no run could make true, or every run: it is refused where it is written. */
class ImpossibleClaimTest {
    @ParameterizedTest
    @CsvSource({"count closing 5..3, 5..3", "count closing <0, <0", "lasted client TIME-WAIT 3s..1s, 3s..1s"})
    void aRangeInWhichNoNumberLiesIsAProblemOfTheScript(String claim, String range) {
        assertThatThrownBy(() -> Claims.parse(claim)).isInstanceOf(SyntaxProblem.class)
                .hasMessageContaining("no number lies in '" + range + "'");
    }

    /** Only a time can be that of a kernel timer, only one as it was set, and only one of them. */
    @ParameterizedTest
    @ValueSource(strings = {
        "count closing ~4", "count closing ~4s", "count client:DATA(len=~4s) 1", "gap client:SYN client:FIN ~>=1s",
        "gap client:SYN client:FIN ~~1s", "gap client:SYN client:FIN ~1s..2s", "timer client timewait ~60s"})
    void whatIsNoTimeOfAKernelTimerIsAProblemOfTheScript(String claim) {
        assertThatThrownBy(() -> Claims.parse(claim)).isInstanceOf(SyntaxProblem.class).hasMessageContaining("is no range");
    }

    /** That there was no such segment would be true of every run. */
    @ParameterizedTest
    @ValueSource(strings = {"FIN-FIN", "FIN+DATA-DATA", "DATA-DATA", "ACK-ACK", "SYN+ACK-ACK", "ANY+RST-RST", "PROBE-PROBE", "PROBE+KEEPALIVE",
        "PROBE+DATA", "KEEPALIVE+FIN"})
    void aKindOfWhichNoSegmentCanBeIsAProblemOfTheScript(String kind) {
        assertThatThrownBy(() -> Claims.parse("never client:" + kind)).isInstanceOf(SyntaxProblem.class).hasMessage("no segment can be '" + kind + "'");
    }

    @Test
    void aLongRowOfSignsIsAProblemOfTheScript() {
        assertThatThrownBy(() -> Claims.parse("gap client:SYN client:FIN " + "~".repeat(9_900) + "1s"))
                .isInstanceOf(SyntaxProblem.class);
    }
}
