package tcplab.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tcplab.event.Call;
import tcplab.event.SocketNamed;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;

/** The names that the script gave to sockets, by what one asks for; each list in the order in which it did. */
final class Given {
    /** What a socket is bound to that takes whatever comes to its port. */
    private static final List<String> WILDCARDS = List.of("0.0.0.0", "::");

    private final Map<String, List<SocketNamed>> byName = new HashMap<>();
    /** With a peer. */
    private final Map<FourTuple, List<SocketNamed>> byEnds = new HashMap<>();
    /** Without a peer: the place of the last one among all. */
    private final Map<Endpoint, Integer> boundAt = new HashMap<>();
    /** By name: where the script bound it, and neither connected it afterwards nor had another one listen. */
    private final Map<String, Set<Endpoint>> listening = new HashMap<>();
    private final Set<String> accepted = new HashSet<>();
    private final List<SocketNamed> all;

    Given(Timeline timeline, Listeners listeners) {
        all = timeline.all(SocketNamed.class);
        for (int i = 0; i < all.size(); i++) {
            SocketNamed named = all.get(i);
            byName.computeIfAbsent(named.socket(), name -> new ArrayList<>()).add(named);
            if (named.remote() == null && !listeners.listens(named.socket(), named.local())) {
                boundAt.putIfAbsent(named.local(), i);
            } else if (named.remote() == null) {
                boundAt.put(named.local(), i);
                listening.computeIfAbsent(named.socket(), name -> new HashSet<>()).add(named.local());
            } else {
                byEnds.computeIfAbsent(ends(named), ends -> new ArrayList<>()).add(named);
            }
        }
        // Once a socket has a peer, it is no listener any more.
        byEnds.values().stream().flatMap(List::stream).forEach(named ->
                listening.computeIfAbsent(named.socket(), name -> new HashSet<>()).remove(named.local()));
        timeline.all(Call.class).stream()
                .filter(call -> call.name().equals("accept"))
                .forEach(call -> accepted.add(call.detail()));
    }

    static FourTuple ends(SocketNamed named) {
        return new FourTuple(named.local(), named.remote());
    }

    boolean isName(String name) {
        return byName.containsKey(name);
    }

    List<SocketNamed> called(String name) {
        return byName.getOrDefault(name, List.of());
    }

    List<SocketNamed> with(FourTuple ends) {
        return byEnds.getOrDefault(ends, List.of());
    }

    /** True for a socket that accept(2) has returned. */
    boolean isAccepted(SocketNamed named) {
        return accepted.contains(named.socket());
    }

    /** The last one that was bound to this endpoint, or to any address with its port. */
    Optional<SocketNamed> boundTo(Endpoint local) {
        return covering(local).map(boundAt::get).filter(place -> place != null).max(Integer::compare).map(all::get);
    }

    boolean listens(String name, Endpoint local) {
        Set<Endpoint> bound = listening.getOrDefault(name, Set.of());
        return covering(local).anyMatch(bound::contains);
    }

    /** What {@link Endpoint#covers} the endpoint. */
    private static Stream<Endpoint> covering(Endpoint local) {
        return Stream.concat(
                        Stream.of(local), WILDCARDS.stream().map(address -> new Endpoint(address, local.port())))
                .distinct();
    }
}
