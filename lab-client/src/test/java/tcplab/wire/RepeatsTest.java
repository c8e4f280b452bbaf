package tcplab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.event.WireDid.SWALLOWED;
import static tcplab.event.WireDid.UNCLAIMED;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import tcplab.model.Segment;
import tcplab.model.Side;

/** What is sent again while somebody reads. */
class RepeatsTest extends AtTheGate {
    @Test
    void whatIsSentAgainIsCountedAndDoesNotPileUp() {
        stop(segment(SYN, 1, 0, 0));
        stop(segment(SYN, 1, 0, 0));
        stop(segment(SYN, 1, 0, 0));
        assertThat(gate.stopped()).hasSize(1);
        assertThat(gate.stopped().get(0).again()).isEqualTo(2);
        assertThat(done).containsExactly("HELD SYN by step", "DROPPED SYN by " + SWALLOWED, "DROPPED SYN by " + SWALLOWED);
        release();
        assertThat(passed).hasSize(1);
        assertThat(gate.stopped()).isEmpty();
    }

    @Test
    void whatIsSentAgainWhileItsAnswerWaitsIsCountedAtTheAnswer() {
        stop(segment(SYN, 1, 0, 0));
        release();
        stop(answer(SYN_ACK, 9, 2, 0));
        read(3);
        stop(segment(SYN, 1, 0, 0));
        stop(answer(SYN_ACK, 9, 2, 0));
        assertThat(waiting()).containsExactly("server SYN+ACK");
        assertThat(gate.stopped().get(0).awaited()).isEqualTo(1);
        assertThat(gate.stopped().get(0).again()).isEqualTo(1);
    }

    @Test
    void whatIsSentAgainInTheMomentBeforeItsAnswerCameIsSwallowed() {
        stop(segment(FIN, 1, 1, 0));
        read(5);
        release();
        line.pass(SECOND / 100);
        stop(segment(FIN, 1, 1, 0));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatIsSentAgainWhileTheNextStepWaitsIsSwallowed() {
        stop(segment(FIN, 1, 1, 0));
        release();
        gate.think(true);
        read(20);
        stop(segment(FIN, 1, 1, 0));
        assertThat(waiting()).isEmpty();
        gate.think(false);
        read(1);
        stop(segment(FIN, 1, 1, 0));
        assertThat(waiting()).containsExactly("client FIN+ACK");
    }

    @Test
    void whatWasLostIsSentAgainAsEver() {
        stop(segment(FIN, 1, 1, 0));
        gate.let(gate.stopped().subList(0, 1), 0);
        gate.think(true);
        stop(segment(FIN, 1, 1, 0));
        assertThat(waiting()).containsExactly("client FIN+ACK");
        stop(segment(FIN, 1, 1, 0));
        assertThat(gate.stopped()).hasSize(1);
        assertThat(gate.stopped().get(0).again()).isEqualTo(1);
    }

    @Test
    void whatARuleLostIsSentAgainInTheStorysOwnTime() {
        lostByRules.add(stop(segment(FIN, 1, 1, 0)));
        release();
        gate.think(true);
        read(60);
        stop(segment(FIN, 1, 1, 0));
        stop(segment(FIN, 1, 1, 0));
        assertThat(waiting()).isEmpty();
        gate.think(false);
        line.pass(SECOND / 10);
        assertThat(waiting()).isEmpty();
        line.pass(SECOND / 5);
        assertThat(waiting()).containsExactly("client FIN+ACK");
    }

    @Test
    void whatIsSentAgainAcknowledgesWhatItsSenderHasGotMeanwhile() {
        lostByRules.add(stop(segment(FIN, 1, 1, 0)));
        release();
        gate.think(true);
        read(60);
        stop(segment(FIN, 1, 1, 0));
        stop(segment(FIN, 1, 1, 0));
        stop(segment(FIN, 1, 2, 0));
        gate.think(false);
        read(1);
        assertThat(gate.stopped()).singleElement().satisfies(one -> assertThat(one.segment().ack()).isEqualTo(2));
    }

    @Test
    void aSynThatHadDataIsSentAgainWithoutIt() {
        stop(segment(SYN, 1, 0, 5));
        stop(segment(SYN, 1, 0, 0));
        assertThat(gate.stopped()).singleElement().satisfies(one -> assertThat(one.again()).isEqualTo(1));
    }

    @Test
    void whoIsToldThatNobodyCanBeReachedSendsNothingAgain() {
        Segment syn = segment(SYN, 1, 0, 0);
        lostByRules.add(stop(syn));
        read(60);
        stop(segment(SYN, 1, 0, 0));
        gate.refused(sent(syn));
        release();
        stop(segment(SYN, 1, 0, 0));
        read(60);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatNobodyGetsIsSentAgainInTheStorysOwnTime() {
        gate.think(true);
        gate.lose(sent(answer(SYN_ACK, 9, 2, 0)));
        read(60);
        gate.lose(sent(answer(SYN_ACK, 9, 2, 0)));
        gate.think(false);
        read(1);
        gate.lose(sent(answer(SYN_ACK, 9, 2, 0)));
        assertThat(done).containsExactly("DROPPED SYN+ACK by " + UNCLAIMED, "DROPPED SYN+ACK by " + SWALLOWED, "DROPPED SYN+ACK by " + UNCLAIMED);
    }

    private static Sent sent(Segment segment) {
        return new Sent(segment.from().equals(CLIENT) ? Side.CLIENT : Side.SERVER, segment, null, ByteBuffer.allocate(1));
    }

    @Test
    void whatWasLostBehindTheGateIsSentAgain() {
        Segment held = stop(segment(ACK, 2, 1, 5));
        release();
        read(1);
        gate.lost(Side.CLIENT, held);
        stop(segment(ACK, 2, 1, 5));
        assertThat(waiting()).containsExactly("client ACK");
    }

    @Test
    void bothEndsOfALostAnswerSendAgainOnceInTheStorysTimeHoweverLongSomebodyReads() {
        Segment syn = stop(segment(SYN, 1, 0, 0));
        read(60);
        stop(segment(SYN, 1, 0, 0));
        stop(segment(SYN, 1, 0, 0));
        release();
        lostByRules.add(stop(answer(SYN_ACK, 9, 2, 0)));
        read(60);
        for (int i = 0; i < 5; i++) {
            stop(segment(SYN, 1, 0, 0));
            stop(answer(SYN_ACK, 9, 2, 0));
        }
        release();
        assertThat(waiting()).isEmpty();
        line.pass(SECOND);
        // Their timers go off by the same tick.
        assertThat(waiting()).containsExactly("client SYN", "server SYN+ACK");
        assertThat(gate.stopped().get(0).segment().seq()).isEqualTo(syn.seq());
    }

    @Test
    void whoGetsARepeatAnswersAtOnce() {
        Segment syn = stop(segment(SYN, 1, 0, 0));
        release();
        gate.goesOn(Side.CLIENT, syn);
        lostByRules.add(stop(answer(SYN_ACK, 9, 2, 0)));
        release();
        line.pass(SECOND);
        Segment again = stop(segment(SYN, 1, 0, 0));
        release();
        gate.think(true);
        stop(answer(SYN_ACK, 9, 2, 0));
        stop(answer(SYN_ACK, 9, 2, 0));
        assertThat(waiting()).hasSize(1);
        release();
        gate.goesOn(Side.CLIENT, again);
        stop(answer(SYN_ACK, 9, 2, 0));
        assertThat(waiting()).containsExactly("server SYN+ACK");
    }

    @Test
    void whatIsSentAgainSinceItsAcknowledgementWasLostIsTheStorys() {
        stop(segment(FIN, 1, 1, 0));
        release();
        lostByRules.add(stop(answer(ACK, 1, 2, 0)));
        release();
        gate.think(true);
        stop(segment(FIN, 1, 1, 0));
        gate.think(false);
        read(1);
        assertThat(waiting()).containsExactly("client FIN+ACK");
        release();
        stop(answer(ACK, 1, 2, 0));
        stop(segment(FIN, 1, 1, 0));
        assertThat(waiting()).containsExactly("server ACK");
    }

    @Test
    void whatWasSwallowedNeverComesOnceAResetHasArrived() {
        stop(segment(ACK, 1, 1, 5));
        read(60);
        stop(segment(ACK, 1, 1, 5));
        release();
        stop(answer(RST, 1, 0, 0));
        release();
        read(60);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatWasSwallowedNeverComesOnceItsSenderHasResetTheConnection() {
        lostByRules.add(stop(segment(FIN, 1, 1, 0)));
        read(60);
        stop(segment(FIN, 1, 1, 0));
        release();
        stop(answer(ACK, 1, 1, 5));
        release();
        stop(segment(RST, 1, 0, 0));
        release();
        read(60);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatWasSwallowedAndIsNeededComesInTheStorysOwnTime() {
        stop(segment(SYN, 1, 0, 0));
        read(60);
        stop(segment(SYN, 1, 0, 0));
        gate.let(gate.stopped().subList(0, 1), 0);
        gate.think(true);
        read(5);
        assertThat(waiting()).isEmpty();
        gate.think(false);
        read(2);
        assertThat(waiting()).containsExactly("client SYN");
        release();
        stop(answer(SYN_ACK, 9, 2, 0));
        release();
        read(60);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatWasSwallowedAndIsAnsweredNeverComes() {
        stop(segment(FIN, 1, 1, 0));
        read(60);
        stop(segment(FIN, 1, 1, 0));
        release();
        stop(answer(ACK, 1, 2, 0));
        read(60);
        release();
        read(60);
        assertThat(passed).hasSize(2);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatTheReceiverIgnoresIsSentAgainInTheStorysOwnTime() {
        stop(answer(SYN_ACK, 9, 2, 0));
        release();
        stop(segment(ACK, 2, 10, 0));
        release();
        read(2);
        stop(answer(SYN_ACK, 9, 2, 0));
        assertThat(waiting()).containsExactly("server SYN+ACK");
    }

    @Test
    void theTailLossProbeDoesNotDoubleTheNextPause() {
        lostByRules.add(stop(segment(FIN, 1, 1, 0)));
        release();
        gate.think(true);
        read(60);
        lostByRules.add(stop(segment(FIN, 1, 1, 0)));
        stop(segment(FIN, 1, 1, 0));
        gate.think(false);
        line.pass(SECOND / 5);
        release();
        line.pass(SECOND / 5 - 1);
        assertThat(waiting()).isEmpty();
        line.pass(1);
        assertThat(waiting()).containsExactly("client FIN+ACK");
    }
}
