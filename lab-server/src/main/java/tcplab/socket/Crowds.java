package tcplab.socket;

import static tcplab.text.Told.say;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tcplab.event.Call;
import tcplab.peer.ActionException;
import tcplab.peer.CrowdCalls;
import tcplab.peer.SocketCalls;

/**
 * The crowds of a side: descriptors that have one name together, and no channel each. Their calls are made one after the other in
 * a thread of their own, which the event loop does not wait for.
 */
final class Crowds {
    private static final int SOL_SOCKET = 1;
    private static final int SO_LINGER = 13;
    /** {@code struct linger}: on, with 0 seconds. */
    private static final int[] AT_ONCE = {1, 0};

    private final NettyPeer peer;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "crowd");
        made.setDaemon(true);
        return made;
    });
    /** By name; each is changed in the thread alone. */
    private final Map<String, Set<Integer>> descriptors = new ConcurrentHashMap<>();
    /** Counts how often all that waits was given up. */
    private volatile int timesGivenUp;

    Crowds(NettyPeer peer) {
        this.peer = peer;
    }

    /** What a call does to the descriptors of a crowd, in the thread. */
    interface Deed {
        /** @param goesOn false when it is not to wait any more */
        void on(Set<Integer> descriptors, CrowdTally tally, BooleanSupplier goesOn);
    }

    /** One call, as it is recorded. @param on the socket that makes it */
    record Made(String on, Call.By by, String name, String arguments, String detail) {}

    /** True if there is, or has been, a crowd of that name in this run. */
    boolean knows(String name) {
        return descriptors.containsKey(name);
    }

    /** What makes one. @param name under which it connects, or of the listener */
    CrowdCalls calls(String name, Call.By by) {
        return new CrowdOpening(peer, name, by);
    }

    /** What can be done with one. */
    SocketCalls of(String name, Call.By by) {
        return new OfCrowd(this, name, by);
    }

    /** Does it to the crowd of that name, and records it as one call. */
    CompletableFuture<Void> perform(String crowd, Made call, Deed deed) {
        Set<Integer> its = descriptors.computeIfAbsent(crowd, name -> new LinkedHashSet<>());
        CompletableFuture<Void> done = new CompletableFuture<>();
        long start = peer.now();
        int before = timesGivenUp;
        peer.waits(start, call.on(), call.by(), call.name(), call.arguments());
        thread.execute(() -> {
            CrowdTally tally = new CrowdTally();
            deed.on(its, tally, () -> before == timesGivenUp);
            boolean givenUp = before != timesGivenUp;
            peer.loop().execute(() -> peer.finish(done, () -> {
                if (givenUp) {
                    throw new ActionException(say("given up waiting on %s", call.on()));
                }
                peer.record(start, call.on(), call.by(), call.name(), call.arguments(), tally.result(), call.detail(), tally.note());
            }));
        });
        return done;
    }

    /** Nobody waits any more for what a call waits for. */
    void giveUp() {
        timesGivenUp++;
    }

    /** SO_LINGER with 0 seconds: close(2) sends RST. */
    static void abortively(int descriptor) throws ErrnoException {
        LibC.call("setsockopt", descriptor, SOL_SOCKET, SO_LINGER, AT_ONCE, AT_ONCE.length * Integer.BYTES);
    }

    /** Ends the run: aborts what is open, so that nothing is left of it in TIME-WAIT. Nothing of that is recorded. */
    void end() {
        giveUp();
        CompletableFuture.runAsync(() -> descriptors.values().forEach(Crowds::abort), thread)
                .orTimeout(5, TimeUnit.SECONDS)
                .exceptionally(late -> null)
                .join();
        descriptors.clear();
    }

    private static void abort(Set<Integer> its) {
        for (int descriptor : its) {
            try {
                abortively(descriptor);
            } catch (ErrnoException e) {
                // The connection is over already.
            }
            LibC.closeQuietly(descriptor);
        }
        its.clear();
    }
}
