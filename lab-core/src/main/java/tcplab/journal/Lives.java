package tcplab.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tcplab.journal.SocketHistory.Known;
import tcplab.model.StateDiagram;
import tcplab.model.TcpState;

/**
 * The states of several sockets that had the same endpoints one after another, taken apart: each ends when it is closed,
 * or when a socket in TIME-WAIT makes room for the next one; at the latest where the next one opens.
 */
final class Lives {
    /** connect(2) enters SYN-SENT so long before its SYN leaves, at most. */
    private static final long OPENING_NANOS = 5_000_000;

    private Lives() {}

    /** In order of time, as the states are. */
    static List<List<Known>> of(List<Known> states) {
        List<List<Known>> lives = new ArrayList<>();
        TcpState before = TcpState.CLOSED;
        for (Known known : states) {
            if (isRenewed(before, known.state()) || beginsAnew(before, known.state())) {
                lives.add(new ArrayList<>());
            }
            lives.get(lives.size() - 1).add(known);
            before = known.state();
        }
        return lives;
    }

    /** True where another socket with the same endpoints takes over. */
    static boolean isRenewed(TcpState from, TcpState to) {
        return from == TcpState.CLOSED || from == TcpState.TIME_WAIT && to != TcpState.CLOSED;
    }

    /** True if one may come right after the other, of the same socket or of the next one. */
    static boolean follows(TcpState from, TcpState to) {
        boolean opens = to == TcpState.SYN_SENT || to == TcpState.SYN_RECEIVED;
        return StateDiagram.isStep(from, to) || opens && isRenewed(from, to);
    }

    /** True where nobody saw the end of the one before: no socket opens again without having been closed (RFC 9293, figure 5). */
    private static boolean beginsAnew(TcpState from, TcpState to) {
        boolean opening = from == TcpState.LISTEN || from == TcpState.SYN_SENT;
        return to == TcpState.SYN_SENT && !opening
                || to == TcpState.SYN_RECEIVED && !opening && from != TcpState.SYN_RECEIVED;
    }

    /** The number of the socket that had each life: by time; in order where they followed too fast for that. */
    static List<Integer> owners(List<List<Known>> lives, List<Incarnation> sockets) {
        List<Integer> byTime = new ArrayList<>();
        for (List<Known> life : lives) {
            long known = life.get(0).seenNanos() + OPENING_NANOS;
            int owner = 0;
            while (owner + 1 < sockets.size() && sockets.get(owner + 1).fromNanos() <= known) {
                owner++;
            }
            byTime.add(owner);
        }
        boolean ambiguous = byTime.stream().distinct().count() < byTime.size();
        return ambiguous && lives.size() == sockets.size()
                ? IntStream.range(0, lives.size()).boxed().toList()
                : byTime;
    }
}
