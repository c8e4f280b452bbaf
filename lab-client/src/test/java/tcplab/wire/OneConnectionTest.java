package tcplab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import tcplab.fault.Connection;
import tcplab.fault.Match;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.Side;

/** Rules for one connection among several, which the script has not opened yet when it writes them. */
class OneConnectionTest {
    private static final int FIRST = 4001;
    private static final int SECOND = 4002;

    private final TwoHosts hosts = new TwoHosts();
    private final Connection late = new Connection("late");

    private void rule(String words) {
        var rule = TwoHosts.parsed(words);
        hosts.traffic.add(rule.on(rule.match().in(late)));
    }

    /** From a port of the client to the server, or back. */
    private void passes(Side from, int port, int flags, int mark) {
        ByteBuffer packet = TwoHosts.packet(from, flags, mark);
        packet.putShort(20, (short) (from == Side.CLIENT ? port : 80)).putShort(22, (short) (from == Side.CLIENT ? 80 : port));
        hosts.traffic.passed(from, packet);
    }

    @Test
    void theFirstSynWhileItsSocketActsTellsWhichConnectionIsMeant() {
        rule("drop any:SYN of conn");
        passes(Side.CLIENT, FIRST, TwoHosts.SYN, 1);
        late.mayOpen(Side.CLIENT);
        passes(Side.CLIENT, SECOND, TwoHosts.SYN, 2);
        passes(Side.CLIENT, SECOND, TwoHosts.SYN, 3);
        assertThat(hosts.arrived).containsExactly("client 1", "client 3");
    }

    @Test
    void whatAnotherConnectionSendsAgainMeanwhileIsNotIts() {
        rule("drop any:ANY of conn times=all");
        passes(Side.CLIENT, FIRST, TwoHosts.SYN, 1);
        late.mayOpen(Side.CLIENT);
        passes(Side.CLIENT, FIRST, TwoHosts.SYN, 2);
        passes(Side.CLIENT, SECOND, TwoHosts.SYN, 3);
        passes(Side.CLIENT, FIRST, TwoHosts.ACK, 4);
        assertThat(hosts.arrived).containsExactly("client 1", "client 2", "client 4");
    }

    @Test
    void bothDirectionsBelongToIt() {
        rule("hold server:SYN+ACK of conn");
        late.mayOpen(Side.CLIENT);
        passes(Side.CLIENT, SECOND, TwoHosts.SYN, 1);
        late.mayOpen(null);
        passes(Side.CLIENT, FIRST, TwoHosts.SYN, 2);
        passes(Side.SERVER, FIRST, TwoHosts.SYN | TwoHosts.ACK, 3);
        passes(Side.SERVER, SECOND, TwoHosts.SYN | TwoHosts.ACK, 4);
        assertThat(hosts.arrived).containsExactly("client 1", "client 2", "server 3");
    }

    @Test
    void theOtherSidesOpeningIsNotIts() {
        rule("drop any:SYN of conn");
        late.mayOpen(Side.SERVER);
        passes(Side.CLIENT, FIRST, TwoHosts.SYN, 1);
        assertThat(hosts.arrived).containsExactly("client 1");
    }

    /** One that was accepted opened nothing itself; it has its endpoints from when it has its name. */
    @Test
    void aSocketThatGetsItsNameLaterIsMeantFromThenOn() {
        rule("drop any:ACK of conn");
        passes(Side.CLIENT, FIRST, TwoHosts.ACK, 1);
        late.is(new FourTuple(new Endpoint("10.0.0.2", 80), new Endpoint("10.0.0.1", FIRST)));
        passes(Side.CLIENT, FIRST, TwoHosts.ACK, 2);
        assertThat(hosts.arrived).containsExactly("client 1");
    }

    @Test
    void ofWhatIsHeldThatOfOneConnectionIsReleased() {
        hosts.traffic.add(TwoHosts.parsed("hold client:ACK"));
        passes(Side.CLIENT, FIRST, TwoHosts.ACK, 1);
        passes(Side.CLIENT, SECOND, TwoHosts.ACK, 2);
        late.is(new FourTuple(new Endpoint("10.0.0.1", SECOND), new Endpoint("10.0.0.2", 80)));
        assertThat(hosts.traffic.release(Match.ALL.in(late), Integer.MAX_VALUE)).isOne();
        assertThat(hosts.arrived).containsExactly("client 2");
    }
}
