package tcplab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.wire.TwoHosts.ACK;
import static tcplab.wire.TwoHosts.PSH;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the wire does later, while somebody steps through the run. */
class StoryLineTest {
    private final TwoHosts hosts = new TwoHosts();
    private final Gate gate = hosts.traffic.gate();

    @BeforeEach
    void shut() {
        gate.shut();
        gate.think(true);
    }

    private void release() {
        gate.let(gate.stopped().subList(0, 1), 1);
    }

    @Test
    void aDelayedSegmentWaitsForTheReaderToo() {
        hosts.rule("delay 100ms client:PSH");
        hosts.client(PSH, 1);
        release();
        hosts.pass(60_000);
        assertThat(hosts.arrived).isEmpty();
        gate.think(false);
        hosts.pass(60);
        gate.think(true);
        hosts.pass(60_000);
        gate.think(false);
        hosts.pass(39);
        assertThat(hosts.arrived).isEmpty();
        hosts.pass(1);
        assertThat(hosts.arrived).containsExactly("client 1");
    }

    @Test
    void soDoesOneThatIsToBeOvertaken() {
        hosts.rule("reorder client:PSH");
        hosts.client(PSH, 1);
        release();
        hosts.pass(60_000);
        assertThat(hosts.arrived).isEmpty();
        hosts.client(ACK, 2);
        release();
        assertThat(hosts.arrived).containsExactly("client 2", "client 1");
    }

    @Test
    void soDoesACopy() {
        hosts.rule("duplicate client:PSH after 100ms");
        hosts.client(PSH, 1);
        release();
        hosts.pass(60_000);
        assertThat(hosts.arrived).hasSize(1);
        gate.think(false);
        hosts.pass(100);
        assertThat(hosts.arrived).hasSize(2);
    }

    @Test
    void whoRunsOnWaitsNoLonger() {
        hosts.rule("delay 100ms client:PSH");
        hosts.client(PSH, 1);
        release();
        hosts.pass(60_000);
        gate.think(false);
        gate.open();
        hosts.pass(100);
        assertThat(hosts.arrived).containsExactly("client 1");
    }

    @Test
    void theEndWaitsForWhatIsUnderWayAndNotForWhatWaitsItself() {
        hosts.rule("delay 100ms client:PSH");
        hosts.client(PSH, 1);
        release();
        assertThat(hosts.traffic.isIdle()).isTrue();
        gate.think(false);
        assertThat(hosts.traffic.isIdle()).isFalse();
        hosts.pass(100);
        assertThat(hosts.traffic.isIdle()).isTrue();
    }

    /** What is sent again only later is not under way yet. */
    @Test
    void theEndDoesNotWaitForWhatATimerStillBrings() {
        hosts.rule("drop client:PSH");
        hosts.client(PSH, 1);
        hosts.pass(60_000);
        hosts.client(PSH, 1);
        release();
        gate.think(false);
        assertThat(hosts.traffic.isIdle()).isTrue();
        hosts.pass(200);
        assertThat(gate.stopped()).hasSize(1);
    }
}
