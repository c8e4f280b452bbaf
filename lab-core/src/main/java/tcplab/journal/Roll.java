package tcplab.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tcplab.event.Environment;
import tcplab.event.SocketNamed;
import tcplab.journal.SocketHistory.Known;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.Side;

/**
 * Who is who in a run: the side, the socket and its name behind endpoints at a moment. The only place that knows, so
 * that a picture and a verdict never mean two different sockets.
 *
 * <p>Endpoints decide, because on a shared stack both sides have the same address; addresses and ports are asked only
 * where the script named no socket. A name belongs to the socket that had the endpoints when it was given.
 */
public final class Roll {
    private final Timeline timeline;
    private final Listeners listeners;
    private final Given given;
    /** The segments between two endpoints, in whichever direction, by both, in order of departure. */
    private final Map<FourTuple, List<Passage>> between = new HashMap<>();

    private final Map<FourTuple, List<Incarnation>> incarnations = new HashMap<>();
    private final Map<Incarnation, List<SocketNamed>> names = new HashMap<>();
    private final Map<Incarnation, Set<String>> words = new HashMap<>();

    Roll(Timeline timeline) {
        this.timeline = timeline;
        this.listeners = new Listeners(timeline);
        this.given = new Given(timeline, listeners);
        for (Passage passage : timeline.passages()) {
            FourTuple tuple = passage.segment().tuple();
            List<Passage> both = between.computeIfAbsent(tuple, t -> new ArrayList<>());
            between.putIfAbsent(tuple.reversed(), both);
            both.add(passage);
        }
    }

    // Sockets

    /** The sockets that had these endpoints, in order of time; at least one. Without a capture their states tell. */
    public synchronized List<Incarnation> incarnations(FourTuple tuple) {
        List<Incarnation> known = incarnations.get(tuple);
        if (known == null) {
            List<Passage> own = between(tuple);
            known = own.isEmpty()
                    ? Incarnations.between(SocketHistory.of(timeline, tuple).births(), tuple)
                    : Incarnations.of(own, tuple);
            incarnations.put(tuple, known);
        }
        return known;
    }

    /** The socket that had the same endpoints after it. */
    public Optional<Incarnation> next(Incarnation socket) {
        return incarnations(socket.tuple()).stream().skip(socket.number() + 1L).findFirst();
    }

    /** All segments between these endpoints, whichever sent them, in order of departure. */
    public List<Passage> between(FourTuple tuple) {
        return between.getOrDefault(tuple, List.of());
    }

    /** The socket that had these endpoints at that time. */
    public Incarnation at(FourTuple tuple, long nanos) {
        List<Incarnation> all = incarnations(tuple);
        int low = 0;
        int high = all.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (all.get(middle).fromNanos() <= nanos) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return all.get(low);
    }

    /** The socket that sent it; for a copy made by the wire, the one that sent the original. */
    public Incarnation sender(Passage passage) {
        boolean left = passage.leftNanos() != null;
        return at(passage.segment().tuple(), left ? passage.leftNanos() : passage.arrivedNanos());
    }

    /** The socket that got it, or would have. */
    public Incarnation receiver(Passage passage) {
        boolean arrived = passage.arrivedNanos() != null;
        return at(passage.segment().tuple().reversed(), arrived ? passage.arrivedNanos() : passage.leftNanos());
    }

    // Names

    /** The names that the script gave to this socket, in the order in which it did; several for shared descriptors. */
    public synchronized List<SocketNamed> names(Incarnation socket) {
        if (!names.containsKey(socket)) {
            nameAll(socket.tuple());
        }
        return names.get(socket);
    }

    /** The script's first name for the socket that had these endpoints at that time. */
    public Optional<String> name(FourTuple tuple, long nanos) {
        return name(at(tuple, nanos));
    }

    public Optional<String> name(Incarnation socket) {
        return names(socket).stream().map(SocketNamed::socket).findFirst();
    }

    /** The sockets that had a name and a peer, in the order in which they got it. */
    public List<Incarnation> called(String name) {
        return given.called(name).stream()
                .filter(n -> n.remote() != null)
                .map(Given::ends)
                .distinct()
                .flatMap(tuple -> incarnations(tuple).stream())
                .filter(socket -> isCalled(name, socket))
                .toList();
    }

    /** True if the script gave the name to this socket, once it had a peer. */
    public synchronized boolean isCalled(String name, Incarnation socket) {
        return words.computeIfAbsent(socket, s -> names(s).stream().map(SocketNamed::socket).collect(Collectors.toSet()))
                .contains(name);
    }

    private void nameAll(FourTuple tuple) {
        List<Incarnation> sockets = incarnations(tuple);
        sockets.forEach(socket -> names.put(socket, new ArrayList<>()));
        List<SocketNamed> given = this.given.with(tuple);
        Map<SocketNamed, Integer> numbers = new IdentityHashMap<>();
        int accepted = sockets.size();
        for (int i = given.size() - 1; i >= 0; i--) {
            SocketNamed name = given.get(i);
            int number = at(tuple, name.atNanos()).number();
            if (this.given.isAccepted(name)) {
                // accept(2) takes the oldest first, maybe long after the next one has come.
                number = Math.max(0, Math.min(number, accepted - 1));
                accepted = number;
            }
            numbers.put(name, number);
        }
        given.forEach(name -> names.get(sockets.get(numbers.get(name))).add(name));
    }

    /** The socket bound to this local endpoint that the script did not connect: a listener. */
    public Optional<SocketNamed> listener(Endpoint local) {
        return given.boundTo(local);
    }

    /** Of what is known of all that listened at this endpoint, what is of those with this name. */
    List<Known> listened(String name, Endpoint local, List<Known> ofAll) {
        return listeners.states(name, local, ofAll);
    }

    /** Every time that the script gave this name, in order. */
    List<SocketNamed> given(String name) {
        return given.called(name);
    }

    // Segments

    /**
     * True if the named socket sent it. {@code any} has sent everything; a listener, what its connections send; a side
     * without a socket of its name is the whole host, and one with such a socket is also what the host sends for none. What
     * leaves with a socket's endpoints when it is gone is its own: its connection is CLOSED then, and answers from that state
     * (RFC 9293, 3.10.7.1), in Linux from no socket at all (tcp_v4_send_reset()), which no segment shows.
     */
    public boolean isSentBy(String who, Passage passage) {
        return who.equals("any")
                || isSentBySocket(who, passage)
                || Side.of(who).filter(side -> side == side(passage.segment().tuple())).isPresent()
                        && (!isNamed(who) || isSentByNoSocket(passage));
    }

    /** True if the script gave the name to the socket that sent it, or to the listener that it belongs to. */
    public boolean isSentBySocket(String name, Passage passage) {
        return isNamed(name) && (isCalled(name, sender(passage)) || listens(name, passage.segment().from()));
    }

    /** As the RST of a closed port, which the kernel sends by itself; a SYN that the wire made left no host. */
    private boolean isSentByNoSocket(Passage passage) {
        return passage.leftNanos() != null
                && names(sender(passage)).isEmpty()
                && listener(passage.segment().from()).isEmpty();
    }

    /** True if the named socket sent or received it. */
    public boolean concerns(String who, Passage passage) {
        return isSentBy(who, passage)
                || (isNamed(who)
                        ? isCalled(who, receiver(passage)) || listens(who, passage.segment().to())
                        : Side.of(who).isPresent());
    }

    private boolean isNamed(String who) {
        return given.isName(who);
    }

    /** True if the named socket is a listener at this local endpoint. Once a socket has a peer, it is none any more. */
    public boolean listens(String who, Endpoint local) {
        return given.listens(who, local);
    }

    // Sides

    /** The side that owns the socket with these endpoints. */
    public Side side(FourTuple tuple) {
        return exact(tuple)
                .or(() -> listener(tuple.local()))
                .map(SocketNamed::side)
                .or(() -> byAddress(tuple))
                .or(() -> byPeer(tuple))
                .orElseGet(() -> firstSender(tuple) ? Side.CLIENT : Side.SERVER);
    }

    private Optional<SocketNamed> exact(FourTuple tuple) {
        List<SocketNamed> exact = given.with(tuple);
        return exact.isEmpty() ? Optional.empty() : Optional.of(exact.get(exact.size() - 1));
    }

    private Optional<Side> byAddress(FourTuple tuple) {
        Map<String, String> addresses = timeline.environment().map(Environment::addresses).orElse(Map.of());
        String client = addresses.get("client");
        String server = addresses.get("server");
        String mine = tuple.local().address();
        if (client == null || client.equals(server)) {
            return Optional.empty();
        }
        return mine.equals(client)
                ? Optional.of(Side.CLIENT)
                : mine.equals(server) ? Optional.of(Side.SERVER) : Optional.empty();
    }

    /** The other end of a named socket or of a listener is the other side, unless the socket is its own peer. */
    private Optional<Side> byPeer(FourTuple tuple) {
        return exact(tuple.reversed())
                .or(() -> listener(tuple.remote()))
                .map(n -> tuple.isSelf() ? n.side() : n.side().other());
    }

    private boolean firstSender(FourTuple tuple) {
        List<Passage> own = between(tuple);
        return own.isEmpty() || own.get(0).segment().tuple().equals(tuple);
    }
}
