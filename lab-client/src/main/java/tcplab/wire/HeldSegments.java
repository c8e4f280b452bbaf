package tcplab.wire;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tcplab.fault.Match;

/** What a rule holds on the wire, oldest first, and who waits until enough of it is there. Confined to the traffic's thread. */
final class HeldSegments {
    private final List<Held> held = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();

    /** Somebody who waits until so many matching segments are held. */
    private record Waiting(Match match, int count, CompletableFuture<Void> done) {}

    List<Held> all() {
        return List.copyOf(held);
    }

    /** True if the same segment is held already: a retransmission of it adds nothing, and nothing may pile up. */
    boolean knows(Held one) {
        return held.stream()
                .anyMatch(h -> h.from() == one.from()
                        && h.segment().tuple().equals(one.segment().tuple())
                        && h.segment().seq() == one.segment().seq()
                        && h.segment().flagBits() == one.segment().flagBits()
                        && h.segment().length() == one.segment().length()
                        && h.segment().ack() == one.segment().ack());
    }

    void add(Held one) {
        held.add(one);
    }

    /** Takes matching ones away, oldest first; at most {@code most}. Returns how many. */
    int take(Match match, int most, Consumer<Held> action) {
        int taken = 0;
        Iterator<Held> all = held.iterator();
        while (all.hasNext() && taken < most) {
            Held one = all.next();
            if (one.isOf(match)) {
                all.remove();
                action.accept(one);
                taken++;
            }
        }
        return taken;
    }

    /** Completes when at least so many matching segments are held. */
    CompletableFuture<Void> await(Match match, int count) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        waiting.add(new Waiting(match, count, done));
        tellWaiting();
        return done;
    }

    /** To be called when something was added and said. */
    void tellWaiting() {
        for (Waiting one : waiting) {
            long now = held.stream()
                    .filter(h -> h.isOf(one.match()))
                    .count();
            if (now >= one.count()) {
                one.done().complete(null);
            }
        }
        waiting.removeIf(one -> one.done().isDone());
    }

    /** Nothing is held, and nobody waits any more. */
    void forget() {
        held.clear();
        waiting.clear();
    }
}
