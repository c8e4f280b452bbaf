package tcplab.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tcplab.event.Call;
import tcplab.event.SocketNamed;
import tcplab.journal.SocketHistory.Known;
import tcplab.model.Endpoint;
import tcplab.model.TcpState;

/**
 * Which of the sockets that were bound to an endpoint listened there, and since when: with SO_REUSEADDR several may be
 * bound, of which listen(2) succeeds for one, and one may follow another. A descriptor of a listener that has another name
 * too, as after dup(2), listens since it has that.
 */
final class Listeners {
    private static final String LISTEN = "listen";
    private static final Set<String> OWN = Set.of(LISTEN, "bind");

    private final Map<Endpoint, Map<String, List<Long>>> since = new HashMap<>();
    /** Who called listen(2) in vain. */
    private final Set<String> refused = new HashSet<>();

    Listeners(Timeline timeline) {
        List<Call> calls = timeline.all(Call.class);
        Map<String, List<Long>> listened = new HashMap<>();
        for (Call call : calls) {
            if (call.name().equals(LISTEN) && !call.result().isFailure()) {
                listened.computeIfAbsent(call.socket(), name -> new ArrayList<>()).add(call.atNanos());
            } else if (call.name().equals(LISTEN)) {
                refused.add(call.socket());
            }
        }
        refused.removeAll(listened.keySet());
        Set<String> acting = calls.stream().filter(call -> OWN.contains(call.name())).map(Call::socket).collect(Collectors.toSet());
        for (SocketNamed named : timeline.all(SocketNamed.class)) {
            String name = named.socket();
            List<Long> times = acting.contains(name) ? listened.get(name) : List.of(named.atNanos());
            if (named.remote() == null && times != null) {
                since.computeIfAbsent(named.local(), local -> new HashMap<>())
                        .computeIfAbsent(name, n -> new ArrayList<>())
                        .addAll(times);
            }
        }
    }

    /** False if another one listened at this endpoint, and the one with this name did not. */
    boolean listens(String name, Endpoint local) {
        return isUnknown(local) ? !refused.contains(name) : since.get(local).containsKey(name);
    }

    /** Of what is known of all that listened at this endpoint, what is of those with this name. */
    List<Known> states(String name, Endpoint local, List<Known> ofAll) {
        List<Known> its = new ArrayList<>();
        long after = Long.MIN_VALUE;
        for (List<Known> life : Lives.of(ofAll)) {
            Known last = life.get(life.size() - 1);
            long until = last.state() == TcpState.CLOSED ? last.notBeforeNanos() : Long.MAX_VALUE;
            if (listened(name, local, after, until)) {
                its.addAll(life);
            }
            after = until;
        }
        return its;
    }

    private boolean listened(String name, Endpoint local, long afterNanos, long untilNanos) {
        return isUnknown(local)
                ? !refused.contains(name)
                : since.get(local).getOrDefault(name, List.of()).stream().anyMatch(nanos -> nanos > afterNanos && nanos <= untilNanos);
    }

    /** True if no call tells who listened there. */
    private boolean isUnknown(Endpoint local) {
        return !since.containsKey(local);
    }
}
