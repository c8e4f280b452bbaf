package tcplab.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tcplab.event.Transition;
import tcplab.model.FourTuple;
import tcplab.model.TcpState;

/**
 * The changes of the tracepoint, socket by socket. A socket is followed by its kernel address, because its local port is
 * still 0 when it enters SYN-SENT ({@code tcp_v4_connect()}). Without that address, such a change belongs to the next
 * change out of SYN-SENT towards the same remote endpoint.
 */
final class TracedChanges {
    private final List<List<Entry>> lives = new ArrayList<>();
    private final Map<String, List<Entry>> open = new HashMap<>();

    private TracedChanges() {}

    /** Those of the sockets that had these endpoints at the end, in order of time. */
    static List<Entry> of(Timeline timeline, FourTuple tuple) {
        TracedChanges changes = new TracedChanges();
        timeline.entriesOf(Transition.class).forEach(changes::take);
        return changes.lives.stream()
                .filter(life -> ends(life).covers(tuple) || tuple.covers(ends(life)))
                .flatMap(List::stream)
                .toList();
    }

    private static FourTuple ends(List<Entry> life) {
        return ((Transition) life.get(life.size() - 1).event()).tuple();
    }

    private void take(Entry entry) {
        Transition change = (Transition) entry.event();
        String key = key(change);
        if (change.from() == TcpState.SYN_SENT && !open.containsKey(key)) {
            List<Entry> portless = open.remove("0 " + change.tuple().remote());
            if (portless != null) {
                open.put(key, portless);
            }
        }
        List<Entry> life = open.get(key);
        if (life == null || begins(change)) {
            life = new ArrayList<>();
            lives.add(life);
            open.put(key, life);
        }
        life.add(entry);
        if (change.to() == TcpState.CLOSED) {
            open.remove(key);
        }
    }

    private static boolean begins(Transition change) {
        return change.from() == TcpState.CLOSED || change.from() == TcpState.LISTEN && change.to() != TcpState.CLOSED;
    }

    private static String key(Transition change) {
        if (change.socketKey() != null && !change.socketKey().isEmpty()) {
            return change.socketKey();
        }
        boolean portless = change.tuple().local().port() == 0;
        return portless
                ? "0 " + change.tuple().remote()
                : change.tuple().toString();
    }
}
