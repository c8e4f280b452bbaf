package tcplab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tcplab.event.Sample;
import tcplab.event.SocketNamed;
import tcplab.event.Transition;
import tcplab.journal.Journal;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.Side;
import tcplab.model.TcpState;

/** Which states count when a script awaits them. */
class ReachedTest {
    private static final Endpoint LOCAL = new Endpoint("10.0.0.1", 4000);
    private static final Endpoint REMOTE = new Endpoint("10.0.0.2", 80);

    private final LiveSockets sockets = new LiveSockets(false, new Journal()::soFar);
    private final Reached reached = new Reached(sockets);
    private TcpState last = TcpState.ESTABLISHED;

    @BeforeEach
    void aConnection() {
        sockets.take(new SocketNamed(0, Side.CLIENT, "client", LOCAL, REMOTE));
        sockets.take(new Transition(1, new FourTuple(LOCAL, REMOTE), TcpState.SYN_SENT, TcpState.ESTABLISHED, "s"));
    }

    private void enters(long at, TcpState state) {
        sockets.take(new Transition(at, new FourTuple(LOCAL, REMOTE), last, state, "s"));
        last = state;
    }

    private void listed(long at, TcpState state) {
        sockets.take(new Sample(at, at + 5, Side.CLIENT, List.of(new Sample.Row(state, 0, 0, LOCAL, REMOTE, "", ""))));
    }

    private boolean is(TcpState state) {
        return reached.isReached("client", state);
    }

    @Test
    void aStatePassedThroughSinceTheLastStepCounts() {
        reached.acts(100);
        enters(110, TcpState.FIN_WAIT_1);
        enters(120, TcpState.FIN_WAIT_2);
        assertThat(is(TcpState.FIN_WAIT_1)).isTrue();
        assertThat(is(TcpState.FIN_WAIT_2)).isTrue();
    }

    @Test
    void aStateThatWasLeftBeforeTheLastStepIsStale() {
        reached.acts(100);
        enters(110, TcpState.FIN_WAIT_1);
        enters(120, TcpState.FIN_WAIT_2);
        reached.acts(200);
        assertThat(is(TcpState.FIN_WAIT_1)).isFalse();
        assertThat(reached.isPast("client", TcpState.FIN_WAIT_1)).isTrue();
        assertThat(is(TcpState.FIN_WAIT_2)).as("it is in it").isTrue();
        assertThat(reached.isPast("client", TcpState.CLOSING)).isFalse();
    }

    @Test
    void theStateBeforeTheLastStepIsNoneOfItsEffects() {
        reached.acts(100);
        enters(110, TcpState.FIN_WAIT_1);
        assertThat(is(TcpState.ESTABLISHED)).isFalse();
    }

    @Test
    void statesAreAwaitedInTheOrderInWhichTheyCome() {
        reached.acts(100);
        enters(110, TcpState.FIN_WAIT_1);
        enters(120, TcpState.FIN_WAIT_2);
        listed(130, TcpState.TIME_WAIT);
        assertThat(is(TcpState.FIN_WAIT_2)).isTrue();
        assertThat(is(TcpState.FIN_WAIT_1)).isFalse();
        assertThat(is(TcpState.TIME_WAIT)).isTrue();
        assertThat(is(TcpState.FIN_WAIT_2)).isFalse();
    }

    @Test
    void aListingThatWasBegunBeforeTheChangeIsNoReturn() {
        reached.acts(100);
        enters(110, TcpState.FIN_WAIT_1);
        listed(105, TcpState.ESTABLISHED);
        assertThat(is(TcpState.ESTABLISHED)).isFalse();
        listed(120, TcpState.FIN_WAIT_2);
        assertThat(is(TcpState.ESTABLISHED)).isFalse();
        assertThat(is(TcpState.FIN_WAIT_1)).isTrue();
    }

    @Test
    void aChangeThatIsToldLateCountsAndLeavesThePresentStateAlone() {
        reached.acts(100);
        listed(130, TcpState.FIN_WAIT_2);
        enters(110, TcpState.FIN_WAIT_1);
        assertThat(is(TcpState.FIN_WAIT_1)).isTrue();
        assertThat(sockets.isIn("client", TcpState.FIN_WAIT_1)).isFalse();
        assertThat(sockets.isIn("client", TcpState.FIN_WAIT_2)).isTrue();
    }

    @Test
    void whatASocketWentThroughBeforeItWasNamedCounts() {
        Endpoint local = new Endpoint("10.0.0.1", 4001);
        reached.acts(100);
        sockets.take(new Transition(110, new FourTuple(new Endpoint("10.0.0.1", 0), REMOTE), TcpState.CLOSED, TcpState.SYN_SENT, "t"));
        sockets.take(new Transition(120, new FourTuple(local, REMOTE), TcpState.SYN_SENT, TcpState.ESTABLISHED, "t"));
        sockets.take(new SocketNamed(125, Side.CLIENT, "other", local, REMOTE));
        assertThat(reached.isReached("other", TcpState.SYN_SENT)).isTrue();
        assertThat(reached.isReached("other", TcpState.ESTABLISHED)).isTrue();
        assertThat(reached.isReached("other", TcpState.FIN_WAIT_1)).isFalse();
    }

    @Test
    void aSynSentThatEndsInAResetIsAwaitedAfterTheCallHasReturned() {
        Endpoint local = new Endpoint("10.0.0.1", 4001);
        reached.acts(100);
        sockets.take(new Transition(110, new FourTuple(new Endpoint("10.0.0.1", 0), REMOTE), TcpState.CLOSED, TcpState.SYN_SENT, "t"));
        sockets.take(new SocketNamed(115, Side.CLIENT, "other", local, REMOTE));
        sockets.take(new Transition(120, new FourTuple(local, REMOTE), TcpState.SYN_SENT, TcpState.CLOSED, "t"));
        assertThat(reached.isReached("other", TcpState.SYN_SENT)).isTrue();
        assertThat(reached.isReached("other", TcpState.CLOSED)).isFalse();
    }

    @Test
    void aConnectingSocketWhoseAddressTheKernelHidesIsKnownByItsPeer() {
        Endpoint local = new Endpoint("10.0.0.1", 4001);
        reached.acts(100);
        sockets.take(new Transition(110, new FourTuple(new Endpoint("10.0.0.1", 0), REMOTE), TcpState.CLOSED, TcpState.SYN_SENT, ""));
        sockets.take(new Transition(120, new FourTuple(local, REMOTE), TcpState.SYN_SENT, TcpState.ESTABLISHED, ""));
        sockets.take(new SocketNamed(125, Side.CLIENT, "other", local, REMOTE));
        assertThat(reached.isReached("other", TcpState.SYN_SENT)).isTrue();
        assertThat(reached.isReached("client", TcpState.SYN_SENT)).isFalse();
    }
}
