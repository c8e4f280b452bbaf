package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All the segments of a phase and no others, on runs as they were recorded. */
class WirePhaseTest {
    @ParameterizedTest
    @CsvSource({
        "close/three-way, wire closing client:FIN+ACK conn:FIN+ACK client:ACK",
        "close/three-way, wire opening client:SYN server:SYN+ACK client:ACK",
        "close/three-way, wire transfer client:DATA conn:ACK",
        "close/three-way, wire closing ... conn:FIN+ACK client:ACK",
        "close/three-way, wire closing client:FIN ...",
        "close/three-way, wire all client:SYN ... conn:FIN+ACK client:ACK",
        "close/four-way, wire closing client:FIN conn:ACK conn:FIN client:ACK",
        "close/simultaneous-close, wire closing { client:FIN conn:FIN } { client:ACK conn:ACK }",
        "close/last-ack-lost, wire closing client:FIN conn:ACK conn:FIN client:ACK(lost)",
        "close/last-ack-lost, wire closing client:FIN conn:ACK conn:FIN client:ACK(lost) conn:FIN(again) client:ACK(answer)",
    })
    void theSegmentsOfAPhaseAreAllOfThem(String run, String claim) {
        assertThat(Recorded.run(run).judgement(claim)).satisfies(
                judgement -> assertThat(judgement.verdict()).as(judgement.because().toString()).isEqualTo(Verdict.CONFIRMED));
    }

    @ParameterizedTest
    @CsvSource({
        "close/three-way, wire closing client:FIN+ACK conn:FIN+ACK, after conn:FIN+ACK came client:ACK too",
        "close/three-way, wire closing conn:FIN+ACK client:ACK, 'the first segment of the phase closing was client:FIN+ACK, not conn:FIN+ACK'",
        "close/three-way, wire closing client:FIN+ACK conn:FIN+ACK client:ACK conn:ACK, after client:ACK there came no conn:ACK",
        "close/three-way, wire opening client:SYN server:SYN+ACK, after server:SYN+ACK came client:ACK too",
        "close/three-way, wire transfer client:DATA, after client:DATA(5)+ACK came conn:ACK too",
        "close/four-way, wire closing client:FIN conn:ACK conn:FIN, after conn:FIN+ACK came client:ACK too",
        "open/syn-ack-lost, wire transfer client:DATA, these sockets have no segments of the phase transfer",
    })
    void oneMoreOrOneLessIsSaid(String run, String claim, String because) {
        Judgement judgement = Recorded.run(run).judgement(claim);
        assertThat(judgement.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(judgement.because().toString()).isEqualTo(because);
    }

    @ParameterizedTest
    @CsvSource({
        "wire client:SYN server:SYN+ACK, client:SYN server:SYN+ACK",
        "wire client:SYN conn:SYN+ACK, client:SYN conn:SYN+ACK",
        "wire any:SYN any:SYN+ACK, client:SYN conn:SYN+ACK",
    })
    void whatWasSeenIsCalledAsTheClaimCallsIt(String claim, String seen) {
        assertThat(Recorded.run("close/three-way").judgement(claim).because().toString()).isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource({"count transfer 2", "count opening 3", "count closing 3", "count all 8"})
    void thePhasesAreTheWholeOfAConnection(String claim) {
        assertThat(Recorded.run("close/three-way").judge(claim)).isEqualTo(Verdict.CONFIRMED);
    }

    @ParameterizedTest
    @CsvSource({"wire closing client:FIN+ACK conn:FIN+ACK client:ACK"})
    void withoutTheCaptureNothingIsSaid(String claim) {
        assertThat(Recorded.run("close/three-way").blind("tcpdump").judge(claim)).isEqualTo(Verdict.INCONCLUSIVE);
    }
}
