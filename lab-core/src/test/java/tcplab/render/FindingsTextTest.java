package tcplab.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.text.Told;
import tcplab.verdict.Finding;
import tcplab.verdict.Verdict;

class FindingsTextTest {
    private static final List<Finding> FINDINGS = List.of(
            new Finding(
                    12,
                    "wire client:FIN conn:FIN+ACK client:ACK",
                    Verdict.CONFIRMED,
                    Verdict.CONFIRMED,
                    List.of("three-segments", "merged"),
                    Told.plain("3 segments in this order"),
                    Told.nothing(),
                    Told.nothing(),
                    List.of(12, 14, 15), null),
            new Finding(
                    13,
                    "count close 4",
                    Verdict.REFUTED,
                    Verdict.CONFIRMED,
                    List.of(),
                    Told.plain("3 segments were seen from the first FIN on"),
                    Told.plain("the delayed ACK goes with the FIN"),
                    Told.plain("tcp_data_queue()"),
                    List.of(), null),
            new Finding(
                    14,
                    "counter client TCPAbortOnClose 1",
                    Verdict.INCONCLUSIVE,
                    Verdict.INCONCLUSIVE,
                    List.of(),
                    Told.plain("counters is missing"),
                    Told.nothing(),
                    Told.nothing(),
                    List.of(), null));

    @Test
    void verdictsWithEvidenceAndWhatIsOnRecord() {
        assertThat(FindingsText.draw(FINDINGS, new Style(80, true, false)).toString())
                .isEqualTo("""
                        ✓ CONFIRMED     wire client:FIN conn:FIN+ACK client:ACK
                            because 3 segments in this order #12 #14 #15
                            says: three-segments, merged
                        ✗ REFUTED       count close 4  (recorded: CONFIRMED)
                            because 3 segments were seen from the first FIN on
                            reason: the delayed ACK goes with the FIN
                            proof: tcp_data_queue()
                        ? INCONCLUSIVE  counter client TCPAbortOnClose 1
                            because counters is missing
                        """);
    }

    @Test
    void wrapsToNarrowTerminalsInAscii() {
        assertThat(FindingsText.draw(FINDINGS.subList(1, 2), new Style(30, false, false)).toString())
                .isEqualTo("""
                        x REFUTED count close 4
                            (recorded: CONFIRMED)
                            because 3 segments were
                              seen from the first FIN
                              on
                            reason: the delayed ACK
                              goes with the FIN
                            proof: tcp_data_queue()
                        """);
    }

    @Test
    void verdictsAreColoured() {
        assertThat(FindingsText.draw(FINDINGS, new Style(80, true, true)).written(true))
                .contains("\u001b[32m✓ CONFIRMED\u001b[0m")
                .contains("\u001b[31m✗ REFUTED\u001b[0m")
                .contains("\u001b[33m? INCONCLUSIVE\u001b[0m");
    }

    @Test
    void noFindingsAreNoText() {
        assertThat(FindingsText.draw(List.of(), new Style(80, true, false)).toString()).isEmpty();
    }
}
