package tcplab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A FIN has come before the data in front of it, which a rule of the script holds: its ACK asks for the data. */
class AskedForTest extends AtTheGate {
    @BeforeEach
    void finWithoutTheData() {
        heldByRules.add(stop(segment(ACK, 1, 1, 5)));
        release();
        stop(segment(FIN, 6, 1, 0));
        release();
        gate.think(true);
    }

    private void theAckComes() {
        stop(answer(ACK, 1, 1, 0));
        release();
    }

    @Test
    void whatIsAskedForIsSentAgainAtOnce() {
        theAckComes();
        read(60);
        stop(segment(ACK, 1, 1, 5));
        assertThat(waiting()).containsExactly("client ACK");
    }

    @Test
    void whatWasSentAgainTooSoonComesAsSoonAsItIsAskedFor() {
        read(60);
        stop(segment(ACK, 1, 1, 5));
        assertThat(waiting()).isEmpty();
        theAckComes();
        gate.think(false);
        line.pass(0);
        assertThat(waiting()).containsExactly("client ACK");
    }

    @Test
    void whoIsOnlyAnsweredAsksForNothing() {
        stop(answer(ACK, 1, 1, 7));
        release();
        read(60);
        stop(segment(ACK, 1, 1, 5));
        assertThat(waiting()).isEmpty();
    }
}
