package tcplab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.wire.TwoHosts.ACK;
import static tcplab.wire.TwoHosts.FIN;
import static tcplab.wire.TwoHosts.PSH;
import static tcplab.wire.TwoHosts.UDP;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tcplab.fault.Match;
import tcplab.model.Side;

/** Delays, and the order in which packets arrive. */
class OrderTest {
    private final TwoHosts hosts = new TwoHosts();

    @Test
    void aDelayedSegmentArrivesWhenItsTimeIsOver() {
        hosts.rule("delay 30ms");
        hosts.client(FIN, 1);
        hosts.pass(29);
        assertThat(hosts.arrived).isEmpty();
        hosts.pass(1);
        assertThat(hosts.arrived).containsExactly("client 1");
        assertThat(hosts.said).containsExactly("DELAYED client delay 30ms");
    }

    @Test
    void delaysAddUp() {
        hosts.rule("delay 10ms");
        hosts.rule("delay 20ms client:FIN");
        hosts.client(FIN, 1);
        hosts.pass(29);
        assertThat(hosts.arrived).isEmpty();
        hosts.pass(1);
        assertThat(hosts.arrived).containsExactly("client 1");
    }

    @Test
    void eachDirectionHasAnOrderOfItsOwn() {
        hosts.rule("delay 30ms client:ANY");
        hosts.client(ACK, 1);
        hosts.server(ACK, 2);
        hosts.client(ACK, 3);
        hosts.pass(30);
        assertThat(hosts.arrived).containsExactly("server 2", "client 1", "client 3");
    }

    @Test
    void whoComesWhileADelayedSegmentIsDueDoesNotOvertakeIt() {
        hosts.rule("delay 30ms client:FIN");
        hosts.client(FIN, 1);
        hosts.passUnnoticed(31);
        hosts.client(ACK, 2);
        hosts.pass(0);
        assertThat(hosts.arrived).containsExactly("client 1", "client 2");
    }

    @Test
    void aTimerThatWasSetLateDoesNotChangeTheOrder() {
        hosts.rule("delay 30ms");
        hosts.setNextTimerLateBy(Duration.ofMillis(3));
        hosts.client(FIN, 1);
        hosts.client(ACK, 2);
        hosts.pass(40);
        assertThat(hosts.arrived).containsExactly("client 1", "client 2");
    }

    @Test
    void aReleasedSegmentDoesNotOvertakeWhatIsOnItsWay() {
        hosts.rule("delay 30ms client:PSH");
        hosts.rule("hold client:FIN");
        hosts.client(PSH, 1);
        hosts.client(FIN, 2);
        hosts.traffic.release(Match.ALL, 1);
        assertThat(hosts.arrived).isEmpty();
        hosts.pass(30);
        assertThat(hosts.arrived).containsExactly("client 1", "client 2");
    }

    @Test
    void theCopyOfADelayedSegmentDoesNotOvertakeIt() {
        hosts.rule("duplicate client:FIN after 10ms");
        hosts.rule("delay 30ms");
        hosts.client(FIN, 1);
        hosts.pass(30);
        assertThat(hosts.arrived).containsExactly("client 1");
        hosts.pass(9);
        assertThat(hosts.arrived).hasSize(1);
        hosts.pass(1);
        assertThat(hosts.arrived).containsExactly("client 1", "client 1");
    }

    /** By such a one a witness knows that it has seen all: it must not wait for as long as a rule says. */
    @Test
    void whatIsNoSegmentDoesNotWaitForADelayedSegment() {
        hosts.rule("delay 10s client:FIN");
        hosts.client(FIN, 1);
        hosts.client(UDP, 2);
        assertThat(hosts.arrived).containsExactly("client 2");
        hosts.pass(10_000);
        assertThat(hosts.arrived).containsExactly("client 2", "client 1");
    }

    /** The device reads every packet into one buffer. */
    @Test
    void whatWaitsIsNotOverwrittenByTheNextPacket() {
        hosts.rule("delay 30ms");
        ByteBuffer buffer = TwoHosts.packet(Side.CLIENT, FIN, 1);
        hosts.traffic.passed(Side.CLIENT, buffer.duplicate());
        buffer.put(0, TwoHosts.packet(Side.CLIENT, ACK, 2).array());
        hosts.traffic.passed(Side.CLIENT, buffer.duplicate());
        hosts.traffic.clearRules();
        buffer.put(0, TwoHosts.packet(Side.CLIENT, ACK, 3).array());
        hosts.traffic.passed(Side.CLIENT, buffer.duplicate());
        buffer.put(0, new byte[40]);
        hosts.pass(30);
        assertThat(hosts.arrived).containsExactly("client 1", "client 2", "client 3");
    }

    @Test
    void whatIsHeldAndKeptIsNotOverwrittenByTheNextPacket() {
        hosts.rule("keep client:FIN");
        hosts.rule("hold client:FIN");
        ByteBuffer buffer = TwoHosts.packet(Side.CLIENT, FIN, 1);
        hosts.traffic.passed(Side.CLIENT, buffer.duplicate());
        buffer.put(0, new byte[40]);
        hosts.traffic.release(Match.ALL, 1);
        hosts.traffic.replay(Match.ALL);
        assertThat(hosts.arrived).containsExactly("client 1", "client 1");
    }

    @Test
    void aNewRunDoesNotWaitForWhatTheLastOneHasDelayed() {
        hosts.rule("delay 5000ms");
        hosts.client(FIN, 1);
        hosts.begin();
        hosts.client(ACK, 2);
        assertThat(hosts.arrived).containsExactly("client 2");
        hosts.pass(6000);
        assertThat(hosts.arrived).containsExactly("client 2");
    }

    @Test
    void timersOfTheLastRunDoNotHurryTheNext() {
        hosts.rule("delay 30ms");
        hosts.client(FIN, 1);
        hosts.pass(20);
        hosts.begin();
        hosts.rule("delay 30ms");
        hosts.client(ACK, 2);
        hosts.pass(29);
        assertThat(hosts.arrived).isEmpty();
        hosts.pass(1);
        assertThat(hosts.arrived).containsExactly("client 2");
    }

    @Test
    void nothingOfTheLastRunComesAgainOrIsRemembered() {
        hosts.rule("duplicate client:FIN after 50ms");
        hosts.rule("keep client:ANY");
        hosts.rule("reorder client:FIN");
        hosts.rule("hold client:ACK");
        hosts.client(FIN, 1);
        hosts.client(ACK, 2);
        var waiting = hosts.traffic.awaitHeld(TwoHosts.match("server:ACK"), 1);
        hosts.begin();
        hosts.said.clear();
        hosts.pass(1000);
        assertThat(hosts.arrived).isEmpty();
        assertThat(hosts.said).isEmpty();
        assertThat(hosts.traffic.replay(Match.ALL)).isZero();
        assertThat(hosts.traffic.release(Match.ALL, 9)).isZero();
        assertThat(hosts.traffic.isIdle()).isTrue();
        hosts.rule("hold server:ACK");
        hosts.server(ACK, 3);
        assertThat(waiting).isNotDone();
    }
}
