package tcplab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tcplab.model.Endpoint;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.model.TcpOptions;

class GateTest {
    private static final Endpoint CLIENT = new Endpoint("10.0.0.1", 40000);
    private static final Endpoint SERVER = new Endpoint("10.0.0.2", 7000);
    private static final int SYN = 2;
    private static final int ACK = 16;

    private final List<String> done = new ArrayList<>();
    private final List<Segment> passed = new ArrayList<>();
    private final Gate gate = new Gate(
            (action, from, segment, rule) -> done.add(action + " " + segment.flagWords() + " by " + rule),
            sent -> passed.add(sent.segment()));

    @BeforeEach
    void shut() {
        gate.shut();
    }

    private static Segment segment(int flags, long seq, long ack, int length) {
        return new Segment(CLIENT, SERVER, flags, seq, ack, 1000, length, 20, 20, 0, TcpOptions.NONE);
    }

    private void stop(Segment segment) {
        gate.stop(new Sent(Side.CLIENT, segment, null, ByteBuffer.allocate(1)));
    }

    @Test
    void whatIsSentAgainIsCountedAndDoesNotPileUp() {
        stop(segment(SYN, 1, 0, 0));
        stop(segment(SYN, 1, 0, 0));
        stop(segment(SYN, 1, 0, 0));
        assertThat(gate.stopped()).hasSize(1);
        assertThat(gate.stopped().get(0).again()).isEqualTo(2);
        assertThat(done).containsExactly(
                "HELD SYN by step", "DROPPED SYN by step (held already)", "DROPPED SYN by step (held already)");
        gate.let(gate.stopped().get(0), 1);
        assertThat(passed).hasSize(1);
        assertThat(gate.stopped()).isEmpty();
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
    void aStoppedSegmentIsLostOrPassesOnceOrTwice() {
        stop(segment(ACK, 1, 1, 5));
        stop(segment(ACK, 6, 1, 5));
        gate.let(gate.stopped().get(0), 0);
        assertThat(passed).isEmpty();
        Stopped second = gate.stopped().get(0);
        assertThat(second.number()).isEqualTo(2);
        gate.let(second, 2);
        assertThat(passed).hasSize(2);
        gate.let(second, 1);
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
