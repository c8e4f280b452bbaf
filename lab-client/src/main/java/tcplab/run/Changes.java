package tcplab.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tcplab.event.SocketNamed;
import tcplab.event.Transition;
import tcplab.model.TcpState;

/**
 * What the tracepoint reported of sockets before the script knew their endpoints: connect(2) enters SYN-SENT before it
 * has chosen a port ({@code tcp_v4_connect()}), and names its socket only when the SYN is on its way.
 */
final class Changes {
    /** Of connecting sockets without a port, by what tells them from others. */
    private final Map<String, Transition> portless = new HashMap<>();
    /** All others. */
    private final List<Transition> known = new ArrayList<>();

    /** Takes one and gives all that are known of now, in order of time: with one that had no port yet, or none. */
    List<Transition> take(Transition change) {
        if (change.to() == TcpState.SYN_SENT && change.tuple().local().port() == 0) {
            portless.put(key(change), change);
            return List.of();
        }
        List<Transition> now = new ArrayList<>();
        Transition first = change.from() == TcpState.SYN_SENT ? portless.remove(key(change)) : null;
        if (first != null) {
            now.add(new Transition(first.atNanos(), change.tuple(), first.from(), first.to(), first.socketKey()));
        }
        now.add(change);
        known.addAll(now);
        return now;
    }

    /** The kernel's address of the socket; where that is not told, to whom it connects. */
    private static String key(Transition change) {
        String address = change.socketKey();
        return address == null || address.isEmpty() ? change.tuple().remote().toString() : address;
    }

    /** Those of the sockets with these endpoints up to now. */
    List<Transition> of(SocketNamed socket) {
        return known.stream().filter(change -> socket.covers(change.tuple())).toList();
    }
}
