package tcplab.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tcplab.event.SocketNamed;
import tcplab.journal.Incarnation;
import tcplab.journal.SocketHistory;
import tcplab.journal.SocketHistory.Known;
import tcplab.journal.Timeline;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.scene.Causes.Placed;
import tcplab.scene.Exchange.End;

/**
 * The states of one socket as spans of time. A span begins with the segment that brought the state, where there is
 * one: {@code ss} sees it only later.
 *
 * @param socket its name in the script, or its port and the peer's
 * @param listener true for one without a peer
 * @param spans in order of time, each lasting until the next
 */
public record Lane(Side side, String socket, FourTuple tuple, boolean listener, List<Span> spans) {
    /**
     * A state.
     *
     * @param fromNanos when the segment passed that brought it, or when the witness saw it
     * @param seenNanos by when a witness had proved it
     * @param entryId the entry that proves it, 0 if no witness did
     */
    public record Span(TcpState state, long fromNanos, long seenNanos, Proof proof, int entryId) {
        /** {@code TIME-WAIT}, {@code (TIME-WAIT)} or {@code TIME-WAIT?}, as in the ladder. */
        public String word() {
            return proof.word(state);
        }
    }

    /** Of all sockets that any witness saw in a state. */
    static List<Lane> all(Timeline timeline, Cookies cookies) {
        Map<Object, Lane> listeners = new LinkedHashMap<>();
        List<Lane> connected = new ArrayList<>();
        for (FourTuple tuple : States.tuples(timeline)) {
            timeline.roll().incarnations(tuple).forEach(socket -> connected.add(connected(socket, timeline, cookies)));
        }
        for (SocketNamed named : timeline.all(SocketNamed.class)) {
            if (named.remote() == null) {
                FourTuple any = new FourTuple(named.local(), new Endpoint("0.0.0.0", 0));
                Lane lane = listener(timeline, named, any);
                // A listener with several names is one.
                listeners.put(List.of(any, lane.spans()), lane);
            }
        }
        return Stream.concat(connected.stream(), listeners.values().stream())
                .filter(lane -> !lane.spans().isEmpty())
                .sorted(Comparator.comparing(Lane::side).thenComparing(l -> l.spans().get(0).fromNanos()))
                .toList();
    }

    private static Lane listener(Timeline timeline, SocketNamed named, FourTuple any) {
        List<Span> spans = SocketHistory.listener(timeline, named.socket(), named.local()).states().stream()
                .map(k -> span(k, k.seenNanos(), Proof.of(k)))
                .toList();
        boolean listens = spans.stream().anyMatch(s -> s.state() == TcpState.LISTEN);
        return new Lane(named.side(), named.socket(), any, true, listens ? spans : List.of());
    }

    private static Lane connected(Incarnation socket, Timeline timeline, Cookies cookies) {
        FourTuple tuple = socket.tuple();
        String ports = ":" + tuple.local().port() + "–:" + tuple.remote().port();
        return new Lane(
                timeline.roll().side(tuple),
                timeline.roll().name(socket).orElse(ports),
                tuple,
                false,
                spans(socket, timeline, cookies));
    }

    private static List<Span> spans(Incarnation socket, Timeline timeline, Cookies cookies) {
        SocketHistory history = SocketHistory.of(timeline, socket);
        List<End> ends = Exchange.of(timeline.roll(), socket);
        List<Span> spans = new ArrayList<>();
        long from = Long.MIN_VALUE;
        for (Placed placed : Causes.of(history, ends, cookies.has(socket), UnseenEnd.of(timeline, socket, history))) {
            from = Math.max(from, placed.atNanos());
            spans.add(span(placed.known(), from, Proof.of(placed)));
        }
        boolean waits = !spans.isEmpty() && spans.get(spans.size() - 1).state() == TcpState.TIME_WAIT;
        if (waits && timeline.roll().next(socket).isPresent()) {
            // No segment ends it and no witness sees it: the kernel frees it for the next socket of the same endpoints.
            spans.add(new Span(TcpState.CLOSED, Math.max(from, socket.untilNanos()), socket.untilNanos(), Proof.CONCLUDED, 0));
        }
        return spans;
    }

    private static Span span(Known known, long fromNanos, Proof proof) {
        return new Span(known.state(), fromNanos, known.seenNanos(), proof, known.entryId());
    }
}
