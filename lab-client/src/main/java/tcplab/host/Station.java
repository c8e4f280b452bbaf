package tcplab.host;

import java.nio.file.Path;
import java.util.List;
import tcplab.model.Side;

/**
 * A network stack with the place where its segments can be seen.
 *
 * @param side whose stack it is; where both sides share one, {@link Side#CLIENT}
 * @param point name of the place in events: {@code client}, {@code server} or {@code lo}
 * @param device network device to capture on
 * @param namespace file of its network namespace, {@code /proc/123/ns/net}; empty for the lab's own
 * @param enter the command words that run a program inside its network namespace, empty for the lab's own
 */
public record Station(Side side, String point, String device, String namespace, List<String> enter) {
    /** In the lab's own network namespace, or one that only these words know. */
    public Station(Side side, String point, String device, List<String> enter) {
        this(side, point, device, "", enter);
    }

    public Station {
        enter = List.copyOf(enter);
    }

    /** The folder of what the stack tells of itself, as {@code /proc/net} to a process inside. */
    public Path procNet() {
        return namespace.isEmpty() ? Path.of("/proc/self/net") : Path.of(namespace).resolveSibling("../net").normalize();
    }

    /** The command as it has to be started to run inside this network stack. */
    public List<String> command(List<String> words) {
        if (enter.isEmpty()) {
            return List.copyOf(words);
        }
        List<String> all = new java.util.ArrayList<>(enter);
        all.addAll(words);
        return List.copyOf(all);
    }
}
