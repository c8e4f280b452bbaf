package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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

    /** A number stands alone, as the synopsis says. */
    @ParameterizedTest
    @CsvSource({"count closing = 3, =", "counter server TCPAbortOnData = 1, =", "counter server TCPAbortOnData +1, +1", "queue client recv = 5, =",
        "call client recv#1 = EOF, ="})
    void aNumberWithASignThatSaysNothingIsAProblemOfTheScript(String claim, String sign) {
        assertThatThrownBy(() -> Claims.parse(claim)).isInstanceOf(SyntaxProblem.class).hasMessageMatching("'\\Q" + sign + "\\E' is no (range|result)");
    }

    /** That there was no such segment would be true of every run. */
    @ParameterizedTest
    @ValueSource(strings = {"FIN-FIN", "FIN+DATA-DATA", "DATA-DATA", "ACK-ACK", "SYN+ACK-ACK", "ANY+RST-RST", "PROBE-PROBE", "PROBE+KEEPALIVE",
        "PROBE+DATA", "KEEPALIVE+FIN"})
    void aKindOfWhichNoSegmentCanBeIsAProblemOfTheScript(String kind) {
        assertThatThrownBy(() -> Claims.parse("never client:" + kind)).isInstanceOf(SyntaxProblem.class).hasMessage("no segment can be '" + kind + "'");
    }

    /** Nor of one whose numbers its kind does not let be, or that is two things at a time. */
    @ParameterizedTest
    @ValueSource(strings = {"client:ACK(len=5)", "any:FIN-DATA(len>0)", "client:DATA(len=0)", "client:DATA(len<1)", "client:PROBE(len=1)",
        "client:SYN(ack=1)", "client:RST-ACK(ack>=0)", "any:DATA(len>5,len<3)", "any:FIN(seq=1,seq=2)", "client:FIN(again,copy)",
        "client:ACK(again,answer)", "client:ACK(answer,copy)", "client:FIN(copy,lost)"})
    void aSegmentThatCannotBeIsAProblemOfTheScript(String segment) {
        for (String claim : List.of("never " + segment, "count " + segment + " 0", "wire any:SYN ... " + segment)) {
            assertThatThrownBy(() -> Claims.parse(claim)).isInstanceOf(SyntaxProblem.class)
                    .hasMessageContaining("no segment can be '" + segment + "'");
        }
    }

    /** Of several conditions on one number it is the two between which no number lies. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"any:FIN(seq=5,seq=6) | seq=5 and seq=6", "any:DATA(len>5,len<9,len<3) | len>5 and len<3",
        "client:FIN(again,answer) | again and answer", "client:FIN(copy,lost) | copy and lost", "client:ACK(len=5) | ACK and len=5",
        "any:DATA(len<9,len<1) | DATA and len<1", "client:RST-ACK(ack>=0) | RST-ACK and ack>=0", "client:FIN-FIN | FIN and -FIN",
        "any:DATA+FIN-DATA | DATA and -DATA", "any:PROBE+KEEPALIVE | PROBE and KEEPALIVE", "any:KEEPALIVE+FIN | KEEPALIVE and FIN",
        "any:PROBE-PROBE | PROBE and -PROBE", "any:PROBE+DATA | PROBE and DATA"})
    void itIsSaidWhichWordsExcludeEachOther(String segment, String words) {
        assertThatThrownBy(() -> Claims.parse("never " + segment))
                .isInstanceOfSatisfying(SyntaxProblem.class, problem -> assertThat(problem.hint().toString()).startsWith(words + " exclude each other"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"client:ACK(len=0)", "any:ACK(len<5)", "any:DATA(len>0,len<6)", "any:DATA(len<6)", "any:ANY+ACK(len=5)", "any:SYN+ACK(ack=1)",
        "client:FIN(again,lost)", "client:FIN+DATA(len=1..4,seq>=1,seq=2)"})
    void aSegmentThatCanBeIsNone(String segment) {
        assertThatNoException().isThrownBy(() -> Claims.parse("never " + segment));
    }

    @Test
    void aLongRowOfSignsIsAProblemOfTheScript() {
        assertThatThrownBy(() -> Claims.parse("gap client:SYN client:FIN " + "~".repeat(9_900) + "1s"))
                .isInstanceOf(SyntaxProblem.class);
    }
}
