package tcplab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.model.Probe;
import tcplab.model.Segment;

class GateTest extends AtTheGate {
    @Test
    void whenAskedForRepeatsWaitLikeAllElse() {
        stop(segment(SYN, 1, 0, 0));
        gate.letRepeats(true);
        stop(segment(SYN, 1, 0, 0));
        assertThat(waiting()).containsExactly("client SYN", "client SYN");
        gate.letRepeats(false);
        stop(segment(SYN, 1, 0, 0));
        assertThat(gate.stopped()).hasSize(2);
    }

    @Test
    void dataSentAgainWithANewerAcknowledgementIsARepeatAndABareAckIsNot() {
        stop(segment(ACK, 1, 1, 5));
        stop(segment(ACK, 1, 9, 5));
        stop(segment(ACK, 6, 1, 0));
        stop(segment(ACK, 6, 9, 0));
        assertThat(gate.stopped()).hasSize(3);
    }

    @Test
    void dataSentAgainInOnePieceIsARepeatAndWithMoreBehindItIsNot() {
        stop(segment(ACK, 4_294_967_294L, 1, 5));
        stop(segment(ACK, 3, 1, 5));
        stop(segment(FIN, 8, 1, 0));
        stop(segment(FIN, 4_294_967_294L, 1, 10));
        assertThat(gate.stopped()).hasSize(3);
        stop(segment(ACK, 3, 1, 9));
        assertThat(gate.stopped()).hasSize(4);
    }

    @Test
    void equalAcknowledgementsAreNoRepeatsUnlessTheyAreProbes() {
        stop(segment(ACK, 6, 1, 0));
        stop(segment(ACK, 6, 1, 0));
        assertThat(gate.stopped()).hasSize(2);
        stop(segment(ACK, 5, 1, 0), Probe.KEEPALIVE);
        stop(segment(ACK, 5, 1, 0), Probe.KEEPALIVE);
        assertThat(gate.stopped()).hasSize(3);
    }

    @Test
    void aSynAckIsNoRepeatOfASynAndANewSynNoneOfAnOldOne() {
        stop(segment(SYN, 1, 0, 0));
        stop(segment(SYN_ACK, 1, 10, 0));
        stop(segment(SYN, 500, 0, 0));
        assertThat(gate.stopped()).hasSize(3);
    }

    @Test
    void aStoppedSegmentIsLostOrPassesOnceOrTwice() {
        stop(segment(ACK, 1, 1, 5));
        stop(segment(ACK, 6, 1, 5));
        gate.let(gate.stopped().subList(0, 1), 0);
        assertThat(passed).isEmpty();
        Stopped second = gate.stopped().get(0);
        assertThat(second.number()).isEqualTo(2);
        gate.let(List.of(second), 2);
        assertThat(passed).hasSize(2);
        gate.let(List.of(second), 1);
        assertThat(passed).hasSize(2);
    }

    @Test
    void whenItOpensWhatWaitsGoesInOrder() {
        stop(segment(ACK, 1, 1, 5));
        stop(segment(ACK, 6, 1, 5));
        gate.open();
        assertThat(passed).extracting(Segment::seq).containsExactly(1L, 6L);
        assertThat(gate.isClosed()).isFalse();
    }
}
