package tcplab.verdict;

import static tcplab.text.Language.say;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tcplab.event.Call;
import tcplab.event.Lookup;
import tcplab.event.SocketNamed;
import tcplab.journal.Entry;
import tcplab.journal.SocketHistory;
import tcplab.journal.SocketHistory.Known;
import tcplab.journal.Timeline;
import tcplab.model.FourTuple;
import tcplab.model.TcpState;

/**
 * Whether a socket can have been in another state, unseen, between two states that it is known to have been in one after
 * the other. The tracepoint misses none. Where the kernel was asked at each segment, no more than one thing can have
 * happened to the socket between two looks with nothing recorded in between.
 */
final class Between {
    /** Calls that change a state; the effect of connect(2) is there when it begins to wait. */
    private static final Set<String> CALLS = Set.of("connect", "shutdown", "close", "kill");

    private final Timeline timeline;
    private final Set<SocketNamed> names;
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
                .collect(Collectors.toSet());
        this.lookups = timeline.all(Lookup.class).stream()
                .filter(look -> tuples.contains(look.tuple()))
                .toList();
    }

    /** True if the kernel was asked for the socket at each of its segments. */
    boolean isFollowed() {
        return timeline.gapIn("sock_diag").isEmpty()
                && lookups.stream().anyMatch(look -> look.occasion() != Lookup.Occasion.CALLING);
    }

    /** True if no state can have been missed from the first to the last. */
    boolean missedNone(SocketHistory history) {
        List<Known> known = history.states();
        for (int i = 0; i < known.size(); i++) {
            if (doubt(i == 0 ? null : known.get(i - 1), known.get(i)).isPresent()) {
                return false;
            }
        }
        return timeline.gapIn("tracepoint").isEmpty() || isFollowed();
    }

    /**
     * Why there may have been another state between two neighbours; empty if there was none.
     *
     * @param before null before the first
     */
    Optional<String> doubt(Known before, Known after) {
        Optional<String> noTracepoint = timeline.gapIn("tracepoint");
        TcpState from = before == null ? TcpState.CLOSED : before.state();
        TcpState to = after.state();
        if (noTracepoint.isEmpty() || OnlyWays.isOnlyWay(from, to)) {
            return Optional.empty();
        }
        if (!isFollowed()) {
            return Optional.of(say("ss may have missed a state between %s and %s, and %s",
                    from.rfc(), to.rfc(), noTracepoint.get()));
        }
        boolean begins = before == null && to == TcpState.SYN_RECEIVED;
        return begins || OnlyWays.isOnlyWayOfOne(from, to) && causes(after) <= 1
                ? Optional.empty()
                : Optional.of(say("between %s and %s the kernel may have passed another state for an instant, and %s",
                        from.rfc(), to.rfc(), noTracepoint.get()));
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
                .count();
        long calls = timeline.all(Call.class).stream()
                .filter(call -> CALLS.contains(call.name()) && isOfSocket(call))
                .filter(call -> call.atNanos() <= until)
                .filter(call -> (call.name().equals("connect") ? call.atNanos() : call.endNanos()) >= from)
                .count();
        return segments + calls;
    }

    private boolean isOfSocket(Call call) {
        return names.stream()
                .anyMatch(n -> n.socket().equals(call.socket()) || call.name().equals("kill") && n.side() == call.side());
    }
}
