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
        return lines("trace-linux-6.18.txt").stream().map(TraceParserTest::event).flatMap(Optional::stream).toList();
    }

    /** While SYNs, data and a FIN were lost, to 10.9.0.2, fd09::2 and to port 7000. */
    private static List<Event> amongLosses() throws IOException {
        return lines("trace-linux-6.18-faults.txt").stream()
                .map(TraceParserTest::event).flatMap(Optional::stream).toList();
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = TraceParserTest.class.getResourceAsStream("/observe/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static FourTuple between(String local, int localPort, String remote, int remotePort) {
        return new FourTuple(new Endpoint(local, localPort), new Endpoint(remote, remotePort));
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
    void everyCapturedLineOfTheFourTracepointsIsAnEvent() throws IOException {
        assertThat(amongLosses()).hasSameSizeAs(lines("trace-linux-6.18-faults.txt"));
        assertThat(amongLosses()).hasAtLeastOneElementOfType(Transition.class)
                .hasAtLeastOneElementOfType(ResetTraced.class)
                .hasAtLeastOneElementOfType(RetransmitTraced.class);
    }

    @Test
    void aRetransmissionNamesItsSocketAndState() throws IOException {
        assertThat(amongLosses()).filteredOn(RetransmitTraced.class::isInstance)
                .extracting(e -> ((RetransmitTraced) e).tuple() + " " + ((RetransmitTraced) e).state())
                .startsWith(
                        between("fd09::1", 58448, "fd09::2", 80) + " TCP_SYN_SENT",
                        between("10.9.0.1", 39470, "10.9.0.2", 80) + " TCP_SYN_SENT",
                        between("127.0.0.1", 34414, "127.0.0.1", 7000) + " TCP_ESTABLISHED",
                        between("127.0.0.1", 34412, "127.0.0.1", 7000) + " TCP_ESTABLISHED",
                        between("127.0.0.1", 34414, "127.0.0.1", 7000) + " TCP_FIN_WAIT1");
    }

    @Test
    void aSocketOfIpv6ThatSpeaksIpv4IsKnownByItsIpv4Address() throws IOException {
        assertThat(amongLosses()).filteredOn(e -> e instanceof Transition t && t.tuple().local().port() == 34414)
                .extracting(e -> ((Transition) e).to() + " " + ((Transition) e).tuple().remote())
                .containsExactly("ESTABLISHED 127.0.0.1:7000", "FIN-WAIT-1 127.0.0.1:7000",
                        "FIN-WAIT-2 127.0.0.1:7000", "CLOSED 127.0.0.1:7000");
    }

    @Test
    void whatTheKernelLeavesInTheIpv4FieldsOfAnIpv6SocketIsNotItsAddress() throws IOException {
        assertThat(amongLosses()).filteredOn(e -> e instanceof Transition t && t.tuple().local().port() == 7002)
                .extracting(e -> ((Transition) e).tuple().local().address())
                .isNotEmpty().containsOnly("fd00::1");
    }

    @Test
    void aResetForNobodyHasNoStateAndAReason() throws IOException {
        assertThat(amongLosses()).filteredOn(e -> e instanceof ResetTraced r && r.sent()).singleElement()
                .satisfies(e -> {
                    assertThat(((ResetTraced) e).tuple()).isEqualTo(between("127.0.0.1", 7999, "127.0.0.1", 51520));
                    assertThat(((ResetTraced) e).state()).isEmpty();
                    assertThat(((ResetTraced) e).reason()).isEqualTo("NO_SOCKET");
                });
    }

    @Test
    void aReceivedResetIsSeenFromTheOneThatReceivedIt() throws IOException {
        assertThat(amongLosses()).filteredOn(e -> e instanceof ResetTraced r && !r.sent())
                .extracting(e -> ((ResetTraced) e).tuple())
                .containsExactly(between("127.0.0.1", 34412, "127.0.0.1", 7000),
                        between("127.0.0.1", 51520, "127.0.0.1", 7999));
    }

    @Test
    void theOffsetOfTheTraceClockIsSubtracted() {
        TraceParser.Line line = TraceParser.line("1795239219.000005: tcp_receive_reset: family=AF_INET sport=1 dport=2 "
                + "saddr=10.0.0.1 daddr=10.0.0.2").orElseThrow();
        assertThat(TraceParser.event(line, CLOCK, 37_000_000_000L)).get().extracting(Event::atNanos).isEqualTo(5_000L);
    }

    @Test
    void aMarkerIsALineWithItsText() {
        assertThat(TraceParser.line("   java-77  [001] ..... 12.000034: tracing_mark_write: tcplab-marker-3.")).get()
                .isEqualTo(new TraceParser.Line(12_000_034_000L, "tracing_mark_write", "tcplab-marker-3."));
    }

    @Test
    void overwrittenEventsAreCounted() throws IOException {
        assertThat(lines("trace-linux-6.18-lost.txt").stream().mapToLong(TraceParser::lost).sum()).isEqualTo(1150);
        assertThat(TraceParser.lost("CPU:1 [LOST 17 EVENTS]")).isEqualTo(17);
        assertThat(TraceParser.lost("anything")).isZero();
    }

    @Test
    void aNumberThatCannotBeIsNoNumber() {
        assertThat(TraceParser.lost("CPU:0 [LOST 123999999999999999999994 EVENTS]")).isEqualTo(1);
        assertThatThrownBy(() -> TraceParser.line("x-1 [0] . 99999999999999999999.123456: inet_sock_set_state: family=AF_INET"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no time of a trace: x-1");
        assertThatThrownBy(() -> TraceParser.line("x-1 [0] . 4294967296.123456: inet_sock_set_state: family=AF_INET"))
                .hasMessageStartingWith("no time of a trace: x-1");
    }

    @Test
    void overwrittenEventsOfUnknownNumberAreAtLeastOne() {
        assertThat(TraceParser.lost("CPU:1 [LOST EVENTS]")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "# tracer: nop", "1.000001: sched_switch: a=b",
        "1.000001: inet_sock_set_state: family=AF_INET protocol=IPPROTO_MPTCP oldstate=TCP_CLOSE newstate=TCP_LISTEN",
        "CPU:1 [LOST 3 EVENTS]", "1.01: tcp_send_reset: src=10.0.0.1:1 dest=10.0.0.2:2"})
    void aLineOfSomethingElseIsPassedOver(String line) {
        assertThat(event(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1.000001: inet_sock_set_state: protocol=IPPROTO_TCP oldstate=TCP_CLOSE newstate=TCP_LISTEN",
        "1.000001: inet_sock_set_state: family=AF_INET protocol=IPPROTO_TCP sport=1 dport=2 saddr=10.0.0.1 "
                + "daddr=10.0.0.2 oldstate=TCP_CLOSE newstate=TCP_OF_THE_FUTURE",
        "1.000001: tcp_retransmit_skb: family=AF_INET6 sport=1 dport=2", "1.000001: tcp_send_reset: src= dest=",
        "1.000001: tcp_receive_reset: sport=70000"
    })
    void aTracepointThatCannotBeReadIsNotPassedOver(String line) {
        assertThatThrownBy(() -> event(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no known form of the tracepoint");
    }
}
