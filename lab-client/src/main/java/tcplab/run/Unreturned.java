package tcplab.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.journal.Timeline;
import tcplab.model.Side;
import tcplab.peer.Action;
import tcplab.peer.GoneException;

/** The calls that a run has begun and that may never return: a side records a call only when it has. */
final class Unreturned {
    private record Begun(long atNanos, Side side, Action action) {}

    private final List<Begun> begun = new ArrayList<>();
    private final List<Begun> givenUp = new ArrayList<>();

    /** A side is told to do it. */
    synchronized void begins(long atNanos, Side side, Action action) {
        if (action.waitsIn().isPresent()) {
            begun.add(new Begun(atNanos, side, action));
        }
    }

    /**
     * It has ended: its call is recorded, or there was none. A call of a process that has ended has not returned.
     *
     * @param problem why it has not been done, or null
     */
    synchronized void ended(Action action, Throwable problem) {
        if (!(problem instanceof GoneException)) {
            begun.removeIf(one -> one.action() == action);
        }
    }

    /** Nobody waits any longer for what has not ended by now: it has not returned. */
    synchronized void givenUp() {
        givenUp.addAll(begun);
        begun.clear();
    }

    /** The same timeline with the calls that it does not have, as pending. */
    synchronized Timeline completed(Timeline timeline, long nowNanos) {
        Map<String, Integer> ordinals = new HashMap<>();
        timeline.all(Call.class).forEach(call -> ordinals.merge(call.socket(), call.ordinal(), Math::max));
        List<Call> pending = new ArrayList<>();
        for (Begun one : Stream.concat(givenUp.stream(), begun.stream()).toList()) {
            Optional<Action.Waiting> waiting = one.action().waitsIn().filter(w -> !isRecorded(one, w, timeline));
            waiting.ifPresent(w -> pending.add(new Call(
                    one.atNanos(), nowNanos, one.side(), one.action().socket(),
                    ordinals.merge(one.action().socket(), 1, Integer::sum), Call.By.SCRIPT, w.name(), w.arguments(),
                    CallResult.PENDING, "")));
        }
        return timeline.with(pending);
    }

    /** True if it has returned meanwhile. */
    private static boolean isRecorded(Begun one, Action.Waiting waiting, Timeline timeline) {
        return timeline.all(Call.class).stream()
                .anyMatch(call -> call.socket().equals(one.action().socket())
                        && call.by() == Call.By.SCRIPT
                        && call.name().equals(waiting.name())
                        && call.atNanos() >= one.atNanos());
    }
}
