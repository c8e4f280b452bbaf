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

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tcplab.model.TcpState;

/** Ways through the states that might be taken for one another. */
final class StateWays {
    /** Where a socket can go from each state (RFC 9293, figure 5), a segment that settles two things at once included. */
    private static final Map<TcpState, List<TcpState>> NEXT = new EnumMap<>(Map.of(
            LISTEN, List.of(SYN_RECEIVED, CLOSED),
            SYN_SENT, List.of(ESTABLISHED, SYN_RECEIVED, CLOSED),
            SYN_RECEIVED, List.of(ESTABLISHED, CLOSED, FIN_WAIT_1),
            ESTABLISHED, List.of(FIN_WAIT_1, CLOSE_WAIT, CLOSED),
            FIN_WAIT_1, List.of(FIN_WAIT_2, CLOSING, TIME_WAIT, CLOSED),
            FIN_WAIT_2, List.of(TIME_WAIT, CLOSED),
            CLOSE_WAIT, List.of(LAST_ACK, CLOSED),
            CLOSING, List.of(TIME_WAIT, CLOSED),
            LAST_ACK, List.of(CLOSED, TIME_WAIT)));

    /** Where else one might think that a socket rests, by where it does. */
    private static final Map<TcpState, List<TcpState>> NEAR = new EnumMap<>(Map.of(
            CLOSED, List.of(TIME_WAIT, CLOSE_WAIT, FIN_WAIT_2, ESTABLISHED),
            LISTEN, List.of(SYN_RECEIVED, ESTABLISHED, CLOSED),
            SYN_SENT, List.of(SYN_RECEIVED, ESTABLISHED, CLOSED),
            SYN_RECEIVED, List.of(ESTABLISHED, LISTEN, SYN_SENT, CLOSED),
            ESTABLISHED, List.of(SYN_RECEIVED, CLOSE_WAIT, FIN_WAIT_2, CLOSED),
            FIN_WAIT_2, List.of(FIN_WAIT_1, TIME_WAIT, CLOSE_WAIT, CLOSED),
            CLOSE_WAIT, List.of(ESTABLISHED, LAST_ACK, FIN_WAIT_2, CLOSED),
            LAST_ACK, List.of(CLOSE_WAIT, TIME_WAIT, CLOSED),
            TIME_WAIT, List.of(FIN_WAIT_2, LAST_ACK, CLOSE_WAIT, CLOSED)));

    private StateWays() {}

    /** States in which one might think that a socket rests that rests in this one. */
    static List<TcpState> near(TcpState state) {
        return NEAR.getOrDefault(state, List.of(ESTABLISHED, TIME_WAIT, CLOSED));
    }

    /** Other ways from the first state of this one, of its length at the most, none the beginning of it. */
    static List<List<TcpState>> otherThan(List<TcpState> way) {
        Set<List<TcpState>> ways = new LinkedHashSet<>();
        walk(List.of(way.get(0)), way.size(), ways);
        return ways.stream()
                .filter(other -> !isBeginning(other, way) && !isBeginning(way, other))
                .toList();
    }

    /** All ways of at most so many states; shorter only where they end. */
    private static void walk(List<TcpState> way, int length, Set<List<TcpState>> ways) {
        List<TcpState> next = NEXT.getOrDefault(way.get(way.size() - 1), List.of());
        if (way.size() == length || next.isEmpty()) {
            ways.add(way);
            return;
        }
        for (TcpState state : next) {
            List<TcpState> longer = new ArrayList<>(way);
            longer.add(state);
            walk(longer, length, ways);
        }
    }

    private static boolean isBeginning(List<TcpState> shorter, List<TcpState> longer) {
        return shorter.size() <= longer.size() && longer.subList(0, shorter.size()).equals(shorter);
    }
}
