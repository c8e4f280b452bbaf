package tcplab.verdict;

import static tcplab.model.TcpState.CLOSED;
import static tcplab.model.TcpState.CLOSE_WAIT;
import static tcplab.model.TcpState.CLOSING;
import static tcplab.model.TcpState.ESTABLISHED;
import static tcplab.model.TcpState.FIN_WAIT_1;
import static tcplab.model.TcpState.FIN_WAIT_2;
import static tcplab.model.TcpState.SYN_RECEIVED;
import static tcplab.model.TcpState.SYN_SENT;
import static tcplab.model.TcpState.TIME_WAIT;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tcplab.model.StateDiagram;
import tcplab.model.TcpState;

/** What a socket may pass unseen while one single segment, call or timer leads it from one state to another. */
final class ByOne {
    /** Pairs with other ways between them, which no single segment, call or timer goes. */
    private static final Map<TcpState, List<TcpState>> NEXT_BY_ONE = new EnumMap<>(Map.of(
            SYN_SENT, List.of(ESTABLISHED, CLOSED),
            SYN_RECEIVED, List.of(CLOSED),
            ESTABLISHED, List.of(CLOSED),
            CLOSE_WAIT, List.of(CLOSED),
            FIN_WAIT_2, List.of(CLOSED),
            CLOSING, List.of(CLOSED)));
    /** Pairs between which one segment with an ACK and a FIN may lead by a third state ({@code tcp_rcv_state_process()}). */
    private static final Map<TcpState, Map<TcpState, TcpState>> BY_A_THIRD = new EnumMap<>(Map.of(
            SYN_SENT, Map.of(CLOSE_WAIT, ESTABLISHED),
            SYN_RECEIVED, Map.of(CLOSE_WAIT, ESTABLISHED),
            FIN_WAIT_1, Map.of(TIME_WAIT, FIN_WAIT_2, CLOSED, FIN_WAIT_2)));

    private ByOne() {}

    /**
     * The states that a socket may pass for an instant while a single segment, call or timer leads it from one state to
     * another; empty if that is nothing that a single one does.
     */
    static Optional<Set<TcpState>> passed(TcpState from, TcpState to) {
        if (StateDiagram.isOnlyWay(from, to) || NEXT_BY_ONE.getOrDefault(from, List.of()).contains(to)) {
            return Optional.of(Set.of());
        }
        return Optional.ofNullable(BY_A_THIRD.getOrDefault(from, Map.of()).get(to)).map(Set::of);
    }
}
