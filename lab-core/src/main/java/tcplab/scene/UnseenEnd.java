package tcplab.scene;

import java.util.Optional;
import tcplab.journal.Incarnation;
import tcplab.journal.SocketHistory;
import tcplab.journal.SocketHistory.Known;
import tcplab.journal.SocketHistory.Source;
import tcplab.journal.Timeline;
import tcplab.model.TcpState;

/** The end of a socket that no witness saw: it is closed, since another one has its endpoints. */
final class UnseenEnd {
    private UnseenEnd() {}

    /** Empty where a witness saw its end, and where none has followed; what TIME-WAIT makes room for ends by no segment. */
    static Optional<Known> of(Timeline timeline, Incarnation socket, SocketHistory history) {
        Known last = history.last().orElse(null);
        boolean open = last != null && last.state() != TcpState.CLOSED && last.state() != TcpState.TIME_WAIT && !history.endUnknown();
        Optional<Incarnation> follower = timeline.roll().next(socket);
        if (!open || follower.isEmpty()) {
            return Optional.empty();
        }
        // The first state of the next one began after the last proof of this one.
        Optional<Known> next = SocketHistory.of(timeline, follower.get()).states().stream().findFirst();
        long notBefore = next.filter(known -> known.source() != Source.TRACEPOINT).orElse(last).notBeforeNanos();
        return Optional.of(new Known(TcpState.CLOSED, Math.max(last.notBeforeNanos(), notBefore), socket.untilNanos(), Source.SS, 0));
    }
}
