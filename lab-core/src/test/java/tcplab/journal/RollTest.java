package tcplab.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.model.Side.CLIENT;
import static tcplab.model.Side.SERVER;
import static tcplab.model.TcpState.CLOSED;
import static tcplab.model.TcpState.ESTABLISHED;
import static tcplab.model.TcpState.SYN_RECEIVED;
import static tcplab.model.TcpState.SYN_SENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.Environment;
import tcplab.event.Event;
import tcplab.event.SegmentSeen;
import tcplab.event.SocketNamed;
import tcplab.event.Transition;
import tcplab.model.BenchName;
import tcplab.model.Endpoint;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.model.TcpOptions;
import tcplab.model.TcpState;
import tcplab.text.Told;

/** Two connections with the same endpoints, one after the other; numbers as the capture shows them. */
class RollTest {
    private static final Endpoint C = new Endpoint("10.0.0.1", 5000);
    private static final Endpoint S = new Endpoint("10.0.0.2", 7000);
    private static final Endpoint ANY = new Endpoint("0.0.0.0", 0);
    private static final FourTuple AT_CLIENT = new FourTuple(C, S);
    private static final FourTuple AT_SERVER = new FourTuple(S, C);

    private final List<Entry> entries = new ArrayList<>();
    private int ipId;

    RollTest() {
        Map<String, String> addresses = Map.of("client", C.address(), "server", S.address());
        add(new Environment(
                0, "x", BenchName.WIRE, Told.nothing(), "", 0, "", 250, Map.of(), Map.of(), Map.of(), addresses, List.of()));
        named(1, SERVER, "server", S, null);
    }

    private void add(Event event) {
        entries.add(new Entry(entries.size() + 1, event));
    }

    private void named(long at, Side side, String socket, Endpoint local, Endpoint remote) {
        add(new SocketNamed(at, side, socket, local, remote));
    }

    private void change(long at, String key, FourTuple tuple, TcpState... states) {
        for (int i = 1; i < states.length; i++) {
            add(new Transition(at + i, tuple, states[i - 1], states[i], key));
        }
    }

    /** Leaves at that time and arrives two later; lost if it does not arrive. */
    private void segment(long at, Endpoint from, String flags, long seq, long ack, boolean arrives) {
        int bits = 0;
        for (String flag : flags.split("\\+")) {
            bits |= Flag.valueOf(flag).bit();
        }
        Endpoint to = from.equals(C) ? S : C;
        Segment segment = new Segment(from, to, bits, seq, ack, 64, 0, 32, 20, ++ipId, TcpOptions.NONE);
        add(new SegmentSeen(at, from.equals(C) ? "client" : "server", segment));
        if (arrives) {
            add(new SegmentSeen(at + 2, from.equals(C) ? "server" : "client", segment));
        }
    }

    private void segment(long at, Endpoint from, String flags, long seq, long ack) {
        segment(at, from, flags, seq, ack, true);
    }

    private void handshake(long at, long clientSyn, long serverSyn) {
        segment(at, C, "SYN", clientSyn, 0);
        segment(at + 10, S, "SYN+ACK", serverSyn, clientSyn + 1);
        segment(at + 20, C, "ACK", clientSyn + 1, serverSyn + 1);
    }

    private Timeline timeline() {
        return new Timeline(entries);
    }

    private Roll roll() {
        return timeline().roll();
    }

    private List<String> senders() {
        Roll roll = roll();
        return timeline().passages().stream().map(p -> roll.name(roll.sender(p)).orElse("?")).toList();
    }

    private List<String> receivers() {
        Roll roll = roll();
        return timeline().passages().stream().map(p -> roll.name(roll.receiver(p)).orElse("?")).toList();
    }

    @Test
    void eachSegmentBelongsToTheSocketThatHadTheEndpointsThen() {
        handshake(100, 1000, 2000);
        named(105, CLIENT, "first", C, S);
        named(130, SERVER, "one", S, C);
        handshake(200, 1500, 2500);
        named(205, CLIENT, "second", C, S);
        named(230, SERVER, "two", S, C);
        assertThat(senders()).containsExactly("first", "one", "first", "second", "two", "second");
        assertThat(receivers()).containsExactly("one", "first", "one", "two", "second", "two");
    }

    @Test
    void theSynThatTheSocketOfOldAnswersBelongsToIt() {
        handshake(100, 1000, 2000);
        named(105, CLIENT, "first", C, S);
        named(130, SERVER, "one", S, C);
        // The client's host has forgotten the first connection (RFC 9293, 3.5.1, half-open).
        segment(200, C, "SYN", 1500, 0);
        segment(210, S, "ACK", 2001, 1001);
        segment(220, C, "RST", 1001, 0);
        segment(1200, C, "SYN", 1500, 0);
        segment(1210, S, "SYN+ACK", 2500, 1501);
        named(205, CLIENT, "second", C, S);
        named(1230, SERVER, "two", S, C);
        assertThat(senders().subList(3, 8)).containsExactly("second", "one", "second", "second", "two");
        assertThat(receivers().subList(3, 8)).containsExactly("one", "second", "one", "two", "second");
    }

    @Test
    void aRefusedSynBeginsNoSocketOfTheServer() {
        segment(100, C, "SYN", 1000, 0);
        segment(110, S, "RST+ACK", 0, 1001);
        named(105, CLIENT, "first", C, S);
        handshake(200, 1500, 2500);
        named(205, CLIENT, "second", C, S);
        named(230, SERVER, "conn", S, C);
        assertThat(roll().incarnations(AT_CLIENT)).hasSize(2);
        assertThat(roll().incarnations(AT_SERVER)).hasSize(1);
        change(201, "ee", AT_SERVER, SYN_RECEIVED, ESTABLISHED);
        assertThat(SocketHistory.of(timeline(), "conn").sequence()).containsExactly(ESTABLISHED);
    }

    @Test
    void synsThatCrossOpenOneConnection() {
        segment(100, C, "SYN", 1000, 0);
        segment(101, S, "SYN", 2000, 0);
        segment(104, C, "SYN+ACK", 1000, 2001);
        segment(105, S, "SYN+ACK", 2000, 1001);
        assertThat(roll().incarnations(AT_CLIENT)).hasSize(1);
        assertThat(roll().incarnations(AT_SERVER)).hasSize(1);
    }

    @Test
    void theSecondMayBeOpenedFromTheOtherSide() {
        handshake(100, 1000, 2000);
        segment(200, S, "SYN", 2500, 0);
        segment(210, C, "SYN+ACK", 1500, 2501);
        assertThat(roll().incarnations(AT_CLIENT)).extracting(Incarnation::fromNanos).containsExactly(Long.MIN_VALUE, 202L);
        assertThat(roll().incarnations(AT_SERVER)).extracting(Incarnation::fromNanos).containsExactly(Long.MIN_VALUE, 200L);
    }

    @Test
    void connectionsAreAcceptedInTheOrderInWhichTheyCame() {
        handshake(100, 1000, 2000);
        segment(130, C, "RST+ACK", 1001, 2001);
        handshake(200, 1500, 2500);
        add(new Call(300, 301, SERVER, "server", 1, Call.By.SCRIPT, "accept", "", CallResult.OK, "one"));
        named(302, SERVER, "one", S, C);
        add(new Call(310, 311, SERVER, "server", 2, Call.By.SCRIPT, "accept", "", CallResult.OK, "two"));
        named(312, SERVER, "two", S, C);
        assertThat(senders()).containsExactly("?", "one", "?", "?", "?", "two", "?");
    }

    @Test
    void severalDescriptorsAreOneSocket() {
        handshake(100, 1000, 2000);
        named(130, SERVER, "conn", S, C);
        named(140, SERVER, "copy", S, C);
        Timeline timeline = timeline();
        Passage synAck = timeline.passages().get(1);
        assertThat(timeline.roll().isSentBy("conn", synAck)).isTrue();
        assertThat(timeline.roll().isSentBy("copy", synAck)).isTrue();
        assertThat(timeline.roll().isSentBy("server", synAck)).isTrue();
        assertThat(timeline.roll().isSentBy("client", synAck)).isFalse();
    }

    @Test
    void aListenerOnAnyAddressSendsWhatItsConnectionsSend() {
        entries.remove(entries.size() - 1);
        named(1, SERVER, "server", new Endpoint("0.0.0.0", 7000), null);
        handshake(100, 1000, 2000);
        Timeline timeline = timeline();
        assertThat(timeline.passages()).filteredOn(p -> timeline.roll().isSentBy("server", p)).hasSize(1);
        assertThat(timeline.roll().concerns("server", timeline.passages().get(0))).isTrue();
    }

    @Test
    void aSideSendsWhatItsHostSendsForNoSocketAlsoIfASocketHasItsName() {
        handshake(100, 1000, 2000);
        named(105, CLIENT, "client", C, S);
        named(130, SERVER, "conn", S, C);
        Endpoint closed = new Endpoint(S.address(), 7001);
        Segment reset = new Segment(closed, C, Flag.RST.bit() | Flag.ACK.bit(), 0, 1001, 0, 0, 20, 20, ++ipId, TcpOptions.NONE);
        add(new SegmentSeen(200, "server", reset));
        add(new SegmentSeen(202, "client", reset));
        Endpoint forged = new Endpoint(C.address(), 20000);
        add(new SegmentSeen(300, "server", new Segment(forged, S, Flag.SYN.bit(), 9, 0, 64, 0, 20, 20, ++ipId, TcpOptions.NONE)));
        Timeline timeline = timeline();
        Roll roll = timeline.roll();
        assertThat(timeline.passages()).filteredOn(p -> roll.isSentBy("server", p)).extracting(p -> p.segment().from())
                .containsExactly(S, closed);
        assertThat(timeline.passages()).filteredOn(p -> roll.isSentBySocket("server", p)).hasSize(1);
        assertThat(timeline.passages()).filteredOn(p -> roll.isSentBy("client", p)).extracting(p -> p.segment().from())
                .containsExactly(C, C);
    }

    /** RFC 9293, 3.10.7.1: whatever comes to a connection that is CLOSED is answered with RST. */
    @Test
    void whatLeavesWithASocketsEndpointsWhenItIsGoneIsItsOwn() {
        handshake(100, 1000, 2000);
        named(105, CLIENT, "one", C, S);
        named(110, CLIENT, "client", new Endpoint(C.address(), 20000), S);
        named(130, SERVER, "conn", S, C);
        segment(200, C, "FIN+ACK", 1001, 2001);
        segment(300, S, "FIN+ACK", 2001, 1002);
        segment(310, C, "ACK", 1002, 2002);
        segment(900, S, "PSH+ACK", 2002, 1002);
        segment(910, C, "RST", 2002, 0);
        Timeline timeline = timeline();
        Roll roll = timeline.roll();
        assertThat(timeline.passages()).filteredOn(p -> p.segment().has(Flag.RST))
                .allMatch(p -> roll.isSentBy("one", p))
                .noneMatch(p -> roll.isSentBy("client", p))
                .noneMatch(p -> roll.isSentBy("server", p));
    }

    @Test
    void withoutACaptureTheirStatesTellThemApart() {
        change(100, "ff", AT_CLIENT, CLOSED, SYN_SENT, CLOSED);
        named(101, CLIENT, "first", C, S);
        change(200, "ff", AT_CLIENT, CLOSED, SYN_SENT, ESTABLISHED);
        named(205, CLIENT, "second", C, S);
        assertThat(SocketHistory.of(timeline(), "first").sequence()).containsExactly(SYN_SENT, CLOSED);
        assertThat(SocketHistory.of(timeline(), "second").sequence()).containsExactly(SYN_SENT, ESTABLISHED);
    }

    @Test
    void connectionsThatFollowAtOnceKeepTheirStatesApart() {
        handshake(100, 1000, 2000);
        named(105, CLIENT, "first", C, S);
        handshake(140, 1500, 2500);
        named(145, CLIENT, "second", C, S);
        change(99, "f1", AT_CLIENT, CLOSED, SYN_SENT, ESTABLISHED, CLOSED);
        change(139, "f2", AT_CLIENT, CLOSED, SYN_SENT, ESTABLISHED);
        assertThat(SocketHistory.of(timeline(), "first").sequence()).containsExactly(SYN_SENT, ESTABLISHED, CLOSED);
        assertThat(SocketHistory.of(timeline(), "second").sequence()).containsExactly(SYN_SENT, ESTABLISHED);
        assertThat(SocketHistory.of(timeline(), new FourTuple(C, ANY)).states()).isEmpty();
    }
}
