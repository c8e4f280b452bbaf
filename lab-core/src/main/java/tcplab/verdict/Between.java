package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tcplab.event.Call;
import tcplab.event.Lookup;
import tcplab.event.SocketNamed;
import tcplab.journal.Entry;
import tcplab.journal.Passage;
import tcplab.journal.SocketHistory;
import tcplab.journal.SocketHistory.Known;
import tcplab.journal.Timeline;
import tcplab.model.FourTuple;
import tcplab.model.StateDiagram;
import tcplab.model.TcpState;
import tcplab.model.Witness;
import tcplab.text.Told;

/**
 * Whether a socket can have been in another state, unseen, between two states that it is known to have been in one after
 * the other. The tracepoint misses none. Where the kernel was asked at each segment, no more than one thing can have
 * happened to the socket between two looks with nothing recorded in between.
 */
final class Between {
    /** Calls that change a state; the effect of connect(2) is there when it begins to wait. */
    private static final Set<String> CALLS = Set.of("connect", "shutdown", "close", "kill");

    private final Timeline timeline;
    private final List<SocketNamed> names;
    private final Set<FourTuple> tuples;
    private final List<Lookup> lookups;

    /** Of the socket that the script calls so. */
    Between(Timeline timeline, String socket) {
        this.timeline = timeline;
        this.tuples = timeline.all(SocketNamed.class).stream()
                .filter(n -> n.socket().equals(socket) && n.remote() != null)
                .map(n -> new FourTuple(n.local(), n.remote()))
                .collect(Collectors.toSet());
        this.names = timeline.all(SocketNamed.class).stream()
                .filter(n -> n.remote() != null && tuples.contains(new FourTuple(n.local(), n.remote())))
                .toList();
        this.lookups = timeline.all(Lookup.class).stream()
                .filter(look -> tuples.contains(look.tuple()))
                .toList();
    }

    /** True if the kernel was asked for the socket at each of its segments. */
    boolean isFollowed() {
        return timeline.gapIn(Witness.SOCK_DIAG).isEmpty()
                && lookups.stream().anyMatch(look -> look.occasion() != Lookup.Occasion.CALLING);
    }

    /** True if the socket can have been in no other states than those of its history. */
    boolean missedNone(SocketHistory history) {
        return Stream.of(TcpState.values()).noneMatch(state -> mayHaveMissed(history, state));
    }

    /** True if the socket may have been in that state, unseen. */
    boolean mayHaveMissed(SocketHistory history, TcpState state) {
        if (timeline.gapIn(Witness.TRACEPOINT).isEmpty()) {
            return false;
        }
        boolean missed = !isFollowed();
        Known before = null;
        for (Known after : history.states()) {
            missed |= passed(before, after).map(states -> states.contains(state)).orElse(true);
            before = after;
        }
        return missed;
    }

    /** Why there may have been another state between two neighbours; empty if there was none. */
    Optional<Told> doubt(Known before, Known after) {
        Optional<Told> noTracepoint = timeline.gapIn(Witness.TRACEPOINT);
        if (noTracepoint.isEmpty() || passed(before, after).filter(Set::isEmpty).isPresent()) {
            return Optional.empty();
        }
        String from = before.state().rfc();
        String to = after.state().rfc();
        return Optional.of(isFollowed()
                ? say("between %s and %s the kernel may have passed another state for an instant, and %s",
                        from, to, noTracepoint.get())
                : say("ss may have missed a state between %s and %s, and %s", from, to, noTracepoint.get()));
    }

    /**
     * The states that may have been between two neighbours; empty if that can be any.
     *
     * @param before null before the first
     */
    private Optional<Set<TcpState>> passed(Known before, Known after) {
        TcpState from = before == null ? TcpState.CLOSED : before.state();
        boolean firstSegment = before == null && after.state() == TcpState.SYN_RECEIVED;
        if (firstSegment || StateDiagram.isOnlyWay(from, after.state())) {
            return Optional.of(Set.of());
        }
        return isFollowed() && causes(after) <= 1 ? ByOne.passed(from, after.state()) : Optional.empty();
    }

    /** How many segments and calls can have made the change; if it is none, a timer did, or the process's end. */
    private long causes(Known after) {
        long from = after.notBeforeNanos();
        long until = Math.max(after.seenNanos(), timeline.entries().stream()
                .filter(e -> e.id() == after.entryId())
                .map(Entry::event)
                .mapToLong(e -> e instanceof Lookup look ? look.endNanos() : e.atNanos())
                .findFirst()
                .orElse(0));
        // An arrival is recorded if the socket was in another state after it.
        long segments = lookups.stream()
                .filter(look -> look.occasion() == Lookup.Occasion.ARRIVED)
                .filter(look -> look.atNanos() > from && look.atNanos() <= until)
                .filter(look -> !cameBefore(look, from))
                .count();
        long calls = timeline.all(Call.class).stream()
                .filter(call -> CALLS.contains(call.name()) && isOfSocket(call))
                .filter(call -> call.atNanos() <= until)
                .filter(call -> (call.name().equals("connect") ? call.atNanos() : call.endNanos()) >= from)
                .count();
        return segments + calls;
    }

    /**
     * True if what the look was made for had come by then, and the look came late: tcpdump knows when. While no call holds
     * the socket, a segment is handled as it comes (sock_owned_by_user(), tcp_v4_rcv()).
     */
    private boolean cameBefore(Lookup look, long nanos) {
        OptionalLong arrived = timeline.roll().between(look.tuple()).stream()
                .filter(p -> p.segment().tuple().equals(look.tuple().reversed()) && p.arrivedNanos() != null)
                .mapToLong(Passage::arrivedNanos)
                .filter(at -> at <= look.atNanos())
                .max();
        return arrived.isPresent()
                && arrived.getAsLong() < nanos
                && timeline.all(Call.class).stream()
                        .filter(this::isOfSocket)
                        .noneMatch(call -> call.atNanos() <= arrived.getAsLong() && call.endNanos() >= arrived.getAsLong());
    }

    private boolean isOfSocket(Call call) {
        return names.stream()
                .anyMatch(n -> n.socket().equals(call.socket()) || call.name().equals("kill") && n.side() == call.side());
    }
}
