package tcplab.wire;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tcplab.model.FourTuple;
import tcplab.model.Segment;

/**
 * Which sockets answer, in the time of the story: their kernel lets an acknowledgement wait for the next answer (pingpong
 * mode). While somebody reads, the answer comes late and the timer goes off, for which a kernel leaves that mode, and would
 * acknowledge at once what the story has it wait with. Confined to the traffic's thread.
 */
final class PingPong {
    /** An answer within that time is one (TCP_ATO_MIN in include/net/tcp.h), and so long its acknowledgement may wait. */
    static final long ANSWER_NANOS = 40_000_000;

    private final Map<FourTuple, Long> got = new HashMap<>();
    private final Set<FourTuple> answering = new HashSet<>();

    /** Data came to the socket with these endpoints. */
    void got(FourTuple socket, long storyNanos) {
        got.put(socket, storyNanos);
    }

    /** Its sender says something. */
    void says(Segment segment, long storyNanos) {
        Long since = got.get(segment.tuple());
        if (segment.length() > 0 && since != null && storyNanos - since < ANSWER_NANOS) {
            answering.add(segment.tuple());
        }
    }

    /** Its program says that it answers (TCP_QUICKACK 0). */
    void begins(FourTuple socket) {
        answering.add(socket);
    }

    /** No answer came in time, or its program does not want to wait (TCP_QUICKACK 1). */
    void ends(FourTuple socket) {
        answering.remove(socket);
    }

    boolean isAnswering(FourTuple socket) {
        return answering.contains(socket);
    }

    void forget(FourTuple socket) {
        got.remove(socket);
        answering.remove(socket);
    }

    void forget() {
        got.clear();
        answering.clear();
    }
}
