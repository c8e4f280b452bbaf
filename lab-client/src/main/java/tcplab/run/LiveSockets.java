package tcplab.run;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tcplab.command.StepFailure;
import tcplab.event.Event;
import tcplab.event.Lookup;
import tcplab.event.Sample;
import tcplab.event.SegmentSeen;
import tcplab.event.SocketNamed;
import tcplab.event.Transition;
import tcplab.fault.Match;
import tcplab.journal.Roll;
import tcplab.journal.Timeline;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.Side;
import tcplab.model.TcpState;

/** The last known state of each named socket, kept up to date from the journal while a run goes on. */
public final class LiveSockets {
    private final Map<String, SocketNamed> named = new LinkedHashMap<>();
    private final Map<String, List<TcpState>> states = new LinkedHashMap<>();
    private final Map<String, Queued> unread = new LinkedHashMap<>();
    private final List<Entered> entered = new ArrayList<>();
    /** How often the script gave a name to a socket with these endpoints. */
    private final Map<FourTuple, Integer> timesNamed = new HashMap<>();
    /** With which initial numbers a socket with these endpoints has opened: one that the script never names does so too. */
    private final Map<FourTuple, Set<Long>> initialNumbers = new HashMap<>();
    /** What the tracepoint reported. */
    private final Changes known = new Changes();
    private final Openings openings = new Openings();
    private final boolean shared;
    private final Supplier<Timeline> soFar;
    /** Who is who as far as it is recorded; null when more has been recorded since. */
    private Roll roll;
    private long changes;

    /** What a listing that was begun then has shown in a socket's receive queue. */
    private record Queued(long bytes, long askedNanos) {}

    /** A witness saw a socket in a state in which it had not been before. */
    private record Entered(String socket, TcpState state, long atNanos) {}

    /**
     * @param shared true where both sides have one network stack, so that one listing shows the sockets of both
     * @param soFar what is recorded by now, with the event that {@link #take} takes
     */
    LiveSockets(boolean shared, Supplier<Timeline> soFar) {
        this.shared = shared;
        this.soFar = soFar;
    }

    /** Takes an event; wakes whoever waits in {@link #awaitChange}. */
    public synchronized void take(Event event) {
        roll = null;
        if (event instanceof SegmentSeen seen) {
            if (seen.segment().has(Flag.SYN)) {
                initialNumbers.computeIfAbsent(seen.segment().tuple(), tuple -> new HashSet<>()).add(seen.segment().seq());
            }
            return;
        } else if (event instanceof SocketNamed socket) {
            named(socket);
        } else if (event instanceof Transition transition) {
            known.take(transition).forEach(this::changed);
        } else if (event instanceof Lookup lookup) {
            lookedUp(lookup);
        } else if (event instanceof Sample sample) {
            Map<String, List<TcpState>> statesBefore = Map.copyOf(states);
            Map<String, Long> unreadBefore = unreadBytes();
            named.values().stream()
                    .filter(s -> shared || s.side() == sample.side())
                    .forEach(s -> sampled(s, sample));
            if (states.equals(statesBefore) && unreadBytes().equals(unreadBefore)) {
                // Whoever waits for a change would ask again at once.
                return;
            }
        } else {
            return;
        }
        changes++;
        notifyAll();
    }

    /** What was reported of it before counts too, but says nothing of its present state. */
    private void named(SocketNamed socket) {
        named.put(socket.socket(), socket);
        openings.take(socket);
        // That another one of this name was gone is not true of this one.
        states.remove(socket.socket(), List.of());
        if (socket.remote() != null) {
            timesNamed.merge(new FourTuple(socket.local(), socket.remote()), 1, Integer::sum);
            known.of(socket).stream()
                    .filter(change -> isOf(socket, change.tuple(), change.atNanos()))
                    .forEach(change -> entered(socket.socket(), change.to(), change.atNanos()));
        }
    }

    private void lookedUp(Lookup lookup) {
        List<TcpState> now = lookup.state() == TcpState.CLOSED ? List.of() : List.of(lookup.state());
        for (SocketNamed socket : owners(lookup.tuple(), lookup.atNanos())) {
            if (socket.side() == lookup.side()) {
                if (socket.remote() == null) {
                    entered(socket.socket(), lookup.state(), lookup.atNanos());
                } else {
                    seen(socket, now, lookup.atNanos());
                }
            }
        }
    }

    /** TIME-WAIT shows as a change to CLOSED; what it really is, ss will say. */
    private void changed(Transition change) {
        if (change.to() == TcpState.CLOSED) {
            return;
        }
        for (SocketNamed socket : owners(change.tuple(), change.atNanos())) {
            if (socket.remote() == null) {
                entered(socket.socket(), change.to(), change.atNanos());
            } else {
                changed(socket.socket(), change);
            }
        }
    }

    /** Those whose state this is; a listener's, if nobody has accepted the connection yet. */
    private List<SocketNamed> owners(FourTuple tuple, long atNanos) {
        List<SocketNamed> connections =
                named.values().stream().filter(s -> isOf(s, tuple, atNanos)).toList();
        return connections.isEmpty()
                ? named.values().stream().filter(s -> s.remote() == null && s.covers(tuple)).toList()
                : connections;
    }

    /** One that is told late was a change all the same, though others have come since. */
    private void changed(String name, Transition change) {
        boolean late = change.atNanos() < lastEntered(name);
        entered(name, change.to(), change.atNanos());
        if (!late) {
            states.put(name, List.of(change.to()));
        }
    }

    private void entered(String name, TcpState state, long atNanos) {
        if (state != TcpState.CLOSED) {
            entered.add(new Entered(name, state, atNanos));
        }
    }

    private void sampled(SocketNamed socket, Sample sample) {
        sample.rows().stream()
                .filter(row -> belongs(row, socket, sample.atNanos()))
                .mapToLong(Sample.Row::recvQ)
                .max()
                .ifPresent(bytes -> unread.put(socket.socket(), new Queued(bytes, sample.atNanos())));
        List<TcpState> seen = sample.rows().stream()
                .filter(row -> belongs(row, socket, sample.atNanos()))
                .sorted(Comparator.comparingInt((Sample.Row row) -> row.remote().port()))
                .map(Sample.Row::state)
                .toList();
        if (!seen.isEmpty() || socket.atNanos() <= sample.atNanos()) {
            seen(socket, seen, sample.atNanos());
        }
    }

    private void seen(SocketNamed socket, List<TcpState> now, long atNanos) {
        String name = socket.socket();
        List<TcpState> before = states.getOrDefault(name, List.of());
        // What one connection of a listener entered says nothing of the others.
        if (socket.remote() != null && atNanos < lastEntered(name)) {
            // A listing that was begun before the last change tells of what was before it.
            return;
        }
        now.stream()
                .filter(state -> !before.contains(state))
                .forEach(state -> entered.add(new Entered(name, state, atNanos)));
        states.put(name, now);
    }

    private long lastEntered(String name) {
        return entered.stream().filter(e -> e.socket().equals(name)).mapToLong(Entered::atNanos).max().orElse(Long.MIN_VALUE);
    }

    /** A connection that has a name of its own is no longer the listener's. */
    private boolean belongs(Sample.Row row, SocketNamed socket, long atNanos) {
        return owners(row.tuple(), atNanos).contains(socket);
    }

    /** True if the named socket has a peer and these endpoints, and no other has had them since. */
    private boolean isOf(SocketNamed socket, FourTuple tuple, long atNanos) {
        return socket.remote() != null
                && socket.covers(tuple)
                && (!isUsedAgain(tuple) || roll().isCalled(socket.socket(), roll().at(tuple, atNanos)));
    }

    /** Or may be: two names of one socket look alike from here. */
    private boolean isUsedAgain(FourTuple tuple) {
        return Stream.of(tuple, tuple.reversed()).anyMatch(ends -> timesNamed.getOrDefault(ends, 0) > 1
                || initialNumbers.getOrDefault(ends, Set.of()).size() > 1);
    }

    private Roll roll() {
        if (roll == null) {
            roll = soFar.get().roll();
        }
        return roll;
    }

    /** The endpoints of a named socket, if it has any yet. */
    public synchronized Optional<SocketNamed> named(String socket) {
        return Optional.ofNullable(named.get(socket));
    }

    /**
     * The states of all named sockets in the order of naming; an empty list if ss does not list it. Several only for a
     * listener: its own, then those of the connections that nobody has accepted yet.
     */
    public synchronized Map<String, List<TcpState>> states() {
        Map<String, List<TcpState>> inOrder = new LinkedHashMap<>(named.size());
        // Which state is learnt first is the witnesses' affair.
        named.keySet().stream().filter(states::containsKey).forEach(name -> inOrder.put(name, states.get(name)));
        return inOrder;
    }

    synchronized boolean isIn(String socket, TcpState state) {
        return states.getOrDefault(socket, List.of()).contains(state);
    }

    /** When a witness first saw the socket enter this state at that time or later; empty if none did. */
    synchronized OptionalLong enteredSince(String socket, TcpState state, long sinceNanos) {
        return entered.stream()
                .filter(e -> e.socket().equals(socket) && e.state() == state && e.atNanos() >= sinceNanos)
                .mapToLong(Entered::atNanos)
                .min();
    }

    private Map<String, Long> unreadBytes() {
        Map<String, Long> bytes = new HashMap<>();
        unread.forEach((socket, queued) -> bytes.put(socket, queued.bytes()));
        return bytes;
    }

    /** True if a listing that was begun at that time or later shows some: what an earlier one saw may have been read since. */
    synchronized boolean hasUnreadSince(String socket, long sinceNanos) {
        Queued last = unread.get(socket);
        return last != null && last.bytes() > 0 && last.askedNanos() >= sinceNanos;
    }

    synchronized boolean isAbsent(String socket) {
        return named.containsKey(socket) && states.containsKey(socket) && states.get(socket).isEmpty();
    }

    synchronized long changes() {
        return changes;
    }

    /** Returns when something has changed since the count was taken, or after so many milliseconds. */
    synchronized void awaitChange(long since, long millis) throws InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000;
        while (changes == since) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    /** A socket is about to do something. */
    synchronized void acts(Side side, String socket) {
        openings.acts(side, socket);
    }

    /**
     * The match with the endpoints of the socket that it names, if it names one; it must have some already. The connection in
     * which alone it counts may come later.
     */
    synchronized Match bound(Match wanted) throws StepFailure {
        Match match = openings.bound(wanted, wanted.of() == null ? Optional.empty() : named(wanted.of().socket()));
        if (match.socket() == null) {
            return match;
        }
        SocketNamed socket = named(match.socket())
                .orElseThrow(() -> new StepFailure(say("%s has no endpoint yet; bind or connect it first", match.socket())));
        return match.between(socket.local(), socket.remote());
    }
}
