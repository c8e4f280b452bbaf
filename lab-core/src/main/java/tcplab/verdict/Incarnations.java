package tcplab.verdict;

import java.util.List;
import tcplab.event.SocketNamed;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.model.Flag;
import tcplab.model.FourTuple;

/**
 * Tells connections apart that had the same four-tuple one after another (RFC 9293 calls them incarnations): each begins
 * with a SYN of its own, and the sockets got their names in the same order.
 */
final class Incarnations {
    private Incarnations() {}

    /** True if the socket of this name is the one that had these endpoints when the segment left. */
    static boolean isOf(Passage passage, SocketNamed socket, Timeline timeline) {
        FourTuple tuple = passage.segment().tuple();
        long all = Math.max(
                opened(tuple, Long.MAX_VALUE, timeline), opened(tuple.reversed(), Long.MAX_VALUE, timeline));
        if (all < 2) {
            // Several names of one connection: descriptors of one socket.
            return true;
        }
        List<String> names = timeline.all(SocketNamed.class).stream()
                .filter(other -> other.side() == socket.side()
                        && other.local().equals(socket.local())
                        && other.remote() != null
                        && other.remote().equals(socket.remote()))
                .map(SocketNamed::socket)
                .distinct()
                .toList();
        return names.size() < 2
                || names.indexOf(socket.socket()) == Math.min(number(passage, timeline), names.size() - 1);
    }

    /** Which connection of its four-tuple the segment belongs to, from 0; a copy to that of its original. */
    private static int number(Passage passage, Timeline timeline) {
        long at = passage.copy() && passage.leftNanos() != null ? passage.leftNanos() : passage.atNanos();
        FourTuple tuple = passage.segment().tuple();
        // Where both sides have sent a SYN, they open one connection.
        long opened = Math.max(opened(tuple, at, timeline), opened(tuple.reversed(), at, timeline));
        return (int) Math.max(0, opened - 1);
    }

    private static long opened(FourTuple tuple, long until, Timeline timeline) {
        return timeline.passages().stream()
                .filter(p -> p.segment().has(Flag.SYN) && !p.segment().has(Flag.ACK) && !p.again() && !p.copy())
                .filter(p -> p.atNanos() <= until && p.segment().tuple().equals(tuple))
                .count();
    }
}
