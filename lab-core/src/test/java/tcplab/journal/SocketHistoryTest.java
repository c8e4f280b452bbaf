package tcplab.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.model.TcpState.CLOSED;
import static tcplab.model.TcpState.CLOSE_WAIT;
import static tcplab.model.TcpState.ESTABLISHED;
import static tcplab.model.TcpState.FIN_WAIT_1;
import static tcplab.model.TcpState.FIN_WAIT_2;
import static tcplab.model.TcpState.LAST_ACK;
import static tcplab.model.TcpState.LISTEN;
import static tcplab.model.TcpState.SYN_RECEIVED;
import static tcplab.model.TcpState.SYN_SENT;
import static tcplab.model.TcpState.TIME_WAIT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tcplab.event.Environment;
import tcplab.event.Event;
import tcplab.event.Lookup;
import tcplab.event.Sample;
import tcplab.event.SocketNamed;
import tcplab.event.Transition;
import tcplab.journal.SocketHistory.Known;
import tcplab.journal.SocketHistory.Source;
import tcplab.model.BenchName;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.text.Told;

/** Order and endpoints of the transitions are as Linux 6.18 reports them. */
class SocketHistoryTest {
    private static final Endpoint C = new Endpoint("10.0.0.1", 40000);
    private static final Endpoint S = new Endpoint("10.0.0.2", 7000);
    private static final Endpoint ANY = new Endpoint("0.0.0.0", 0);

    private final List<Entry> entries = new ArrayList<>();

    private void add(Event event) {
        entries.add(new Entry(entries.size() + 1, event));
    }

    private void wire() {
        Map<String, String> addresses = Map.of("client", C.address(), "server", S.address());
        add(new Environment(
                0, "x", BenchName.WIRE, Told.nothing(), "", 0, "", 250, Map.of(), Map.of(), Map.of(), addresses, List.of()));
    }

    private void named(long at, Side side, String socket, Endpoint local, Endpoint remote) {
        add(new SocketNamed(at, side, socket, local, remote));
    }

    private void change(long at, String key, Endpoint local, Endpoint remote, TcpState from, TcpState to) {
        add(new Transition(at, new FourTuple(local, remote), from, to, key));
    }

    private void sample(long at, Side side, Sample.Row... rows) {
        add(new Sample(at, at + 10, side, Arrays.asList(rows)));
    }

    private static Sample.Row row(TcpState state, Endpoint local, Endpoint remote) {
        return new Sample.Row(state, 0, 0, local, remote, "", "");
    }

    private SocketHistory of(String socket) {
        return SocketHistory.of(new Timeline(entries), socket);
    }

    @Test
    void aSocketThatConnectsAgainEntersSynSentFromThePortOfBefore() {
        Endpoint again = new Endpoint(C.address(), 40002);
        connect("");
        change(130, "", C, S, ESTABLISHED, CLOSED);
        change(140, "", C, S, CLOSED, SYN_SENT);
        change(160, "", again, S, SYN_SENT, ESTABLISHED);
        named(150, Side.CLIENT, "client", again, S);
        assertThat(of("client").sequence()).containsExactly(SYN_SENT, ESTABLISHED, CLOSED, SYN_SENT, ESTABLISHED);
        assertThat(SocketHistory.of(new Timeline(entries), new FourTuple(C, S)).sequence())
                .containsExactly(SYN_SENT, ESTABLISHED, CLOSED);
        assertThat(SocketHistory.of(new Timeline(entries), new FourTuple(again, S)).sequence())
                .containsExactly(SYN_SENT, ESTABLISHED);
    }

    /** Up to ESTABLISHED; the local port is 0 in SYN-SENT. */
    private void connect(String key) {
        named(90, Side.CLIENT, "client", C, S);
        change(100, key, new Endpoint(C.address(), 0), S, CLOSED, SYN_SENT);
        change(120, key, C, S, SYN_SENT, ESTABLISHED);
    }

    private void closeToMini(String key) {
        change(200, key, C, S, ESTABLISHED, FIN_WAIT_1);
        change(220, key, C, S, FIN_WAIT_1, FIN_WAIT_2);
        change(221, key, C, S, FIN_WAIT_2, CLOSED);
    }

    @Test
    void socketIsFollowedByItsKernelAddressFromPortZeroOn() {
        connect("ff01");
        change(105, "ff02", new Endpoint(C.address(), 0), S, CLOSED, SYN_SENT);
        assertThat(of("client").sequence()).containsExactly(SYN_SENT, ESTABLISHED);
        assertThat(of("client").states().get(0)).isEqualTo(new Known(SYN_SENT, 100, 100, Source.TRACEPOINT, 2));
    }

    @Test
    void withoutKernelAddressPortZeroIsMatchedByTheRemoteEndpoint() {
        connect("");
        assertThat(of("client").sequence()).containsExactly(SYN_SENT, ESTABLISHED);
    }

    /** The next socket with the same endpoints began while ss was still listing the last one. */
    @Test
    void aListedStateStandsBeforeWhatTheTracepointReportedMeanwhile() {
        connect("ff01");
        closeToMini("ff01");
        change(305, "ff02", C, S, CLOSED, SYN_SENT);
        sample(300, Side.CLIENT, row(TIME_WAIT, C, S));
        assertThat(SocketHistory.of(new Timeline(entries), new FourTuple(C, S)).sequence())
                .containsExactly(SYN_SENT, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, TIME_WAIT, SYN_SENT);
    }

    @Test
    void timeWaitIsKnownFromSsOnly() {
        connect("ff01");
        closeToMini("ff01");
        sample(300, Side.CLIENT, row(FIN_WAIT_2, C, S));
        sample(400, Side.CLIENT, row(TIME_WAIT, C, S));
        SocketHistory history = of("client");
        assertThat(history.sequence()).containsExactly(SYN_SENT, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, TIME_WAIT);
        assertThat(history.last()).contains(new Known(TIME_WAIT, 300, 410, Source.SS, 8));
        assertThat(history.endUnknown()).isFalse();
        assertThat(history.isKnownBy(Source.TRACEPOINT)).isTrue();
    }

    @Test
    void theLookWithTheSegmentInHandSaysWhereAStateCameFromAlsoIfAListingWasQuicker() {
        wire();
        connect("ff01");
        closeToMini("ff01");
        sample(300, Side.CLIENT, row(TIME_WAIT, C, S));
        add(new Lookup(305, 350, Side.CLIENT, new FourTuple(C, S), TIME_WAIT, Lookup.Occasion.ARRIVED));
        assertThat(of("client").last()).contains(new Known(TIME_WAIT, 221, 310, Source.SOCK_DIAG, 9));
    }

    @Test
    void aLaterLookDoesNotTakeWhatAListingShowed() {
        wire();
        connect("ff01");
        closeToMini("ff01");
        sample(300, Side.CLIENT, row(TIME_WAIT, C, S));
        add(new Lookup(900, 950, Side.CLIENT, new FourTuple(C, S), TIME_WAIT, Lookup.Occasion.ARRIVING));
        assertThat(of("client").last().orElseThrow().source()).isEqualTo(Source.SS);
    }

    @Test
    void replacedSocketIsNotClosedUntilSsNoLongerListsIt() {
        connect("ff01");
        closeToMini("ff01");
        assertThat(of("client").last().orElseThrow().state()).isEqualTo(FIN_WAIT_2);
        assertThat(of("client").endUnknown()).isTrue();
        sample(300, Side.CLIENT);
        assertThat(of("client").last()).contains(new Known(CLOSED, 221, 310, Source.SS, 7));
        assertThat(of("client").endUnknown()).isFalse();
    }

    @Test
    void sampleThatBeganBeforeTheReplacementProvesNoAbsence() {
        connect("ff01");
        closeToMini("ff01");
        sample(215, Side.CLIENT);
        assertThat(of("client").endUnknown()).isTrue();
        assertThat(of("client").last().orElseThrow().state()).isEqualTo(FIN_WAIT_2);
    }

    @Test
    void staleRowOfAnOverlappingSampleAddsNothing() {
        connect("ff01");
        sample(195, Side.CLIENT, row(ESTABLISHED, C, S));
        closeToMini("ff01");
        assertThat(of("client").sequence()).containsExactly(SYN_SENT, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2);
    }

    @Test
    void requestSocketIsKnownFromSsBeforeTheTracepointShowsIt() {
        named(10, Side.SERVER, "server", S, null);
        change(20, "ee00", S, ANY, CLOSED, LISTEN);
        sample(110, Side.SERVER, row(LISTEN, S, ANY), row(SYN_RECEIVED, S, C));
        change(130, "ee01", S, C, LISTEN, SYN_RECEIVED);
        change(131, "ee01", S, C, SYN_RECEIVED, ESTABLISHED);
        named(140, Side.SERVER, "conn", S, C);
        assertThat(of("conn").sequence()).containsExactly(SYN_RECEIVED, ESTABLISHED);
        assertThat(of("conn").states().get(0).source()).isEqualTo(Source.SS);
        assertThat(of("server").sequence()).containsExactly(LISTEN);
    }

    @Test
    void fullSocketMissingInASampleIsNotClosed() {
        connect("ff01");
        sample(300, Side.CLIENT);
        assertThat(of("client").last().orElseThrow().state()).isEqualTo(ESTABLISHED);
    }

    @Test
    void otherSidesSampleSaysNothingOnTheWire() {
        wire();
        connect("ff01");
        closeToMini("ff01");
        sample(300, Side.SERVER);
        assertThat(of("client").endUnknown()).isTrue();
    }

    @Test
    void withoutTracepointSamplesAreAll() {
        named(90, Side.SERVER, "conn", S, C);
        sample(100, Side.CLIENT, row(ESTABLISHED, S, C), row(ESTABLISHED, C, S));
        sample(200, Side.CLIENT, row(LAST_ACK, S, C), row(TIME_WAIT, C, S));
        sample(300, Side.CLIENT, row(TIME_WAIT, C, S));
        assertThat(of("conn").sequence()).containsExactly(ESTABLISHED, LAST_ACK, CLOSED);
        assertThat(of("conn").isKnownBy(Source.TRACEPOINT)).isFalse();
        assertThat(of("conn").at(250).orElseThrow().state()).isEqualTo(LAST_ACK);
        assertThat(of("conn").at(50)).isEmpty();
    }

    @Test
    void socketsThatShareEndpointsOneAfterAnotherHaveTheirOwnStates() {
        connect("ff01");
        closeToMini("ff01");
        sample(300, Side.CLIENT, row(TIME_WAIT, C, S));
        change(400, "ff01", C, S, CLOSED, SYN_SENT);
        named(410, Side.CLIENT, "second", C, S);
        change(420, "ff01", C, S, SYN_SENT, CLOSED);
        assertThat(of("client").sequence())
                .containsExactly(SYN_SENT, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, TIME_WAIT);
        assertThat(of("second").sequence()).containsExactly(SYN_SENT, CLOSED);
    }

    @Test
    void listenerOnAnyAddressIsFound() {
        Endpoint any = new Endpoint("0.0.0.0", 7000);
        named(10, Side.SERVER, "server", any, null);
        change(20, "ee00", any, ANY, CLOSED, LISTEN);
        change(30, "ee01", S, C, LISTEN, SYN_RECEIVED);
        change(31, "ee01", S, C, SYN_RECEIVED, ESTABLISHED);
        change(40, "ee01", S, C, ESTABLISHED, CLOSE_WAIT);
        assertThat(of("server").sequence()).containsExactly(LISTEN);
    }

    @Test
    void unknownSocketHasNoStates() {
        assertThat(of("nobody").states()).isEmpty();
        assertThat(of("nobody").last()).isEmpty();
    }

    @Test
    void theListingsOfASocketsSideTellOfItWhateverItsAddress() {
        wire();
        Endpoint wild = new Endpoint("0.0.0.0", 7000);
        Endpoint me = new Endpoint("127.0.0.1", 41000);
        Endpoint you = new Endpoint("127.0.0.1", 8000);
        named(1, Side.SERVER, "server", wild, null);
        named(2, Side.CLIENT, "me", me, you);
        sample(100, Side.SERVER, row(LISTEN, wild, ANY));
        sample(100, Side.CLIENT, row(ESTABLISHED, me, you));
        sample(200, Side.SERVER, row(LISTEN, wild, ANY));
        sample(200, Side.CLIENT, row(TIME_WAIT, me, you));
        assertThat(of("server").sequence()).containsExactly(LISTEN);
        assertThat(of("me").sequence()).containsExactly(ESTABLISHED, TIME_WAIT);
    }

    /** The look was begun after the tracepoint had spoken and before the kernel had written the state (inet_sk_set_state()). */
    @Test
    void aLookAtTheMomentOfAChangeBringsTheStateBeforeItNotBack() {
        connect("");
        change(200, "", C, S, ESTABLISHED, CLOSE_WAIT);
        change(300, "", C, S, CLOSE_WAIT, LAST_ACK);
        add(new Lookup(301, 302, Side.CLIENT, new FourTuple(C, S), CLOSE_WAIT, Lookup.Occasion.CALLING));
        add(new Lookup(320, 321, Side.CLIENT, new FourTuple(C, S), LAST_ACK, Lookup.Occasion.SENT));
        change(400, "", C, S, LAST_ACK, CLOSED);
        assertThat(of("client").sequence()).containsExactly(SYN_SENT, ESTABLISHED, CLOSE_WAIT, LAST_ACK, CLOSED);
    }
}
