package tcplab.verdict;

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
import java.util.List;
import java.util.Map;
import tcplab.model.TcpState;

/**
 * The pairs of states between which there is a direct way and no other (RFC 9293, figure 5). Two listings that show
 * such a pair have missed nothing between them; of FIN-WAIT-1 and TIME-WAIT, for example, one cannot say that.
 */
final class OnlyWays {
    private static final Map<TcpState, List<TcpState>> NEXT = new EnumMap<>(Map.of(
            CLOSED, List.of(LISTEN, SYN_SENT),
            LISTEN, List.of(SYN_RECEIVED),
            SYN_SENT, List.of(SYN_RECEIVED),
            SYN_RECEIVED, List.of(ESTABLISHED),
            ESTABLISHED, List.of(FIN_WAIT_1, CLOSE_WAIT),
            CLOSE_WAIT, List.of(LAST_ACK),
            FIN_WAIT_1, List.of(FIN_WAIT_2, CLOSING),
            FIN_WAIT_2, List.of(TIME_WAIT),
            CLOSING, List.of(TIME_WAIT)));
    /** Pairs with other ways between them, which no single segment, call or timer goes. */
    private static final Map<TcpState, List<TcpState>> NEXT_BY_ONE = new EnumMap<>(Map.of(
            SYN_SENT, List.of(ESTABLISHED, CLOSED),
            SYN_RECEIVED, List.of(CLOSED),
            ESTABLISHED, List.of(CLOSED),
            CLOSE_WAIT, List.of(CLOSED),
            FIN_WAIT_2, List.of(CLOSED),
            CLOSING, List.of(CLOSED)));

    private OnlyWays() {}

    /**
     * True if there is a direct way, and a single segment, call or timer goes no other. Not so from FIN-WAIT-1 to
     * TIME-WAIT: a segment with the ACK and the FIN makes the kernel pass FIN-WAIT-2 ({@code tcp_rcv_state_process()}).
     */
    static boolean isOnlyWayOfOne(TcpState from, TcpState to) {
        return isOnlyWay(from, to) || NEXT_BY_ONE.getOrDefault(from, List.of()).contains(to);
    }

    static boolean isOnlyWay(TcpState from, TcpState to) {
        return from == LAST_ACK || from == TIME_WAIT
                ? to == CLOSED
                : NEXT.getOrDefault(from, List.of()).contains(to);
    }
}
