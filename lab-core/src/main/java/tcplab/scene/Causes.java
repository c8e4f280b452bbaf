package tcplab.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import tcplab.journal.SocketHistory;
import tcplab.journal.SocketHistory.Known;
import tcplab.journal.SocketHistory.Source;
import tcplab.model.TcpState;
import tcplab.scene.Exchange.End;
import tcplab.scene.Exchange.Mark;

/**
 * Which segment brought a socket into which state, so that a picture can show the state after each segment, and none
 * before what allows it.
 *
 * <p>Time alone does not tell: {@code tcp_close()} enters FIN-WAIT-1 before the FIN leaves, {@code tcp_fin()} sends the
 * ACK before it enters CLOSING or TIME-WAIT, and {@code ss} sees a state milliseconds later. So each state goes to a
 * segment that settles what RFC 9293 asks for it, within the time in which the state can have begun. SYN-RECEIVED goes
 * to the SYN that is answered, although the tracepoint reports it only when the third segment makes the request a full
 * socket ({@code inet_csk_clone_lock()}).
 */
final class Causes {
    /** Clocks of two witnesses may differ by so much without an effect coming before its cause. */
    private static final long SLACK_NANOS = 1_000_000;
    /** A busy kernel takes a segment so long after the capture has seen it. */
    private static final long TAKING_NANOS = 5_000_000;
    /** Within this time after a change of state the segment that goes with it leaves, unless data is before it. */
    private static final long SENDING_NANOS = 5_000_000;

    /**
     * A state in its place.
     *
     * @param cause what brought it; null if no segment explains it: a call, a timer, or no capture
     * @param atNanos when it is to be drawn: at its cause; without one when it is certain, but before what follows
     * @param doubtful true if it is only concluded from the segments
     */
    record Placed(Known known, End cause, long atNanos, boolean doubtful) {}

    private final List<End> ends;
    private final List<Placed> placed = new ArrayList<>();
    private int next;

    private Causes(List<End> ends) {
        this.ends = ends;
    }

    /**
     * The states of a socket in order.
     *
     * @param ends what it sent and received, in order of time
     * @param byCookie true if there was nothing of it before the third segment: what the tracepoint then reports first is
     *     only the way of a new socket to its state
     * @param unseenEnd when it was closed, if no witness saw that
     */
    static List<Placed> of(SocketHistory history, List<End> ends, boolean byCookie, Optional<Known> unseenEnd) {
        Causes causes = new Causes(ends);
        TcpState before = TcpState.CLOSED;
        for (Known known : history.states()) {
            if (byCookie && known.state() == TcpState.SYN_RECEIVED && known.source() == Source.TRACEPOINT) {
                continue;
            }
            int index = causes.cause(known, before);
            if (index < 0) {
                causes.placed.add(new Placed(known, null, known.seenNanos(), false));
            } else {
                causes.placed.add(new Placed(known, ends.get(index), ends.get(index).atNanos(), false));
                causes.next = index;
            }
            before = known.state();
        }
        history.replacedNanos().ifPresent(causes::concludeTimeWait);
        unseenEnd.ifPresent(causes::concludeClosed);
        causes.putInOrder();
        return causes.placed;
    }

    private int cause(Known known, TcpState before) {
        return switch (known.state()) {
            case LISTEN -> -1;
            case SYN_SENT -> departure(known, Mark.SENDS_SYN);
            case FIN_WAIT_1, LAST_ACK -> departure(known, Mark.SENDS_FIN);
            case SYN_RECEIVED -> opening(known);
            case ESTABLISHED -> arrival(known, Mark.SYN_ACKED);
            case CLOSE_WAIT, CLOSING -> arrival(known, Mark.GETS_FIN);
            case FIN_WAIT_2 -> arrival(known, Mark.FIN_ACKED);
            case TIME_WAIT -> bothFinished(known, before);
            case CLOSED -> end(known, before);
        };
    }

    /** A request socket lives unseen by the tracepoint until the third segment. */
    private int opening(Known known) {
        int answered = first(i -> has(i, Mark.GETS_SYN) && ends.get(i).atNanos() <= known.seenNanos() + SLACK_NANOS);
        return answered >= 0 ? answered : arrival(known, Mark.KNOCKS);
    }

    /** TIME-WAIT needs the peer's FIN and the ACK of the own one, whichever comes later. */
    private int bothFinished(Known known, TcpState before) {
        int fin = before == TcpState.CLOSING ? next : arrival(known, Mark.GETS_FIN);
        int acked = before == TcpState.FIN_WAIT_2 ? next : arrival(known, Mark.FIN_ACKED);
        int index = fin < 0 || acked < 0 ? -1 : Math.max(fin, acked);
        return index >= 0 && hasFinBy(index) ? index : -1;
    }

    private boolean hasFinBy(int index) {
        return index < ends.size() && ends.subList(0, index + 1).stream().anyMatch(e -> e.marks().contains(Mark.GETS_FIN));
    }

    private int end(Known known, TcpState before) {
        // Looks alone may have missed LAST-ACK.
        boolean passive = before == TcpState.LAST_ACK || before == TcpState.CLOSE_WAIT;
        int acked = passive ? arrival(known, Mark.FIN_ACKED) : -1;
        if (acked >= 0) {
            return acked;
        }
        int sent = departure(known, Mark.SENDS_RST);
        int got = within(known, Mark.GETS_RST);
        return got >= 0 ? got : sent >= 0 ? sent : earlier(known, Mark.GETS_RST);
    }

    /** The first that came while the state can have begun; else the last before, if the kernel was slow to take it. */
    private int arrival(Known known, Mark mark) {
        int within = within(known, mark);
        return within >= 0 ? within : earlier(known, mark);
    }

    private int within(Known known, Mark mark) {
        return first(i -> has(i, mark)
                && ends.get(i).atNanos() >= known.notBeforeNanos() - SLACK_NANOS
                && ends.get(i).atNanos() <= known.seenNanos() + SLACK_NANOS);
    }

    /**
     * The tracepoint names the moment of the change. If nothing came then that settles it, the kernel has either been slow
     * to take what came before, or had dropped it and was given it again by what came then.
     */
    private int earlier(Known known, Mark mark) {
        if (known.source() != Source.TRACEPOINT) {
            return -1;
        }
        int settled = last(i -> has(i, mark) && ends.get(i).atNanos() < known.notBeforeNanos());
        int given = last(i -> !ends.get(i).departs()
                && i > settled
                && ends.get(i).atNanos() >= known.notBeforeNanos() - TAKING_NANOS
                && ends.get(i).atNanos() <= known.notBeforeNanos() + SLACK_NANOS);
        return settled >= 0 && given >= 0 ? given : settled;
    }

    private int departure(Known known, Mark mark) {
        int index = first(i -> has(i, mark));
        if (index < 0) {
            return -1;
        }
        long sent = ends.get(index).atNanos();
        boolean near = known.source() == Source.TRACEPOINT
                ? sent >= known.seenNanos() - SLACK_NANOS && sent <= known.seenNanos() + SENDING_NANOS
                : sent <= known.seenNanos() + SLACK_NANOS;
        return near ? index : -1;
    }

    private boolean has(int index, Mark mark) {
        return ends.get(index).marks().contains(mark);
    }

    private int first(IntPredicate wanted) {
        return IntStream.range(next, ends.size()).filter(wanted).findFirst().orElse(-1);
    }

    private int last(IntPredicate wanted) {
        return IntStream.range(next, ends.size()).filter(wanted).max().orElse(-1);
    }

    /** A socket replaced in FIN-WAIT-2 or CLOSING is in TIME-WAIT after the peer's FIN, unless it was reset. */
    private void concludeTimeWait(long replacedNanos) {
        Known ended = new Known(TcpState.CLOSED, replacedNanos, Long.MAX_VALUE / 2, Source.TRACEPOINT, 0);
        int index = Math.max(arrival(ended, Mark.GETS_FIN), arrival(ended, Mark.FIN_ACKED));
        boolean finished = index >= 0
                && hasFinBy(index)
                && ends.stream().map(End::marks).noneMatch(Causes::resets);
        if (finished) {
            long at = ends.get(index).atNanos();
            placed.add(new Placed(new Known(TcpState.TIME_WAIT, at, at, Source.SS, 0), ends.get(index), at, true));
        }
    }

    /** The reset that came, or left, after the last proof that it was not closed has closed it; nothing else tells when that was. */
    private void concludeClosed(Known closed) {
        int index = first(i -> resets(ends.get(i).marks()) && ends.get(i).atNanos() >= closed.notBeforeNanos());
        if (index >= 0) {
            placed.add(new Placed(closed, ends.get(index), ends.get(index).atNanos(), true));
        }
    }

    private static boolean resets(Set<Mark> marks) {
        return marks.contains(Mark.GETS_RST) || marks.contains(Mark.SENDS_RST);
    }

    /**
     * What no segment explains has its place between its neighbours, although a look ends later and clocks differ. A
     * segment is drawn where it leaves, so what comes before its effect stands before that, if it can.
     */
    private void putInOrder() {
        for (int i = placed.size() - 2; i >= 0; i--) {
            Placed after = placed.get(i + 1);
            Known known = placed.get(i).known();
            long limit = drawnNanos(after) > known.notBeforeNanos() ? drawnNanos(after) : after.atNanos();
            putAlone(i, Math.min(placed.get(i).atNanos(), limit - 1));
        }
        for (int i = 1; i < placed.size(); i++) {
            putAlone(i, Math.max(placed.get(i).atNanos(), placed.get(i - 1).atNanos()));
        }
    }

    private void putAlone(int index, long atNanos) {
        Placed state = placed.get(index);
        if (state.cause() == null) {
            placed.set(index, new Placed(state.known(), null, atNanos, false));
        }
    }

    private static long drawnNanos(Placed placed) {
        End cause = placed.cause();
        boolean arrives = cause != null && !cause.departs() && !cause.passage().copy();
        return arrives && cause.passage().leftNanos() != null ? cause.passage().leftNanos() : placed.atNanos();
    }
}
