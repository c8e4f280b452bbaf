package tcplab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tcplab.event.Lookup;
import tcplab.event.Lookup.Occasion;
import tcplab.event.SocketNamed;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.Side;
import tcplab.model.TcpState;

class LiveSocketsTest {
    private static final Endpoint C = new Endpoint("10.0.0.1", 40000);
    private static final Endpoint S = new Endpoint("10.0.0.2", 7000);

    private final LiveSockets sockets = new LiveSockets(false);

    private void look(TcpState state) {
        sockets.take(new Lookup(10, 11, Side.CLIENT, new FourTuple(C, S), state, Occasion.ARRIVED));
    }

    @Test
    void whatSockDiagAnsweredIsTheStateThatAStepWaitsFor() {
        sockets.take(new SocketNamed(1, Side.CLIENT, "client", C, S));
        long before = sockets.changes();
        look(TcpState.FIN_WAIT_2);
        assertThat(sockets.isIn("client", TcpState.FIN_WAIT_2)).isTrue();
        assertThat(sockets.changes()).isGreaterThan(before);
        look(TcpState.CLOSED);
        assertThat(sockets.isAbsent("client")).isTrue();
    }

    @Test
    void theOtherSidesSocketIsAnother() {
        sockets.take(new SocketNamed(1, Side.SERVER, "conn", S, C));
        look(TcpState.FIN_WAIT_2);
        assertThat(sockets.states()).isEqualTo(Map.<String, List<TcpState>>of());
    }
}
