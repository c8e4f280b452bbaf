package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.event.SegmentSeen;
import tcplab.event.WireDid;
import tcplab.text.Language;
import tcplab.text.Told;

class OccasionTest {
    private static final Recorded THREE_WAY = Recorded.run("close/three-way");

    @ParameterizedTest
    @CsvSource({"never RST", "never any:FIN", "count server:SYN+ACK+DATA 0", "count any:RST 0", "never client:SYN(again)"})
    void whatIsAbsentWhereNothingPassedIsInconclusive(String claim) {
        Recorded silent = THREE_WAY.without(event -> event instanceof SegmentSeen || event instanceof WireDid);
        assertThat(silent.judge(claim)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(silent.judgement(claim).because().toString()).contains("no occasion");
    }

    @ParameterizedTest
    @CsvSource({"never RST", "never conn:RST", "count any:RST 0", "count conn:SYN+ACK+DATA 0", "never client:SYN(again)"})
    void whatCouldHaveBeenAndWasNotIsConfirmed(String claim) {
        assertThat(THREE_WAY.judge(claim)).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void noDataOnASynAckNeedsASynAck() {
        assertThat(THREE_WAY.judge("count client:SYN+ACK+DATA 0")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(THREE_WAY.judgement("count client:SYN+ACK+DATA 0").because().toString())
                .isEqualTo("there was no occasion for it: client sent no SYN+ACK");
    }

    @Test
    void ofWhatWasCountedAndIsNotThereItIsSaidAmongHowMany() {
        assertThat(THREE_WAY.judgement("count any:RST 0").because().toString()).isEqualTo("none among 8 segments");
        assertThat(THREE_WAY.judgement("count any:RST 2").because().toString()).isEqualTo("none among 8 segments");
    }

    @Test
    void noRepeatOfWhatNeitherSideSentSaysSo() {
        assertThat(THREE_WAY.judge("never any:RST(again)")).isEqualTo(Verdict.INCONCLUSIVE);
        Told because = THREE_WAY.judgement("never any:RST(again)").because();
        assertThat(because.toString()).isEqualTo("there was no occasion for it: neither side sent any RST");
        assertThat(Language.ZH.tell(because)).isEqualTo("没有发生的机会：两端都没有发送 RST");
    }

    @Test
    void aRepeatNeedsAFirst() {
        assertThat(THREE_WAY.judge("never client:RST(again)")).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void whatNeedsOneSegmentIsRefutedByNone() {
        Recorded silent = THREE_WAY.without(event -> event instanceof SegmentSeen || event instanceof WireDid);
        assertThat(silent.judge("count any:SYN 1")).isEqualTo(Verdict.REFUTED);
    }
}
