package tcplab.socket;

import static tcplab.text.Told.say;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import tcplab.event.CallResult;
import tcplab.model.Errno;
import tcplab.text.Told;

/** How many calls of a crowd came to what. */
final class CrowdTally {
    private final Map<Errno, Integer> failures = new LinkedHashMap<>();
    private int done;
    private long returned;

    /** One returned this. */
    void returned(long number) {
        done++;
        returned = number;
    }

    void failed(Errno errno) {
        failures.merge(errno, 1, Integer::sum);
    }

    /** How many have come to an end. */
    int count() {
        return done + failures.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What all returned, or the errno that most of those came to that failed. */
    CallResult result() {
        return failures.entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .<CallResult>map(most -> new CallResult.Failed(most.getKey()))
                .orElse(new CallResult.Returned(returned));
    }

    /** How many that were. */
    Told note() {
        if (failures.isEmpty()) {
            return say("%s sockets", done);
        }
        Told errnos = Told.joined(", ", failures.entrySet().stream()
                .map(entry -> Told.plain(entry.getKey().name() + " " + entry.getValue()))
                .toList());
        return say("%1$s of %2$s sockets succeeded; %3$s", done, count(), errnos);
    }
}
