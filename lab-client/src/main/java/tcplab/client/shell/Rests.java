package tcplab.client.shell;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tcplab.model.TcpState;

/**
 * Where the sockets of a session had come to rest when its next line was typed. A script does its lines at once: it has to
 * await what a person has waited for without a word.
 */
final class Rests {
    /** States that last until somebody does something, and that no call waits for. */
    private static final Set<TcpState> LASTING = EnumSet.of(TcpState.FIN_WAIT_2, TcpState.CLOSE_WAIT, TcpState.TIME_WAIT);

    private Rests() {}

    /** A line for each socket that rests now. @param before the lines so far, which may say so already */
    static List<String> awaited(Map<String, List<TcpState>> states, Collection<String> before) {
        return states.entrySet().stream()
                .filter(entry -> entry.getValue().size() == 1 && LASTING.contains(entry.getValue().get(0)))
                .map(entry -> "await " + entry.getKey() + " " + entry.getValue().get(0))
                .filter(line -> !before.contains(line))
                .toList();
    }
}
