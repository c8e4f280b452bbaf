package tcplab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.event.Event;
import tcplab.event.ResetTraced;
import tcplab.event.RetransmitTraced;
import tcplab.event.Transition;
import tcplab.journal.LabClock;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.TcpState;

class TraceParserTest {
    private static final LabClock CLOCK = new LabClock(1_795_239_182_000_000_000L);

    private static Optional<Event> event(String line) {
        return TraceParser.line(line).flatMap(l -> TraceParser.event(l, CLOCK, 0));
    }

    private static List<Event> captured() throws IOException {
        try (InputStream in = TraceParserTest.class.getResourceAsStream("/observe/trace-linux-6.18.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().map(TraceParserTest::event).flatMap(Optional::stream).toList();
        }
    }

    private static List<TcpState> states(int local, int remote) throws IOException {
        return captured().stream()
                .filter(e -> e instanceof Transition t
                        && t.tuple().local().port() == local && t.tuple().remote().port() == remote)
                .map(e -> ((Transition) e).to()).toList();
    }

    @Test
    void theStatesOfAConnectionComeInOrder() throws IOException {
        assertThat(states(34902, 7000)).containsExactly(
                TcpState.ESTABLISHED, TcpState.FIN_WAIT_1, TcpState.FIN_WAIT_2, TcpState.CLOSED);
        assertThat(states(7000, 34902)).containsExactly(
                TcpState.SYN_RECEIVED, TcpState.ESTABLISHED, TcpState.CLOSE_WAIT, TcpState.LAST_ACK, TcpState.CLOSED);
    }

    @Test
    void timesAreOfTheLabsClock() throws IOException {
        assertThat(captured().get(0).atNanos()).isEqualTo(9_678_000);
    }

    @Test
    void aResetSaysWhoSentItAndWhy() throws IOException {
        assertThat(captured()).filteredOn(e -> e instanceof ResetTraced r && r.sent() && r.reason().equals("TCP_ABORT_ON_CLOSE"))
                .singleElement()
                .extracting(e -> ((ResetTraced) e).tuple())
                .isEqualTo(new FourTuple(new Endpoint("127.0.0.1", 7000), new Endpoint("127.0.0.1", 34910)));
    }

    @Test
    void ipv6AddressesAndIpv4InIpv6ClothesAreToldApart() throws IOException {
        assertThat(captured()).filteredOn(e -> e instanceof ResetTraced r && r.sent())
                .extracting(e -> ((ResetTraced) e).tuple().local().address())
                .containsExactly("127.0.0.1", "::1", "127.0.0.1");
        assertThat(captured()).filteredOn(Transition.class::isInstance)
                .extracting(e -> ((Transition) e).tuple().local().address())
                .containsOnly("127.0.0.1", "::1", "::");
    }

    @Test
    void aRetransmissionNamesItsSocketAndState() {
        assertThat(event("  <idle>-0 [000] ..s2. 1795239183.000001: tcp_retransmit_skb: skbaddr=00000000a1 "
                        + "skaddr=00000000b2 family=AF_INET sport=7000 dport=4000 saddr=10.0.0.1 daddr=10.0.0.2 "
                        + "saddrv6=::ffff:10.0.0.1 daddrv6=::ffff:10.0.0.2 state=TCP_LAST_ACK"))
                .get().isInstanceOf(RetransmitTraced.class).extracting(e -> ((RetransmitTraced) e).state())
                .isEqualTo("TCP_LAST_ACK");
    }

    @Test
    void overwrittenEventsAreCounted() {
        assertThat(TraceParser.lost("CPU:1 [LOST 17 EVENTS]")).isEqualTo(17);
        assertThat(TraceParser.lost("CPU:1 [LOST EVENTS]")).isZero();
        assertThat(TraceParser.lost("anything")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "# tracer: nop", "1.000001: sched_switch: a=b",
        "1.000001: inet_sock_set_state: family=AF_INET"})
    void aLineOfSomethingElseIsPassedOver(String line) {
        assertThat(event(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1.000001: inet_sock_set_state: protocol=IPPROTO_TCP oldstate=TCP_CLOSE newstate=TCP_LISTEN",
        "1.000001: tcp_send_reset: src= dest=", "1.000001: tcp_receive_reset: sport=70000"
    })
    void aTracepointThatCannotBeReadIsNotPassedOver(String line) {
        assertThatThrownBy(() -> event(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no known form of the tracepoint");
    }
}
