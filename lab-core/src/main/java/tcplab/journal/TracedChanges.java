package tcplab.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tcplab.event.Transition;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.TcpState;

/**
 * The changes of the tracepoint, socket by socket. A socket is followed by its kernel address, because its local port is
 * still 0 when it enters SYN-SENT ({@code tcp_v4_connect()}). Without that address, such a change belongs to the next
 * change out of SYN-SENT towards the same remote endpoint. After connect(2) with AF_UNSPEC it is not 0 but still the port
 * of before ({@code tcp_disconnect()} leaves it), until another one is chosen.
 */
final class TracedChanges {
    /** The clocks of the tracepoint and of the capture may differ by so much. */
    private static final long SLACK_NANOS = 1_000_000;

    private final List<List<Entry>> lives = new ArrayList<>();
    private final Map<String, List<Entry>> open = new HashMap<>();

    /** By the ports at the end, since addresses may be wildcards. */
    private final Map<List<Integer>, List<List<Entry>>> byPorts = new HashMap<>();

    private final Timeline timeline;

    TracedChanges(Timeline timeline) {
        this.timeline = timeline;
        timeline.entriesOf(Transition.class).forEach(this::take);
        lives.forEach(life -> byPorts.computeIfAbsent(ports(ends(life)), p -> new ArrayList<>()).add(life));
    }

    private static List<Integer> ports(FourTuple tuple) {
        return List.of(tuple.local().port(), tuple.remote().port());
    }

    /** Those of the sockets that had these endpoints at the end, in order of time. */
    List<Entry> of(FourTuple tuple) {
        return byPorts.getOrDefault(ports(tuple), List.of()).stream()
                .filter(life -> ends(life).covers(tuple) || tuple.covers(ends(life)))
                .filter(life -> !wasRefusedTheEndpoints(life))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * True for a socket that wanted endpoints which another one still has: {@code tcp_v4_connect()} enters SYN-SENT,
     * {@code inet_hash_connect()} says EADDRNOTAVAIL, and no SYN leaves. And for one in SYN-SENT that still had the port
     * of before: its SYN leaves from another.
     */
    private boolean wasRefusedTheEndpoints(List<Entry> life) {
        Transition first = (Transition) life.get(0).event();
        Transition last = (Transition) life.get(life.size() - 1).event();
        boolean pending = life.size() == 1;
        if (first.to() != TcpState.SYN_SENT || !pending && (last.from() != TcpState.SYN_SENT || last.to() != TcpState.CLOSED)) {
            return false;
        }
        long until = pending ? Long.MAX_VALUE : last.atNanos();
        List<Passage> own = timeline.roll().between(last.tuple()).stream()
                .filter(p -> p.segment().has(Flag.SYN) && p.segment().tuple().equals(last.tuple()))
                .toList();
        // Without any SYN of these endpoints there may have been no capture.
        return !own.isEmpty()
                && own.stream().noneMatch(p -> p.atNanos() >= first.atNanos() - SLACK_NANOS && p.atNanos() <= until);
    }

    private static FourTuple ends(List<Entry> life) {
        return ((Transition) life.get(life.size() - 1).event()).tuple();
    }

    private void take(Entry entry) {
        Transition change = (Transition) entry.event();
        String key = key(change);
        if (change.from() == TcpState.SYN_SENT && !open.containsKey(key)) {
            List<Entry> portless = open.remove("0 " + change.tuple().remote());
            if (portless == null) {
                portless = ofThePortBefore(change);
            }
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

    /** Takes what entered SYN-SENT last from another port of this address; null if there is none. */
    private List<Entry> ofThePortBefore(Transition change) {
        String found = null;
        int newest = 0;
        for (Map.Entry<String, List<Entry>> one : open.entrySet()) {
            Entry last = one.getValue().get(one.getValue().size() - 1);
            Transition before = (Transition) last.event();
            boolean mayBe = before.to() == TcpState.SYN_SENT
                    && one.getKey().equals(before.tuple().toString())
                    && before.tuple().remote().equals(change.tuple().remote())
                    && before.tuple().local().address().equals(change.tuple().local().address());
            if (mayBe && last.id() > newest) {
                found = one.getKey();
                newest = last.id();
            }
        }
        return found == null ? null : open.remove(found);
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
