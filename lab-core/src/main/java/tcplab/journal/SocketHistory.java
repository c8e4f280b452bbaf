package tcplab.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tcplab.event.Environment;
import tcplab.event.Lookup;
import tcplab.event.Sample;
import tcplab.event.SocketNamed;
import tcplab.event.Transition;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.Side;
import tcplab.model.TcpState;

/**
 * The states of one socket in order of time, merged from what the tracepoint reported, what {@code ss} listed and what
 * sock_diag answered while the wire kept a segment.
 *
 * <p>The tracepoint is believed first: it is complete for full sockets. A look (a listing, or an answer) adds a state
 * only if the socket was not in it at any moment of the look by all that is known. So looks add what the tracepoint cannot see: a
 * request socket in SYN-RECEIVED, and the time-wait mini-socket that stands in for a socket in FIN-WAIT-2 or TIME-WAIT
 * ({@code tcp_time_wait()} in {@code net/ipv4/tcp_minisocks.c}). The tracepoint reports that replacement as a change
 * from FIN-WAIT-2 or CLOSING to CLOSED; it is not taken for CLOSED until {@code ss} no longer lists the socket.
 */
public final class SocketHistory {
    /** Which witness showed a state. */
    public enum Source {
        /** The kernel reported the change, to the microsecond. */
        TRACEPOINT,
        /** The kernel was asked for this socket at one of its segments or calls, and answered so. */
        SOCK_DIAG,
        /** {@code ss} listed the socket in that state, or, for CLOSED, listed it no more. */
        SS
    }

    /**
     * A state that the socket was in. It began somewhere between two times, which are one if the tracepoint saw the
     * change. A look lasts from the question to the answer: what it shows was so at some moment in between, so only its
     * end is certain to be no earlier than the state.
     *
     * @param notBeforeNanos the earliest time at which it can have begun: the last proof of the state before it
     * @param seenNanos the latest: the change, or the answer that shows it
     * @param entryId the entry that proves it
     */
    public record Known(TcpState state, long notBeforeNanos, long seenNanos, Source source, int entryId) {}

    private static final Endpoint ANY = new Endpoint("0.0.0.0", 0);

    private final List<Known> states = new ArrayList<>();
    /** Entry that reported the full socket's end in FIN-WAIT-2 or CLOSING, until ss tells what became of it. */
    private Entry replaced;

    /** True while a mini-socket stands in for the full one, which ends without the tracepoint's notice. */
    private boolean mini;
    /** The last time at which the present state is proven; before any is, the start of the run. */
    private long provenNanos;

    private SocketHistory() {}

    /** Of the sockets and listeners that the script gave this name, one after another; empty if none ever had an endpoint. */
    public static SocketHistory of(Timeline timeline, String name) {
        SocketHistory all = new SocketHistory();
        each(timeline, name).forEach(all::join);
        return all;
    }

    /** Of each of these sockets on its own, in order of time. */
    public static List<SocketHistory> each(Timeline timeline, String name) {
        return Stream.concat(
                        timeline.roll().given(name).stream().filter(n -> n.remote() == null).map(SocketNamed::local)
                                .distinct().map(local -> listener(timeline, name, local)),
                        timeline.roll().called(name).stream().map(socket -> of(timeline, socket)))
                .filter(history -> !history.states.isEmpty())
                .sorted(Comparator.comparingLong(history -> history.states.get(0).seenNanos()))
                .toList();
    }

    /** Of the listeners at this local endpoint that had this name. */
    public static SocketHistory listener(Timeline timeline, String name, Endpoint local) {
        SocketHistory part = new SocketHistory();
        part.states.addAll(timeline.roll().listened(name, local, of(timeline, new FourTuple(local, ANY)).states));
        return part;
    }

    /** Of one of the sockets that had the same endpoints one after another. */
    public static SocketHistory of(Timeline timeline, Incarnation socket) {
        return of(timeline, socket.tuple()).partOf(socket, timeline.roll().incarnations(socket.tuple()));
    }

    /**
     * Of the socket with these endpoints, as its owner sees them; all of them, one after another, if endpoints were
     * used again. A listener has the remote endpoint 0.0.0.0:0.
     */
    public static SocketHistory of(Timeline timeline, FourTuple tuple) {
        SocketHistory history = new SocketHistory();
        List<Entry> proofs = new ArrayList<>(timeline.traced().of(tuple));
        boolean sharedStack = !timeline.environment().map(Environment::hasWire).orElse(false);
        Side side = timeline.roll().side(tuple);
        timeline.entriesOf(Sample.class).stream()
                .filter(entry -> sharedStack || ((Sample) entry.event()).side() == side)
                .forEach(proofs::add);
        proofs.addAll(timeline.looks().lookups(tuple));
        proofs.sort(Comparator.comparingLong(Entry::provenNanos).thenComparingInt(Entry::id));
        for (Entry proof : proofs) {
            if (proof.event() instanceof Transition change) {
                history.changed(proof, change);
            } else {
                history.looked(timeline.looks().at(proof, tuple));
            }
        }
        return history;
    }

    /** The states in order of time; no two neighbours are equal. */
    public List<Known> states() {
        return List.copyOf(states);
    }

    /** The states as words only. */
    public List<TcpState> sequence() {
        return states.stream().map(Known::state).toList();
    }

    /** The last state proven at or before a moment. */
    public Optional<Known> at(long nanos) {
        return states.stream().filter(k -> k.seenNanos() <= nanos).reduce((first, second) -> second);
    }

    /** The last state of all. */
    public Optional<Known> last() {
        return states.isEmpty() ? Optional.empty() : Optional.of(states.get(states.size() - 1));
    }

    /** True if any of the states is on this witness's word. */
    public boolean isKnownBy(Source source) {
        return states.stream().anyMatch(k -> k.source() == source);
    }

    /**
     * True if the full socket ended in FIN-WAIT-2 or CLOSING and no sample was taken afterwards: it may be in
     * FIN-WAIT-2, in TIME-WAIT or closed.
     */
    public boolean endUnknown() {
        return replaced != null;
    }

    /** When the full socket ended, if that is all that is known of its end. */
    public OptionalLong replacedNanos() {
        return replaced == null
                ? OptionalLong.empty()
                : OptionalLong.of(replaced.event().atNanos());
    }

    private void join(SocketHistory other) {
        states.addAll(other.states);
        replaced = other.replaced != null ? other.replaced : replaced;
    }

    /** When the sockets that had the endpoints one after another may have begun, as far as states alone tell. */
    List<Long> births() {
        return Lives.of(states).stream().map(life -> life.get(0).notBeforeNanos()).toList();
    }

    private SocketHistory partOf(Incarnation socket, List<Incarnation> sockets) {
        if (sockets.size() == 1) {
            return this;
        }
        List<List<Known>> lives = Lives.of(states);
        List<Integer> owners = Lives.owners(lives, sockets);
        SocketHistory part = new SocketHistory();
        for (int i = 0; i < lives.size(); i++) {
            if (owners.get(i) == socket.number()) {
                part.states.addAll(lives.get(i));
                part.replaced = i == lives.size() - 1 ? replaced : null;
            }
        }
        return part;
    }

    private void changed(Entry entry, Transition change) {
        boolean becomesMini = change.to() == TcpState.CLOSED
                && (change.from() == TcpState.FIN_WAIT_2 || change.from() == TcpState.CLOSING);
        if (becomesMini) {
            replaced = entry;
            mini = true;
            provenNanos = change.atNanos();
            return;
        }
        replaced = null;
        mini = false;
        add(new Known(change.to(), change.atNanos(), change.atNanos(), Source.TRACEPOINT, entry.id()));
        provenNanos = Math.max(provenNanos, change.atNanos());
    }

    private void looked(Look look) {
        if (look.state() != TcpState.CLOSED) {
            found(look);
        } else if (provenNanos <= look.askedNanos() && canVanish()) {
            replaced = null;
            mini = false;
            put(new Known(TcpState.CLOSED, provenNanos, look.answeredNanos(), look.by(), look.entryId()), look);
            provenNanos = look.askedNanos();
        } else {
            proveBetter(look);
        }
    }

    private void found(Look look) {
        if (isBeingLeft(look.state())) {
            return;
        }
        if (look.state() == TcpState.TIME_WAIT || look.askedNanos() >= provenNanos) {
            replaced = null;
        }
        if (!heldDuring(look)) {
            put(new Known(look.state(), provenNanos, look.answeredNanos(), look.by(), look.entryId()), look);
        }
        if (last().map(Known::state).orElse(null) == look.state()) {
            proveBetter(look);
            provenNanos = Math.max(look.askedNanos(), provenNanos);
        }
    }

    /**
     * True if the kernel had told of the change from that state and was about to make it: inet_sk_set_state() calls the
     * tracepoint first. There is no way back that the tracepoint would not have told of.
     */
    private boolean isBeingLeft(TcpState state) {
        int count = states.size();
        return count >= 2
                && !mini
                && states.get(count - 1).source() == Source.TRACEPOINT
                && states.get(count - 2).state() == state
                && !Lives.follows(states.get(count - 1).state(), state);
    }

    /** A listing may have been quicker than the look with the segment in hand, which says where the state came from. */
    private void proveBetter(Look look) {
        Known last = last().orElse(null);
        if (look.withSegment() && last != null && last.source() == Source.SS && last.state() == look.state()) {
            states.set(
                    states.size() - 1,
                    new Known(last.state(), last.notBeforeNanos(), last.seenNanos(), look.by(), look.entryId()));
        }
    }

    /** True if the socket is known to have been in that state at some moment of the look. */
    private boolean heldDuring(Look look) {
        Known before = at(look.askedNanos()).orElse(null);
        boolean since = states.stream().anyMatch(k -> k.seenNanos() > look.askedNanos() && k.state() == look.state());
        return since || before != null && before.state() == look.state();
    }

    /** A state that the tracepoint did not report stands before what it reported during the look, if it leads there. */
    private void put(Known known, Look look) {
        int place = states.size();
        while (place > 0 && states.get(place - 1).seenNanos() > look.askedNanos() && !fits(known.state(), place)) {
            place--;
        }
        if (place == states.size() || !fits(known.state(), place)) {
            add(known);
            return;
        }
        long notBefore = place == 0 ? 0 : states.get(place - 1).notBeforeNanos();
        long seen = Math.min(known.seenNanos(), states.get(place).seenNanos());
        states.add(place, new Known(known.state(), Math.min(notBefore, seen), seen, known.source(), known.entryId()));
    }

    private boolean fits(TcpState state, int place) {
        return (place == 0 || Lives.follows(states.get(place - 1).state(), state))
                && (place == states.size() || Lives.follows(state, states.get(place).state()));
    }

    /** False for what is not there anyway, and for a full socket, whose end the tracepoint would have reported. */
    private boolean canVanish() {
        Known last = last().orElse(null);
        if (last == null || last.state() == TcpState.CLOSED) {
            return false;
        }
        return last.source() != Source.TRACEPOINT || mini;
    }

    private void add(Known known) {
        if (last().map(Known::state).orElse(null) != known.state()) {
            states.add(known);
        }
    }
}
