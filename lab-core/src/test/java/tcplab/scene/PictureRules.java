package tcplab.scene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tcplab.event.Call;
import tcplab.event.SegmentSeen;
import tcplab.journal.Incarnation;
import tcplab.journal.Passage;
import tcplab.journal.Roll;
import tcplab.journal.Timeline;
import tcplab.model.Flag;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.model.StateDiagram;
import tcplab.model.TcpState;

/**
 * What no picture of a run may show: states that are no path of the state diagram, a state beside or above a segment
 * without which it cannot be, a state that begins before that segment has passed.
 */
final class PictureRules {
    /**
     * A path of Linux that the diagram does not have.
     *
     * @param why the reason, with the kernel's function
     */
    private record Extra(TcpState from, TcpState to, String why) {}

    private static final List<Extra> EXTRA = List.of(
            new Extra(TcpState.CLOSED, TcpState.SYN_RECEIVED,
                    "a connection's socket begins in SYN-RECEIVED, the listener stays: inet_csk_clone_lock()"),
            new Extra(TcpState.LISTEN, TcpState.LISTEN, "a listener is shown until its connection has a socket"));

    /** What one socket has sent and got in the rows so far, or until a moment. */
    private static final class Got {
        final Set<Passage> sent = new HashSet<>();
        final Set<Passage> arrived = new HashSet<>();

        private boolean any(Set<Passage> passages, Flag flag) {
            return passages.stream().anyMatch(p -> p.segment().has(flag));
        }

        /** True if something that came acknowledges all numbers of a segment with this flag that was sent. */
        private boolean acknowledged(Flag flag) {
            return sent.stream().map(Passage::segment).filter(s -> s.has(flag)).anyMatch(s -> arrived.stream()
                    .map(Passage::segment)
                    .anyMatch(a -> a.has(Flag.ACK) && (int) (a.ack() - last(s, flag)) > 0));
        }

        private static long last(Segment segment, Flag flag) {
            return flag == Flag.SYN ? segment.seq() : segment.nextSeq() - 1;
        }

        /** What the state cannot be without and is not there; empty if all is. */
        String missing(TcpState state) {
            return switch (state) {
                case SYN_RECEIVED -> any(arrived, Flag.SYN) ? "" : "no SYN has come";
                case ESTABLISHED -> any(arrived, Flag.SYN) && acknowledged(Flag.SYN)
                        ? ""
                        : "the SYNs are not exchanged";
                // The own FIN may still wait behind data: tcp_fin() does not ask for it.
                case CLOSE_WAIT, CLOSING -> any(arrived, Flag.FIN) ? "" : "no FIN has come";
                case FIN_WAIT_2 -> acknowledged(Flag.FIN) ? "" : "its FIN is not acknowledged";
                case TIME_WAIT -> any(arrived, Flag.FIN) && acknowledged(Flag.FIN) ? "" : "not both FINs are settled";
                default -> "";
            };
        }
    }

    private final Timeline timeline;
    private final Roll roll;
    private final Cookies cookies;
    private final boolean captured;
    private final List<String> wrong = new ArrayList<>();

    private PictureRules(Timeline timeline) {
        this.timeline = timeline;
        this.roll = timeline.roll();
        this.cookies = Cookies.of(timeline);
        this.captured = !timeline.all(SegmentSeen.class).isEmpty();
    }

    /** In sentences; none if all is well. */
    static List<String> brokenBy(Timeline timeline) {
        PictureRules rules = new PictureRules(timeline);
        rules.checkLadder();
        rules.checkFigure();
        return rules.wrong;
    }

    private void checkLadder() {
        Map<Incarnation, Got> got = new HashMap<>();
        Map<Incarnation, TcpState> last = new LinkedHashMap<>();
        Map<Incarnation, Boolean> certain = new HashMap<>();
        long connecting = timeline.all(Call.class).stream()
                .filter(c -> c.name().equals("connect"))
                .mapToLong(Call::atNanos)
                .min()
                .orElse(Long.MAX_VALUE);
        for (Rung rung : Scene.of(timeline).rungs()) {
            if (rung instanceof Rung.Flight flight) {
                take(flight, got);
            }
            for (Side side : Side.values()) {
                Rung.Cell cell = rung.state(side);
                if (cell.socket() == null || !cell.changed()) {
                    continue;
                }
                Incarnation socket = cell.socket();
                String where = "ladder, " + rung.atNanos() / 1000 + " µs, " + side + " " + cell.text();
                boolean sure = !cell.text().endsWith(")") && !cell.text().endsWith("?");
                TcpState before = last.getOrDefault(socket, first(socket));
                // The row shows the state after a segment that may have brought two.
                boolean two = rung instanceof Rung.Flight && isTwoSteps(before, cell.state());
                checkStep(before, cell.state(), sure && !two && certain.getOrDefault(socket, true), where);
                checkCause(got.computeIfAbsent(socket, s -> new Got()), socket, cell.state(), where);
                boolean sent = got.get(socket).any(got.get(socket).sent, Flag.SYN);
                if (cell.state() == TcpState.SYN_SENT && !sent && rung.atNanos() < connecting) {
                    wrong.add(where + ": before its SYN, and before the first connect");
                }
                last.put(socket, cell.state());
                certain.put(socket, sure);
            }
        }
    }

    /** What a socket is in before its first state: one that began with a cookie is ready when it is made. */
    private TcpState first(Incarnation socket) {
        return cookies.has(socket) ? TcpState.SYN_RECEIVED : TcpState.CLOSED;
    }

    private static boolean isTwoSteps(TcpState from, TcpState to) {
        return Stream.of(TcpState.values())
                .anyMatch(between -> StateDiagram.isStep(from, between) && StateDiagram.isStep(between, to));
    }

    private void take(Rung.Flight flight, Map<Incarnation, Got> got) {
        Passage passage = flight.passage();
        switch (flight.part()) {
            case WHOLE, LOOP_OUT -> {
                got.computeIfAbsent(roll.sender(passage), s -> new Got()).sent.add(passage);
                got.computeIfAbsent(roll.receiver(passage), s -> new Got()).arrived.add(passage);
            }
            case DEPARTS, LOST -> got.computeIfAbsent(roll.sender(passage), s -> new Got()).sent.add(passage);
            case ARRIVES, COPY, LOOP_BACK -> got.computeIfAbsent(roll.receiver(passage), s -> new Got())
                    .arrived.add(passage);
        }
    }

    private void checkFigure() {
        for (Lane lane : Scene.of(timeline).lanes()) {
            if (lane.listener()) {
                continue;
            }
            TcpState before = first(roll.at(lane.tuple(), lane.spans().get(0).fromNanos()));
            boolean certain = true;
            long from = Long.MIN_VALUE;
            for (Lane.Span span : lane.spans()) {
                String where = "figure, " + lane.socket() + " " + span.word() + " from " + span.fromNanos() / 1000 + " µs";
                boolean sure = span.proof() == Proof.TRACEPOINT || span.proof() == Proof.SOCK_DIAG;
                checkStep(before, span.state(), certain && sure, where);
                Incarnation socket = roll.at(lane.tuple(), span.fromNanos());
                checkCause(gotBy(socket, span.fromNanos()), socket, span.state(), where);
                if (span.fromNanos() < from) {
                    wrong.add(where + ": before the state that it follows");
                }
                before = span.state();
                certain = sure;
                from = span.fromNanos();
            }
        }
    }

    private Got gotBy(Incarnation socket, long nanos) {
        Got got = new Got();
        for (Passage passage : timeline.passages()) {
            if (!passage.copy() && passage.leftNanos() != null && passage.leftNanos() <= nanos
                    && roll.sender(passage).equals(socket)) {
                got.sent.add(passage);
            }
            boolean loop = passage.lost() && socket.tuple().isSelf();
            long arrived = loop ? passage.leftNanos() : passage.lost() ? Long.MAX_VALUE : passage.arrivedNanos();
            if (arrived <= nanos && roll.receiver(passage).equals(socket)) {
                got.arrived.add(passage);
            }
        }
        return got;
    }

    /** @param certain true if the kernel reported both, so that none between was missed */
    private void checkStep(TcpState from, TcpState to, boolean certain, String where) {
        boolean way = certain ? StateDiagram.isStep(from, to) : StateDiagram.isWay(from, to);
        boolean extra = EXTRA.stream().anyMatch(e -> e.from() == from && e.to() == to);
        if (!way && !extra && from != to) {
            wrong.add(where + ": no way from " + from);
        }
    }

    private void checkCause(Got got, Incarnation socket, TcpState state, String where) {
        boolean opened = timeline.passages().stream()
                .anyMatch(p -> p.segment().has(Flag.SYN) && (p.segment().tuple().equals(socket.tuple())
                        || p.segment().tuple().reversed().equals(socket.tuple())));
        if (captured && opened && !got.missing(state).isEmpty()) {
            wrong.add(where + ": " + got.missing(state));
        }
    }
}
