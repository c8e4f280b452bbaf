package tcplab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.wire.TwoHosts.ACK;
import static tcplab.wire.TwoHosts.FIN;
import static tcplab.wire.TwoHosts.PSH;
import static tcplab.wire.TwoHosts.SYN;
import static tcplab.wire.TwoHosts.UDP;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.fault.Match;
import tcplab.model.Endpoint;
import tcplab.model.Side;

/** Which segments a rule acts on, and on which it does not. */
class FaultsTest {
    private final TwoHosts hosts = new TwoHosts();

    /** The marks of those of five FINs, 1 to 5, that arrive. */
    private List<String> fiveFins() {
        IntStream.rangeClosed(1, 5).forEach(i -> hosts.client(FIN, i));
        return hosts.arrived.stream().map(one -> one.replace("client ", "")).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "drop client:FIN, 2 3 4 5", "drop client:FIN n=3, 1 2 4 5", "drop client:FIN times=2, 3 4 5",
        "drop client:FIN times=all, ''", "drop client:FIN n=2 times=3, 1 5", "drop client:FIN times=3 n=2, 1 5",
        "drop client:FIN n=4 times=all, 1 2 3", "drop client:FIN times=all n=4, 1 2 3", "drop client:FIN n=9, 1 2 3 4 5",
        "drop server:FIN times=all, 1 2 3 4 5", "drop client:ACK times=all, 1 2 3 4 5", "drop any:FIN, 2 3 4 5",
        "hold client:FIN n=2, 1 3 4 5", "hold client:FIN, ''", "duplicate client:FIN n=5, 1 2 3 4 5",
        "keep client:FIN, 1 2 3 4 5", "reorder client:FIN n=2, 1 3 2 4 5", "reorder client:FIN times=2 n=2, 1 4 2 3 5"
    })
    void ofFiveFinsTheseArrive(String rule, String marks) {
        hosts.rule(rule);
        assertThat(String.join(" ", fiveFins())).isEqualTo(marks);
    }

    @Test
    void aLossIsSaidWithItsRuleForEachSegment() {
        hosts.rule("drop client:FIN times=2");
        fiveFins();
        assertThat(hosts.said).containsExactly(
                "DROPPED client drop client:FIN times=2", "DROPPED client drop client:FIN times=2");
    }

    @Test
    void aProbeIsToldByTheWindowThatItsSenderHasSeen() {
        hosts.traffic.passed(Side.SERVER, answer(SYN | ACK, 7, 0));
        hosts.rule("hold client:KEEPALIVE");
        hosts.rule("drop client:PROBE");
        hosts.client(ACK, 100);
        hosts.traffic.passed(Side.SERVER, answer(ACK, 8, 1000));
        hosts.client(ACK, 100);
        hosts.client(ACK, 101);
        assertThat(hosts.said).containsExactly("DROPPED client drop client:PROBE", "HELD client hold client:KEEPALIVE");
        assertThat(hosts.traffic.release(TwoHosts.match("client:PROBE"), 1)).isZero();
        assertThat(hosts.traffic.release(TwoHosts.match("client:KEEPALIVE"), 1)).isEqualTo(1);
    }

    /** Of the client's peer; it acknowledges up to 101. */
    private static ByteBuffer answer(int flags, int mark, int window) {
        return TwoHosts.packet(Side.SERVER, flags, mark)
                .putShort(20, (short) 80)
                .putShort(22, (short) 4000)
                .putInt(28, 101)
                .putShort(34, (short) window);
    }

    @Test
    void theSameRuleTwiceActsTwice() {
        hosts.rule("drop client:FIN");
        hosts.rule("drop client:FIN");
        assertThat(fiveFins()).containsExactly("3", "4", "5");
    }

    @Test
    void theSameRuleAgainLaterActsAgain() {
        hosts.rule("drop client:FIN");
        hosts.client(FIN, 8);
        hosts.client(FIN, 9);
        hosts.arrived.clear();
        hosts.rule("drop client:FIN");
        assertThat(fiveFins()).containsExactly("2", "3", "4", "5");
    }

    @Test
    void whatAnEarlierRuleTakesALaterOneDoesNotSee() {
        hosts.rule("drop client:FIN");
        hosts.rule("hold client:FIN");
        hosts.client(FIN, 1);
        hosts.client(FIN, 2);
        assertThat(hosts.traffic.held()).extracting(held -> held.segment().seq()).containsExactly(2L);
    }

    @Test
    void aRuleForOneSocketLeavesTheOthersAlone() {
        Endpoint server = new Endpoint("10.0.0.2", 4000);
        hosts.traffic.add(TwoHosts.parsed("drop conn:FIN times=all")
                .on(TwoHosts.match("conn:FIN").between(server, new Endpoint("10.0.0.1", 81))));
        hosts.server(FIN, 1);
        hosts.traffic.add(TwoHosts.parsed("drop conn:FIN times=all")
                .on(TwoHosts.match("conn:FIN").between(server, new Endpoint("10.0.0.1", 80))));
        hosts.server(FIN, 2);
        hosts.client(FIN, 3);
        assertThat(hosts.arrived).containsExactly("server 1", "client 3");
    }

    @Test
    void aCopyComesAtOnceUnlessATimeIsGiven() {
        hosts.rule("duplicate client:FIN times=2");
        hosts.client(FIN, 1);
        hosts.pass(0);
        hosts.client(FIN, 2);
        hosts.client(FIN, 3);
        hosts.pass(0);
        assertThat(hosts.arrived).containsExactly("client 1", "client 1", "client 2", "client 3", "client 2");
        assertThat(hosts.said).containsOnly("DUPLICATED client duplicate client:FIN times=2").hasSize(2);
    }

    @Test
    void releaseTakesOnlyWhatMatchesAndNoMoreThanAsked() {
        hosts.rule("hold any:ANY");
        hosts.client(SYN, 1);
        hosts.server(ACK, 2);
        hosts.client(ACK, 3);
        hosts.client(ACK, 4);
        assertThat(hosts.traffic.release(TwoHosts.match("client:ACK"), 1)).isEqualTo(1);
        assertThat(hosts.traffic.release(TwoHosts.match("server:FIN"), 9)).isZero();
        assertThat(hosts.traffic.dropHeld(TwoHosts.match("any:ACK"), 1)).isEqualTo(1);
        assertThat(hosts.traffic.release(Match.ALL, Integer.MAX_VALUE)).isEqualTo(2);
        assertThat(hosts.arrived).containsExactly("client 3", "client 1", "client 4");
        assertThat(hosts.traffic.held()).isEmpty();
    }

    @Test
    void aReleasedSegmentIsNotHeldAgainButItsRetransmissionIs() {
        hosts.rule("hold client:FIN");
        hosts.client(FIN, 1);
        hosts.traffic.release(Match.ALL, 1);
        hosts.client(FIN, 1);
        assertThat(hosts.arrived).containsExactly("client 1");
        assertThat(hosts.traffic.held()).hasSize(1);
    }

    @Test
    void aRetransmissionOfWhatIsHeldIsLostAndSaysSo() {
        hosts.rule("hold any:ANY");
        hosts.client(FIN, 1);
        hosts.server(FIN, 1);
        hosts.client(FIN, 1);
        hosts.client(ACK, 1);
        assertThat(hosts.traffic.held()).extracting(held -> held.from() + " " + held.segment().flagWords())
                .containsExactly("client FIN+ACK", "server FIN+ACK", "client ACK");
        assertThat(hosts.said).contains("DROPPED client hold any:ANY (held already)");
    }

    @Test
    void whatIsHeldStaysHeldWhenTheRulesAreCleared() {
        hosts.rule("hold client:FIN");
        hosts.client(FIN, 1);
        hosts.traffic.clearRules();
        hosts.client(FIN, 2);
        assertThat(hosts.arrived).containsExactly("client 2");
        assertThat(hosts.traffic.held()).hasSize(1);
    }

    @Test
    void aCountBeginsAgainWithTheNextRule() {
        hosts.rule("drop client:FIN n=2");
        hosts.client(FIN, 1);
        hosts.traffic.clearRules();
        hosts.rule("drop client:FIN n=2");
        hosts.client(FIN, 2);
        hosts.client(FIN, 3);
        assertThat(hosts.arrived).containsExactly("client 1", "client 2");
    }

    @Test
    void whatWasKeptIsReplayedOldestFirstAndAsOftenAsAsked() {
        hosts.rule("keep client:PSH");
        hosts.client(PSH, 1);
        hosts.client(FIN, 2);
        hosts.client(PSH, 3);
        hosts.arrived.clear();
        assertThat(hosts.traffic.replay(TwoHosts.match("client:PSH"))).isEqualTo(2);
        assertThat(hosts.traffic.replay(TwoHosts.match("server:ANY"))).isZero();
        assertThat(hosts.traffic.replay(Match.ALL)).isEqualTo(2);
        assertThat(hosts.arrived).containsExactly("client 1", "client 3", "client 1", "client 3");
        assertThat(hosts.said).startsWith("REPLAYED client replay client:PSH");
    }

    @Test
    void onlyASegmentOfTheSameDirectionOvertakes() {
        hosts.rule("reorder client:FIN");
        hosts.client(FIN, 1);
        hosts.server(ACK, 2);
        hosts.client(UDP, 3);
        assertThat(hosts.arrived).containsExactly("server 2", "client 3");
        assertThat(hosts.traffic.isIdle()).isFalse();
        hosts.client(ACK, 4);
        assertThat(hosts.arrived).containsExactly("server 2", "client 3", "client 4", "client 1");
        hosts.pass(1000);
        assertThat(hosts.arrived).hasSize(4);
        assertThat(hosts.traffic.isIdle()).isTrue();
    }

    @Test
    void whoeverWaitsForWhatIsHeldHereIsNotToldOfWhatIsHeldThere() {
        hosts.rule("hold any:FIN");
        var client = hosts.traffic.awaitHeld(TwoHosts.match("client:FIN"), 1);
        var server = hosts.traffic.awaitHeld(TwoHosts.match("server:FIN"), 1);
        hosts.server(FIN, 1);
        assertThat(client).isNotDone();
        assertThat(server).isDone();
        assertThat(hosts.traffic.held()).extracting(Held::from).containsExactly(Side.SERVER);
    }

    @Test
    void aWireThatIsDownLosesEverythingOfBothDirectionsUntilItIsUp() {
        assertThat(hosts.traffic.cut(true)).isTrue();
        hosts.client(SYN, 1);
        hosts.server(PSH, 2);
        assertThat(hosts.arrived).isEmpty();
        // What is no segment is a witness's own.
        hosts.client(UDP, 3);
        assertThat(hosts.arrived).containsExactly("client 3");
        assertThat(hosts.traffic.cut(true)).isFalse();
        assertThat(hosts.traffic.cut(false)).isTrue();
        hosts.client(SYN, 4);
        hosts.server(PSH, 5);
        assertThat(hosts.arrived).containsExactly("client 3", "client 4", "server 5");
        assertThat(hosts.said).containsExactly("down", "DROPPED client down", "DROPPED server down", "up");
    }

    @Test
    void rulesDoNotCountWhatAWireThatIsDownLoses() {
        hosts.rule("hold client:FIN n=2");
        hosts.traffic.cut(true);
        hosts.client(FIN, 1);
        hosts.traffic.cut(false);
        hosts.client(FIN, 2);
        hosts.client(FIN, 3);
        assertThat(hosts.arrived).containsExactly("client 2");
        assertThat(hosts.traffic.held()).hasSize(1);
    }

    @Test
    void aCopyThatWouldFollowIsLostToo() {
        hosts.rule("duplicate client:FIN after 20ms");
        hosts.client(FIN, 1);
        hosts.traffic.cut(true);
        hosts.pass(30);
        assertThat(hosts.arrived).containsExactly("client 1");
    }

    @Test
    void theNextRunFindsTheWireUp() {
        hosts.traffic.cut(true);
        hosts.traffic.end();
        hosts.begin();
        hosts.client(FIN, 1);
        assertThat(hosts.arrived).containsExactly("client 1");
    }
}
