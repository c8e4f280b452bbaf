package tcplab.render;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import tcplab.event.Call;
import tcplab.event.StepDone;
import tcplab.journal.Timeline;
import tcplab.language.Tokens;

/** From a call of the script to the line of its step, which begins with the socket's name. A run makes one step after the other. */
final class StepLines {
    private final Map<String, NavigableMap<Long, StepDone>> bySocket = new HashMap<>();

    StepLines(Timeline timeline) {
        timeline.all(StepDone.class).forEach(step ->
                bySocket.computeIfAbsent(Tokens.first(step.text()), socket -> new TreeMap<>()).put(step.atNanos(), step));
    }

    /** Empty if the call was made during no step of its socket. */
    Optional<Integer> of(Call call) {
        return Optional.ofNullable(bySocket.get(call.socket()))
                .map(steps -> steps.floorEntry(call.atNanos()))
                .map(Map.Entry::getValue)
                .filter(step -> call.atNanos() <= step.endNanos())
                .map(StepDone::line);
    }
}
