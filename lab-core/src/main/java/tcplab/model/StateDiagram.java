package tcplab.model;

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

/**
 * Which changes of state there are: the arrows of RFC 9293, figure 5, with its notes 2 and 3, and the way to CLOSED that
 * every state has by a reset, an abort or a timeout (3.10.7, 3.9.1). Left out are LISTEN to SYN-SENT, since connect(2) on
 * a listener is EISCONN, and SYN-RECEIVED to LISTEN, since the listener of Linux never leaves LISTEN: its connections are
 * sockets of their own.
 */
public final class StateDiagram {
    private static final Map<TcpState, Set<TcpState>> STEPS = new EnumMap<>(Map.ofEntries(
            Map.entry(CLOSED, EnumSet.of(LISTEN, SYN_SENT)),
            Map.entry(LISTEN, EnumSet.of(SYN_RECEIVED, CLOSED)),
            Map.entry(SYN_SENT, EnumSet.of(SYN_RECEIVED, ESTABLISHED, CLOSED)),
            Map.entry(SYN_RECEIVED, EnumSet.of(ESTABLISHED, FIN_WAIT_1, CLOSED)),
            Map.entry(ESTABLISHED, EnumSet.of(FIN_WAIT_1, CLOSE_WAIT, CLOSED)),
            Map.entry(FIN_WAIT_1, EnumSet.of(FIN_WAIT_2, CLOSING, TIME_WAIT, CLOSED)),
            Map.entry(FIN_WAIT_2, EnumSet.of(TIME_WAIT, CLOSED)),
            Map.entry(CLOSE_WAIT, EnumSet.of(LAST_ACK, CLOSED)),
            Map.entry(CLOSING, EnumSet.of(TIME_WAIT, CLOSED)),
            Map.entry(LAST_ACK, EnumSet.of(CLOSED)),
            Map.entry(TIME_WAIT, EnumSet.of(CLOSED))));

    private StateDiagram() {}

    /** True if there is an arrow from one to the other. */
    public static boolean isStep(TcpState from, TcpState to) {
        return STEPS.get(from).contains(to);
    }

    /** True if a socket can come from one to the other, by one arrow or several, without having been closed between. */
    public static boolean isWay(TcpState from, TcpState to) {
        return from != to && (isStep(from, to) || isDetour(from, to));
    }

    /**
     * True if the arrow is the only way, so that of two listings that show these states none between was missed. Of
     * FIN-WAIT-1 and TIME-WAIT, for example, one cannot say that.
     */
    public static boolean isOnlyWay(TcpState from, TcpState to) {
        return isStep(from, to) && !isDetour(from, to);
    }

    /** True if there is a way over another state. */
    private static boolean isDetour(TcpState from, TcpState to) {
        Set<TcpState> reached = EnumSet.noneOf(TcpState.class);
        Set<TcpState> border = EnumSet.copyOf(STEPS.get(from));
        border.removeIf(state -> state == to || state == CLOSED);
        while (reached.addAll(border)) {
            Set<TcpState> next = EnumSet.noneOf(TcpState.class);
            border.forEach(state -> next.addAll(STEPS.get(state)));
            if (next.contains(to)) {
                return true;
            }
            next.removeIf(state -> state == CLOSED || state == from);
            border = next;
        }
        return false;
    }
}
