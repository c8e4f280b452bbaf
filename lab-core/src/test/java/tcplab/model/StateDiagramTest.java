package tcplab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.model.TcpState.CLOSED;
import static tcplab.model.TcpState.CLOSE_WAIT;
import static tcplab.model.TcpState.CLOSING;
import static tcplab.model.TcpState.ESTABLISHED;
import static tcplab.model.TcpState.FIN_WAIT_1;
import static tcplab.model.TcpState.FIN_WAIT_2;
import static tcplab.model.TcpState.LAST_ACK;
import static tcplab.model.TcpState.LISTEN;
import static tcplab.model.TcpState.SYN_RECEIVED;
import static tcplab.model.TcpState.SYN_SENT;
import static tcplab.model.TcpState.TIME_WAIT;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateDiagramTest {
    @Test
    void betweenNeighboursWithOneWayNothingCanBeMissed() {
        Map<TcpState, Set<TcpState>> only = new EnumMap<>(TcpState.class);
        for (TcpState from : TcpState.values()) {
            Set<TcpState> next = EnumSet.noneOf(TcpState.class);
            for (TcpState to : TcpState.values()) {
                if (StateDiagram.isOnlyWay(from, to)) {
                    next.add(to);
                }
            }
            only.put(from, next);
        }
        assertThat(only).isEqualTo(Map.ofEntries(
                Map.entry(CLOSED, Set.of(LISTEN, SYN_SENT)),
                Map.entry(LISTEN, Set.of(SYN_RECEIVED)),
                Map.entry(SYN_SENT, Set.of(SYN_RECEIVED)),
                Map.entry(SYN_RECEIVED, Set.of(ESTABLISHED)),
                Map.entry(ESTABLISHED, Set.of(FIN_WAIT_1, CLOSE_WAIT)),
                Map.entry(FIN_WAIT_1, Set.of(FIN_WAIT_2, CLOSING)),
                Map.entry(FIN_WAIT_2, Set.of(TIME_WAIT)),
                Map.entry(CLOSE_WAIT, Set.of(LAST_ACK)),
                Map.entry(CLOSING, Set.of(TIME_WAIT)),
                Map.entry(LAST_ACK, Set.of(CLOSED)),
                Map.entry(TIME_WAIT, Set.of(CLOSED))));
    }

    @Test
    void aWayNeverPassesThroughClosed() {
        assertThat(StateDiagram.isWay(ESTABLISHED, TIME_WAIT)).isTrue();
        assertThat(StateDiagram.isWay(ESTABLISHED, CLOSED)).isTrue();
        assertThat(StateDiagram.isWay(CLOSED, TIME_WAIT)).isTrue();
        assertThat(StateDiagram.isWay(TIME_WAIT, ESTABLISHED)).isFalse();
        assertThat(StateDiagram.isWay(CLOSE_WAIT, TIME_WAIT)).isFalse();
        assertThat(StateDiagram.isWay(LAST_ACK, FIN_WAIT_2)).isFalse();
    }

    @Test
    void noStateLeadsToItself() {
        assertThat(TcpState.values()).noneMatch(state -> StateDiagram.isStep(state, state));
        assertThat(TcpState.values()).noneMatch(state -> StateDiagram.isWay(state, state));
    }
}
