package tcplab.render;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tcplab.journal.SocketHistory;
import tcplab.journal.SocketHistory.Known;
import tcplab.journal.SocketHistory.Source;
import tcplab.model.TcpState;
import tcplab.render.Exchange.End;
import tcplab.render.Exchange.Mark;

/**
 * Which segment brought a socket into which state, so that the ladder can show the state after each segment.
 *
 * <p>Time alone does not tell: {@code tcp_close()} enters FIN-WAIT-1 before the FIN leaves, {@code tcp_fin()} sends the
 * ACK before it enters CLOSING or TIME-WAIT, and {@code ss} sees a state milliseconds later. So each state goes to the
 * first segment that settles what RFC 9293 asks for it. SYN-RECEIVED goes to the SYN, although the tracepoint reports
 * it only when the third segment makes the request a full socket ({@code inet_csk_clone_lock()}).
 */
final class Causes {
    /** Clocks of two witnesses may differ by so much without an effect coming before its cause. */
    private static final long SLACK_NANOS = 1_000_000;
    /** Within this time after a change of state the segment that goes with it leaves, unless data is before it. */
    private static final long SENDING_NANOS = 5_000_000;

    /** A state as it becomes visible; {@code doubtful} if it is only concluded from the segments. */
    record Change(Known known, boolean doubtful) {}

    /** The last change that each end brought; ends are compared by identity. */
    final Map<End, Change> atEnd = new IdentityHashMap<>();
    /** Changes that no segment explains: calls, timers, or no capture. In order of time. */
    final List<Known> alone = new ArrayList<>();

    private final List<End> ends;
    private int next;

    private Causes(List<End> ends) {
        this.ends = ends;
    }

    static Causes of(SocketHistory history, List<End> ends) {
        Causes causes = new Causes(ends);
        TcpState before = TcpState.CLOSED;
        for (Known known : history.states()) {
            int index = causes.cause(known, before);
            if (index < 0) {
                causes.alone.add(known);
            } else {
                causes.atEnd.put(ends.get(index), new Change(known, false));
                causes.next = index;
            }
            before = known.state();
        }
        if (history.endUnknown()) {
            causes.concludeTimeWait();
        }
        return causes;
    }

    private int cause(Known known, TcpState before) {
        return switch (known.state()) {
            case LISTEN -> -1;
            case SYN_SENT -> departure(known, Mark.SENDS_SYN);
            case FIN_WAIT_1, LAST_ACK -> departure(known, Mark.SENDS_FIN);
            case SYN_RECEIVED -> arrival(known, Mark.GETS_SYN);
            case ESTABLISHED -> arrival(known, Mark.SYN_ACKED);
            case CLOSE_WAIT, CLOSING -> arrival(known, Mark.GETS_FIN);
            case FIN_WAIT_2 -> arrival(known, Mark.FIN_ACKED);
            case TIME_WAIT -> bothFinished(known);
            case CLOSED -> end(known, before);
        };
    }

    /** TIME-WAIT needs the peer's FIN and the ACK of the own one, whichever comes later. */
    private int bothFinished(Known known) {
        int index = Math.max(arrival(known, Mark.GETS_FIN), arrival(known, Mark.FIN_ACKED));
        return index >= 0 && hasFinBy(index) ? index : -1;
    }

    private boolean hasFinBy(int index) {
        return ends.subList(0, index + 1).stream().anyMatch(e -> e.marks().contains(Mark.GETS_FIN));
    }

    private int end(Known known, TcpState before) {
        // Samples alone may have missed LAST-ACK.
        boolean passive = before == TcpState.LAST_ACK || before == TcpState.CLOSE_WAIT;
        int acked = passive ? arrival(known, Mark.FIN_ACKED) : -1;
        if (acked >= 0) {
            return acked;
        }
        int reset = arrival(known, Mark.GETS_RST);
        return reset >= 0 ? reset : departure(known, Mark.SENDS_RST);
    }

    private int arrival(Known known, Mark mark) {
        int index = first(mark);
        return index >= 0 && ends.get(index).atNanos() <= known.seenNanos() + SLACK_NANOS ? index : -1;
    }

    private int departure(Known known, Mark mark) {
        int index = first(mark);
        if (index < 0) {
            return -1;
        }
        long sent = ends.get(index).atNanos();
        boolean near = known.source() == Source.TRACEPOINT
                ? sent >= known.seenNanos() - SLACK_NANOS && sent <= known.seenNanos() + SENDING_NANOS
                : sent <= known.seenNanos() + SLACK_NANOS;
        return near ? index : -1;
    }

    private int first(Mark mark) {
        for (int i = next; i < ends.size(); i++) {
            if (ends.get(i).marks().contains(mark)) {
                return i;
            }
        }
        return -1;
    }

    /** A socket replaced in FIN-WAIT-2 or CLOSING is in TIME-WAIT after the peer's FIN, unless it was reset. */
    private void concludeTimeWait() {
        int index = Math.max(first(Mark.GETS_FIN), first(Mark.FIN_ACKED));
        boolean finished = index >= 0
                && hasFinBy(index)
                && ends.stream().map(End::marks).noneMatch(Causes::resets);
        if (finished) {
            long at = ends.get(index).atNanos();
            Known timeWait = new Known(TcpState.TIME_WAIT, at, at, Source.SS, 0);
            atEnd.put(ends.get(index), new Change(timeWait, true));
        }
    }

    private static boolean resets(Set<Mark> marks) {
        return marks.contains(Mark.GETS_RST) || marks.contains(Mark.SENDS_RST);
    }
}
