package tcplab.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.journal.Timeline;
import tcplab.model.Side;

/**
 * The calls that have begun and may never return. Whoever makes one tells of it as pending when it goes on, and of its
 * result when it has returned; only that is recorded at once.
 */
final class Unreturned {
    private final Map<Beginning, Call> begun = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<Void>> awaited = new HashMap<>();
    private final Map<String, List<CompletableFuture<Void>>> background = new HashMap<>();
    /** The calls of reactions that have not returned yet; each completes when it has. */
    private final Map<Beginning, CompletableFuture<Void>> ofReactions = new LinkedHashMap<>();

    /** By what a call is the same when it returns. */
    private record Beginning(long atNanos, Side side, String socket, Call.By by, String name) {
        static Beginning of(Call call) {
            return new Beginning(call.atNanos(), call.side(), call.socket(), call.by(), call.name());
        }
    }

    /** A call has begun and goes on; it is told of again if somebody asks often. */
    synchronized void waits(Call call) {
        boolean isNew = begun.putIfAbsent(Beginning.of(call), call) == null;
        if (isNew && call.by() == Call.By.REACTION) {
            ofReactions.put(Beginning.of(call), new CompletableFuture<>());
        }
        if (call.by() == Call.By.SCRIPT && awaited.containsKey(call.socket())) {
            awaited.remove(call.socket()).complete(null);
        }
    }

    /** A call has returned, and is recorded. */
    synchronized void returned(Call call) {
        if (call.result() instanceof CallResult.Future && awaited.containsKey(call.socket())) {
            // It has begun what only a future ends. The return of any other call says nothing of the one that is awaited.
            awaited.remove(call.socket()).complete(null);
        }
        CompletableFuture<Void> awaitedCall = ofReactions.remove(Beginning.of(call));
        if (awaitedCall != null) {
            awaitedCall.complete(null);
        }
    }

    /** The script goes on while this call does. */
    synchronized void inBackground(String socket, CompletableFuture<Void> call) {
        background.computeIfAbsent(socket, s -> new ArrayList<>()).add(call);
    }

    /** The calls on this socket that the script left in the background, and those of its reactions that have not returned yet; each completes when it has. */
    synchronized List<CompletableFuture<Void>> inBackground(String socket) {
        List<CompletableFuture<Void>> calls = new ArrayList<>(background.getOrDefault(socket, List.of()));
        ofReactions.forEach((beginning, call) -> {
            if (beginning.socket().equals(socket)) {
                calls.add(call);
            }
        });
        return calls;
    }

    /** Completes when a step's next call on this socket has begun, unless that returns at once. */
    synchronized CompletableFuture<Void> nextOn(String socket) {
        CompletableFuture<Void> next = new CompletableFuture<>();
        awaited.put(socket, next);
        return next;
    }

    /**
     * The same record with the calls that have not returned in it, as pending at its end; what has returned since has
     * not in this record.
     */
    synchronized Timeline completed(Timeline timeline, long endNanos) {
        Set<Beginning> returned = new HashSet<>();
        Map<String, Integer> ordinals = new HashMap<>();
        for (Call call : timeline.all(Call.class)) {
            returned.add(Beginning.of(call));
            ordinals.merge(call.socket(), call.ordinal(), Math::max);
        }
        List<Call> pending = new ArrayList<>();
        begun.forEach((beginning, call) -> {
            if (!returned.contains(beginning) && call.atNanos() <= endNanos) {
                int ordinal = ordinals.merge(call.socket(), 1, Integer::sum);
                pending.add(new Call(
                        call.atNanos(), endNanos, call.side(), call.socket(), ordinal, call.by(), call.name(),
                        call.arguments(), call.result(), call.detail()));
            }
        });
        return timeline.with(pending);
    }
}
