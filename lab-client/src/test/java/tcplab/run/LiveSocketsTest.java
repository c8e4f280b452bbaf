package tcplab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tcplab.event.Lookup;
import tcplab.event.Lookup.Occasion;
import tcplab.event.Sample;
import tcplab.event.SegmentSeen;
import tcplab.event.SocketNamed;
import tcplab.event.Transition;
import tcplab.journal.Journal;
import tcplab.model.Endpoint;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.model.TcpOptions;
import tcplab.model.TcpState;

class LiveSocketsTest {
    private static final Endpoint C = new Endpoint("10.0.0.1", 40000);
    private static final Endpoint S = new Endpoint("10.0.0.2", 7000);

    private final Journal journal = new Journal();
    private final LiveSockets sockets = new LiveSockets(false, journal::soFar);

    LiveSocketsTest() {
        journal.listen(sockets::take);
    }

    private void look(TcpState state) {
        journal.append(new Lookup(10, 11, Side.CLIENT, new FourTuple(C, S), state, Occasion.ARRIVED));
    }

    @Test
    void whatSockDiagAnsweredIsTheStateThatAStepWaitsFor() {
        journal.append(new SocketNamed(1, Side.CLIENT, "client", C, S));
        long before = sockets.changes();
        look(TcpState.FIN_WAIT_2);
        assertThat(sockets.isIn("client", TcpState.FIN_WAIT_2)).isTrue();
        assertThat(sockets.changes()).isGreaterThan(before);
        look(TcpState.CLOSED);
        assertThat(sockets.isAbsent("client")).isTrue();
    }

    private void segment(long at, Endpoint from, Endpoint to, int flags, long seq, long ack) {
        journal.append(new SegmentSeen(at, "lo", new Segment(from, to, flags, seq, ack, 64, 0, 20, 20, (int) at, TcpOptions.NONE)));
    }

    /** The client's SYN has come, and its SYN+ACK is on the way. */
    private void opens(long at, String client, long seq) {
        segment(at, C, S, Flag.SYN.bit(), seq, 0);
        journal.append(new SocketNamed(at + 1, Side.CLIENT, client, C, S));
        segment(at + 2, S, C, Flag.SYN.bit() | Flag.ACK.bit(), seq + 500, seq + 1);
    }

    private void listed(long at, TcpState connection) {
        journal.append(new Sample(at, at + 1, Side.SERVER, List.of(
                new Sample.Row(TcpState.LISTEN, 0, 128, S, new Endpoint("0.0.0.0", 0), "", ""),
                new Sample.Row(connection, 0, 0, S, C, "", ""))));
    }

    @Test
    void whoComesNextWithTheSameFourNumbersIsTheListenersUntilItIsAccepted() {
        journal.append(new SocketNamed(1, Side.SERVER, "server", S, null));
        opens(10, "first", 1000);
        journal.append(new SocketNamed(20, Side.SERVER, "one", S, C));
        listed(30, TcpState.ESTABLISHED);
        assertThat(sockets.states()).containsEntry("one", List.of(TcpState.ESTABLISHED)).containsEntry("server", List.of(TcpState.LISTEN));
        opens(40, "second", 9000);
        listed(50, TcpState.SYN_RECEIVED);
        assertThat(sockets.states())
                .containsEntry("server", List.of(TcpState.LISTEN, TcpState.SYN_RECEIVED))
                .containsEntry("one", List.of());
        journal.append(new SocketNamed(60, Side.SERVER, "two", S, C));
        listed(70, TcpState.ESTABLISHED);
        assertThat(sockets.states()).containsEntry("two", List.of(TcpState.ESTABLISHED)).containsEntry("one", List.of());
    }

    @Test
    void whatAnOldSynOpensWithTheSameFourNumbersIsTheListeners() {
        journal.append(new SocketNamed(1, Side.SERVER, "server", S, null));
        opens(10, "first", 1000);
        journal.append(new SocketNamed(20, Side.SERVER, "one", S, C));
        listed(30, TcpState.ESTABLISHED);
        segment(40, C, S, Flag.SYN.bit(), 1000, 0);
        segment(42, S, C, Flag.SYN.bit() | Flag.ACK.bit(), 7000, 1001);
        listed(50, TcpState.SYN_RECEIVED);
        assertThat(sockets.states())
                .containsEntry("server", List.of(TcpState.LISTEN, TcpState.SYN_RECEIVED))
                .containsEntry("one", List.of());
    }

    @Test
    void twoNamesOfOneSocketAreBothInItsState() {
        journal.append(new SocketNamed(1, Side.CLIENT, "client", C, S));
        journal.append(new SocketNamed(2, Side.CLIENT, "copy", C, S));
        look(TcpState.ESTABLISHED);
        assertThat(sockets.isIn("client", TcpState.ESTABLISHED)).isTrue();
        assertThat(sockets.isIn("copy", TcpState.ESTABLISHED)).isTrue();
    }

    @Test
    void whatAnyWitnessSawOfAConnectionThatNobodyHasAcceptedIsItsListeners() {
        journal.append(new SocketNamed(1, Side.SERVER, "server", S, null));
        journal.append(new Lookup(10, 11, Side.SERVER, new FourTuple(S, C), TcpState.SYN_RECEIVED, Occasion.ARRIVED));
        assertThat(sockets.enteredSince("server", TcpState.SYN_RECEIVED, 10)).hasValue(10);
        journal.append(new Transition(20, new FourTuple(S, C), TcpState.SYN_RECEIVED, TcpState.ESTABLISHED, "s"));
        assertThat(sockets.enteredSince("server", TcpState.ESTABLISHED, 10)).hasValue(20);
        journal.append(new SocketNamed(30, Side.SERVER, "conn", S, C));
        journal.append(new Transition(40, new FourTuple(S, C), TcpState.ESTABLISHED, TcpState.CLOSE_WAIT, "s"));
        assertThat(sockets.enteredSince("server", TcpState.CLOSE_WAIT, 10)).isEmpty();
        assertThat(sockets.isIn("conn", TcpState.CLOSE_WAIT)).isTrue();
    }

    @Test
    void aListingOfAListenerThatWasBegunBeforeAConnectionChangedTellsOfTheOthers() {
        journal.append(new SocketNamed(1, Side.SERVER, "server", S, null));
        journal.append(new Lookup(10, 11, Side.SERVER, new FourTuple(S, C), TcpState.SYN_RECEIVED, Occasion.ARRIVED));
        listed(5, TcpState.ESTABLISHED);
        assertThat(sockets.states()).containsEntry("server", List.of(TcpState.LISTEN, TcpState.ESTABLISHED));
    }

    @Test
    void theOtherSidesSocketIsAnother() {
        journal.append(new SocketNamed(1, Side.SERVER, "conn", S, C));
        look(TcpState.FIN_WAIT_2);
        assertThat(sockets.states()).isEqualTo(Map.<String, List<TcpState>>of());
    }

    private void listedUnread(long at, int bytes) {
        journal.append(new Sample(at, at + 10, Side.CLIENT, List.of(new Sample.Row(TcpState.ESTABLISHED, bytes, 0, C, S, "", ""))));
    }

    @Test
    void whatAListingOfBeforeSawUnreadMayHaveBeenReadSince() {
        journal.append(new SocketNamed(1, Side.CLIENT, "client", C, S));
        listedUnread(5, 815);
        assertThat(sockets.hasUnreadSince("client", 12)).isFalse();
        listedUnread(12, 815);
        assertThat(sockets.hasUnreadSince("client", 12)).isTrue();
        listedUnread(30, 0);
        assertThat(sockets.hasUnreadSince("client", 12)).isFalse();
    }

    @Test
    void aSocketIsNotAbsentSinceOneOfItsNameWas() {
        journal.append(new SocketNamed(1, Side.CLIENT, "client", C, S));
        look(TcpState.CLOSED);
        assertThat(sockets.isAbsent("client")).isTrue();
        journal.append(new SocketNamed(20, Side.CLIENT, "client", new Endpoint(C.address(), 40002), S));
        assertThat(sockets.isAbsent("client")).isFalse();
    }
}
