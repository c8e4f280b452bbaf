package tcplab.client.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tcplab.model.TcpState;

class RestsTest {
    @Test
    void aStateThatLastsIsAwaitedOnce() {
        Map<String, List<TcpState>> states = Map.of("client", List.of(TcpState.FIN_WAIT_2));
        assertThat(Rests.awaited(states, List.of("client shutdown WR"))).containsExactly("await client FIN-WAIT-2");
        assertThat(Rests.awaited(states, List.of("client shutdown WR", "await client FIN-WAIT-2"))).isEmpty();
    }

    @Test
    void whatPassesAndWhatACallWaitsForIsNot() {
        assertThat(Rests.awaited(Map.of("client", List.of(TcpState.ESTABLISHED)), List.of())).isEmpty();
        assertThat(Rests.awaited(Map.of("conn", List.of(TcpState.LAST_ACK)), List.of())).isEmpty();
        assertThat(Rests.awaited(Map.of("conn", List.of()), List.of())).isEmpty();
        assertThat(Rests.awaited(Map.of("server", List.of(TcpState.LISTEN, TcpState.CLOSE_WAIT)), List.of())).isEmpty();
    }
}
