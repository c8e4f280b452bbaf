package tcplab.export;

import static tcplab.text.Told.say;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tcplab.command.Accept;
import tcplab.command.Bind;
import tcplab.command.Close;
import tcplab.command.Connect;
import tcplab.command.Listen;
import tcplab.command.React;
import tcplab.command.Recv;
import tcplab.command.Send;
import tcplab.command.Shutdown;
import tcplab.command.StepFailure;
import tcplab.export.Transcript.Called;
import tcplab.export.Transcript.Item;
import tcplab.peer.Action;
import tcplab.peer.SocketCalls;
import tcplab.script.Experiment;

/**
 * Finds the close of a socket that has unread data and the peer's FIN: the kernel sends RST then. Netty has read all
 * of it as soon as the FIN came, whatever its options, and would send FIN.
 */
final class UnreadBytes {
    private final Map<Integer, Deque<String>> waiting = new HashMap<>();
    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, String> peers = new HashMap<>();
    /** Sends of each socket, and reads; of a socket that reads by itself, more than there are lines. */
    private final Map<String, Integer> sends = new HashMap<>();
    private final Map<String, Integer> reads = new HashMap<>();
    private final Set<String> finished = new HashSet<>();

    private UnreadBytes() {}

    static void check(Experiment experiment, List<Item> items) throws StepFailure {
        UnreadBytes unread = new UnreadBytes();
        for (Item item : items) {
            if (item instanceof Called called && unread.areClosed(called.action())) {
                throw Transcript.refused(experiment, called.step(),
                        say("its unread data is to make this an RST, but Netty reads all when a FIN comes"));
            }
        }
    }

    /** Takes note of the call; true if it closes what has unread data and a FIN after it. */
    private boolean areClosed(Action action) {
        String socket = action.socket();
        if (action instanceof Listen listen && listen.local() != null) {
            ports.put(socket, listen.local().port());
        } else if (action instanceof Bind bind) {
            ports.put(socket, bind.local().port());
        } else if (action instanceof Connect connect && connect.remote() != null) {
            connect(socket, connect.remote().port());
        } else if (action instanceof Accept accept) {
            accept(socket, accept.as());
        } else if (action instanceof Send && !finished.contains(socket)) {
            sends.merge(socket, 1, Integer::sum);
        } else if (action instanceof React || action instanceof Recv recv && recv.toEof()) {
            reads.put(socket, Integer.MAX_VALUE / 2);
        } else if (action instanceof Recv) {
            reads.merge(socket, 1, Integer::sum);
        } else if (action instanceof Shutdown shutdown && shutdown.how() != SocketCalls.Direction.RD) {
            finished.add(socket);
        } else if (action instanceof Close) {
            String peer = peers.getOrDefault(socket, "");
            boolean after = finished.contains(peer);
            finished.add(socket);
            return after && sends.getOrDefault(peer, 0) > reads.getOrDefault(socket, 0);
        }
        return false;
    }

    private void connect(String socket, int port) {
        if (ports.getOrDefault(socket, -1) == port) {
            peers.put(socket, socket);
        } else {
            waiting.computeIfAbsent(port, p -> new ArrayDeque<>()).add(socket);
        }
    }

    /** The accept queue is first in, first out. */
    private void accept(String listener, String as) {
        String peer = waiting.getOrDefault(ports.getOrDefault(listener, -1), new ArrayDeque<>()).poll();
        if (peer != null) {
            peers.put(as, peer);
            peers.put(peer, as);
        }
    }
}
