package tcplab.observe;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;

/**
 * Somebody on the machine's network who is of no run, though his address may be one that a script names itself, as
 * 127.0.0.1: the tracepoint tells of all network namespaces and never of which. What it tells of him is passed over. A run
 * that has his endpoint on a network of its own has lost that, since nobody can tell the two apart.
 */
final class Bystander {
    private final AtomicLong passedOver = new AtomicLong();
    /** Also where he stood before: the end of a connection can come late. */
    private final Set<Endpoint> his = ConcurrentHashMap.newKeySet();

    private volatile boolean taken;

    /** @param where he listens from now on */
    void standsAt(Endpoint where) {
        his.add(where);
    }

    /** A run begins. */
    void begin() {
        passedOver.set(0);
        taken = false;
    }

    /** True if this is to be passed over. */
    boolean isAt(FourTuple tuple) {
        if (!has(tuple)) {
            return false;
        }
        passedOver.incrementAndGet();
        return true;
    }

    /** A segment of the run has these endpoints. */
    void seenInRun(FourTuple tuple) {
        taken |= has(tuple);
    }

    private boolean has(FourTuple tuple) {
        return his.contains(tuple.local()) || his.contains(tuple.remote());
    }

    /** How much of the run has been passed over, at most. */
    long lost() {
        return taken ? passedOver.get() : 0;
    }
}
