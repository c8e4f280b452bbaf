package tcplab.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tcplab.event.Call;
import tcplab.event.Lookup;
import tcplab.event.Sample;
import tcplab.event.SocketNamed;
import tcplab.event.Transition;
import tcplab.journal.Incarnation;
import tcplab.journal.Passage;
import tcplab.journal.Roll;
import tcplab.journal.SocketHistory;
import tcplab.journal.SocketHistory.Known;
import tcplab.journal.SocketHistory.Source;
import tcplab.journal.Timeline;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.model.Witness;
import tcplab.scene.Causes.Placed;
import tcplab.scene.Exchange.End;
import tcplab.scene.Exchange.Mark;

/**
 * The states beside the lifelines while a ladder is drawn from top to bottom. Remembers for each socket what was shown
 * last; one object serves one drawing.
 *
 * <p>A state that only {@code ss} saw is written {@code (TIME-WAIT)}; one that is concluded from the segments because
 * {@code ss} did not look, {@code TIME-WAIT?}. A socket that the tracepoint or looks at each segment followed is shown in
 * its state beside every one of its segments; one known from samples alone only where its state became known.
 */
final class States {
    /** A change of state that no segment explains, and when it is to be drawn. */
    record Alone(Side side, Incarnation socket, Known known, long atNanos) {}

    private static final class Socket {
        Side side;
        String name;
        boolean followed;
        /** The last change that each end brought, by identity. */
        Map<End, Placed> changes = new IdentityHashMap<>();
        Map<Passage, List<End>> ends = new IdentityHashMap<>();
        /** What is shown now; null before anything is known. */
        Placed current;
        /** True until the present state has been shown once. */
        boolean fresh;
    }

    private final Map<Incarnation, Socket> sockets = new LinkedHashMap<>();
    private final Map<Endpoint, SocketHistory> listeners = new HashMap<>();
    private final Set<Side> sides = EnumSet.noneOf(Side.class);
    private final List<Alone> alone = new ArrayList<>();
    private final Map<Incarnation, List<Alone>> aloneOf;
    /** Where a state needs the name of its socket. */
    private final Set<Side> crowded = EnumSet.noneOf(Side.class);

    private final Roll roll;
    private final Cookies cookies;
    /** What a witness told that saw the run to its end. */
    private final boolean traced;
    private final boolean lookedUp;
    private final boolean followed;
    private final boolean witnessed;
    private final Set<Proof> used = EnumSet.noneOf(Proof.class);
    private final Set<TcpState> usedLookups = EnumSet.noneOf(TcpState.class);

    States(Timeline timeline) {
        this.roll = timeline.roll();
        this.traced = !timeline.isPartial(Witness.TRACEPOINT);
        this.lookedUp = !timeline.isPartial(Witness.SOCK_DIAG);
        this.followed = traced && !timeline.all(Transition.class).isEmpty() || lookedUp && !timeline.all(Lookup.class).isEmpty();
        this.witnessed = Stream.of(Transition.class, Lookup.class, Sample.class).anyMatch(k -> !timeline.all(k).isEmpty());
        this.cookies = Cookies.of(timeline);
        for (FourTuple tuple : tuples(timeline)) {
            roll.incarnations(tuple).forEach(socket -> add(timeline, socket));
        }
        for (SocketNamed named : timeline.all(SocketNamed.class)) {
            if (named.remote() == null) {
                FourTuple any = new FourTuple(named.local(), new Endpoint("0.0.0.0", 0));
                listeners.put(named.local(), SocketHistory.of(timeline, any));
            }
        }
        timeline.all(Call.class).forEach(c -> sides.add(c.side()));
        timeline.all(SocketNamed.class).forEach(n -> sides.add(n.side()));
        alone.sort(Comparator.comparingLong(Alone::atNanos));
        aloneOf = alone.stream().collect(Collectors.groupingBy(Alone::socket));
        sockets.values().stream().collect(Collectors.groupingBy(s -> s.side, Collectors.mapping(s -> s.name, Collectors.toSet())))
                .forEach((side, names) -> {
                    if (names.size() > 1) {
                        crowded.add(side);
                    }
                });
    }

    static Set<FourTuple> tuples(Timeline timeline) {
        Set<FourTuple> tuples = new LinkedHashSet<>();
        for (Passage passage : timeline.passages()) {
            tuples.add(passage.segment().tuple());
            tuples.add(passage.segment().tuple().reversed());
        }
        for (SocketNamed named : timeline.all(SocketNamed.class)) {
            if (named.remote() != null) {
                tuples.add(new FourTuple(named.local(), named.remote()));
            }
        }
        return tuples;
    }

    private void add(Timeline timeline, Incarnation incarnation) {
        SocketHistory history = SocketHistory.of(timeline, incarnation);
        List<End> ends = Exchange.of(roll, incarnation);
        Socket socket = new Socket();
        socket.side = roll.side(incarnation.tuple());
        socket.name = roll.name(incarnation).orElse(":" + incarnation.tuple().remote().port());
        socket.followed = traced && history.isKnownBy(Source.TRACEPOINT) || lookedUp && history.isKnownBy(Source.SOCK_DIAG);
        for (Placed placed : Causes.of(history, ends, cookies.has(incarnation), UnseenEnd.of(timeline, incarnation, history))) {
            if (placed.cause() != null) {
                socket.changes.put(placed.cause(), placed);
            } else {
                alone.add(new Alone(socket.side, incarnation, placed.known(), placed.atNanos()));
            }
        }
        ends.forEach(e -> socket.ends
                .computeIfAbsent(e.passage(), p -> new ArrayList<>())
                .add(e));
        sockets.put(incarnation, socket);
        sides.add(socket.side);
    }

    Cookies cookies() {
        return cookies;
    }

    /** The changes that no segment explains, in order of time. */
    List<Alone> alone() {
        return alone;
    }

    /** Those of one socket. */
    List<Alone> alone(Incarnation socket) {
        return aloneOf.getOrDefault(socket, List.of());
    }

    /** True for a side that takes part: by a socket or a call. */
    boolean has(Side side) {
        return sides.contains(side);
    }

    /** The endpoints of the only connection that there is, for the heads of the columns. */
    Optional<Endpoint> endpoint(Side side) {
        Set<Endpoint> locals = new LinkedHashSet<>();
        sockets.forEach((incarnation, socket) -> {
            if (socket.side == side) {
                locals.add(incarnation.tuple().local());
            }
        });
        return locals.size() == 1 ? locals.stream().findFirst() : Optional.empty();
    }

    /** LISTEN, if a witness saw a listener of that side. */
    Rung.Cell listening(Side side) {
        return listener(side).map(k -> new Rung.Cell(word(k), true, null, k.state())).orElse(Rung.Cell.NONE);
    }

    private Optional<Known> listener(Side side) {
        return listeners.entrySet().stream()
                .filter(e -> roll.listener(e.getKey()).map(SocketNamed::side).orElse(null) == side)
                .flatMap(e -> e.getValue().states().stream())
                .filter(k -> k.state() == TcpState.LISTEN)
                .findFirst();
    }

    /** The state of a side at the top: LISTEN, unless its listen call is still to come, else CLOSED. */
    Rung.Cell first(Side side, boolean listensLater) {
        if (!witnessed || !has(side)) {
            return Rung.Cell.NONE;
        }
        Rung.Cell listening = listensLater ? Rung.Cell.NONE : listening(side);
        return listening == Rung.Cell.NONE ? new Rung.Cell(TcpState.CLOSED.rfc(), true, null, TcpState.CLOSED) : listening;
    }

    /** The sender's or the receiver's end of a segment takes effect. */
    void pass(Passage passage, Incarnation of, boolean departs) {
        Socket socket = sockets.get(of);
        for (End end : socket.ends.getOrDefault(passage, List.of())) {
            Placed change = socket.changes.get(end);
            if (end.departs() == departs && change != null) {
                socket.current = change;
                socket.fresh = true;
            }
        }
    }

    /** The state of a socket beside one of its segments. */
    Rung.Cell beside(Incarnation of, long atNanos) {
        Socket socket = sockets.get(of);
        boolean fresh = socket.fresh;
        socket.fresh = false;
        if (socket.current == null) {
            TcpState before = unknown(of.tuple(), atNanos).map(Known::state).orElse(followed ? TcpState.CLOSED : null);
            return before == null
                    ? Rung.Cell.NONE
                    : new Rung.Cell(unknownWord(of.tuple(), atNanos), false, null, before);
        }
        if (!fresh && !socket.followed) {
            return Rung.Cell.NONE;
        }
        return cell(of, fresh);
    }

    /** The state of a socket now, as a word; empty where only samples tell of it and none has since. */
    String now(Incarnation of, long atNanos) {
        Socket socket = sockets.get(of);
        if (socket.current == null) {
            return unknownWord(of.tuple(), atNanos);
        }
        return socket.followed || socket.fresh ? word(socket.current) : "";
    }

    /** Takes a change that no segment explains into effect. */
    Rung.Cell apply(Alone change) {
        sockets.get(change.socket()).current = new Placed(change.known(), null, change.atNanos(), false);
        return cell(change.socket(), true);
    }

    private Rung.Cell cell(Incarnation of, boolean changed) {
        Socket socket = sockets.get(of);
        return new Rung.Cell(name(socket) + word(socket.current), changed, of, socket.current.known().state());
    }

    /** True if the segment came to a listener that dropped it without a word, and no state began with it. */
    boolean isIgnored(Passage passage) {
        Socket socket = sockets.get(roll.receiver(passage));
        return socket.ends.getOrDefault(passage, List.of()).stream()
                .anyMatch(end -> end.marks().contains(Mark.IGNORED) && !socket.changes.containsKey(end));
    }

    /** Before a socket has a state of its own: its listener's; else CLOSED, if another one would have been told. */
    private String unknownWord(FourTuple tuple, long atNanos) {
        return unknown(tuple, atNanos).map(this::word).orElse(followed ? TcpState.CLOSED.rfc() : "");
    }

    private Optional<Known> unknown(FourTuple tuple, long atNanos) {
        return roll.listener(tuple.local())
                .map(n -> listeners.get(n.local()))
                .flatMap(h -> h.at(atNanos).or(() -> h.states().stream().findFirst()));
    }

    private String name(Socket socket) {
        return crowded.contains(socket.side) ? socket.name + " " : "";
    }

    private String word(Known known) {
        return word(known.state(), Proof.of(known));
    }

    private String word(Placed placed) {
        return word(placed.known().state(), Proof.of(placed));
    }

    private String word(TcpState state, Proof proof) {
        used.add(proof);
        if (proof == Proof.SOCK_DIAG) {
            usedLookups.add(state);
        }
        return proof.word(state);
    }

    /** How the states that were shown are known. */
    Set<Proof> used() {
        return used;
    }

    /** The states that were shown on the word of sock_diag. */
    Set<TcpState> usedLookups() {
        return usedLookups;
    }
}
