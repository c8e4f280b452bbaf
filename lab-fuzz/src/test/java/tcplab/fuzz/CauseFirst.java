package tcplab.fuzz;

import java.util.List;
import java.util.Optional;
import tcplab.journal.Passage;
import tcplab.journal.Roll;
import tcplab.journal.Timeline;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.model.TcpState;
import tcplab.scene.Lane;
import tcplab.scene.Scene;

/**
 * No state is drawn before the segment without which it cannot be (RFC 9293, 3.3.2). Asked of runs whose capture is
 * whole, whatever their other witnesses have missed.
 */
final class CauseFirst {
    private final Timeline timeline;
    private final Roll roll;

    private CauseFirst(Timeline timeline) {
        this.timeline = timeline;
        this.roll = timeline.roll();
    }

    /** The first state that stands before its cause, in words. */
    static Optional<String> brokenBy(Timeline timeline) {
        CauseFirst rule = new CauseFirst(timeline);
        for (Lane lane : Scene.of(timeline).lanes()) {
            for (Lane.Span span : lane.listener() ? List.<Lane.Span>of() : lane.spans()) {
                if (rule.isOpenedHere(lane.tuple()) && !rule.hasCause(lane.tuple(), span)) {
                    return Optional.of(lane.socket() + " is " + span.word() + " from " + span.fromNanos() / 1000 + " µs on");
                }
            }
        }
        return Optional.empty();
    }

    private boolean isOpenedHere(FourTuple tuple) {
        return timeline.passages().stream().map(Passage::segment).anyMatch(s -> s.has(Flag.SYN)
                && (s.tuple().equals(tuple) || s.tuple().reversed().equals(tuple)));
    }

    private boolean hasCause(FourTuple tuple, Lane.Span span) {
        return switch (span.state()) {
            case SYN_RECEIVED -> came(tuple, span, Flag.SYN);
            case ESTABLISHED -> came(tuple, span, Flag.SYN) && acknowledged(tuple, span, Flag.SYN);
            case CLOSE_WAIT, CLOSING -> came(tuple, span, Flag.FIN);
            case FIN_WAIT_2 -> acknowledged(tuple, span, Flag.FIN);
            case TIME_WAIT -> came(tuple, span, Flag.FIN) && acknowledged(tuple, span, Flag.FIN);
            default -> true;
        };
    }

    private boolean came(FourTuple tuple, Lane.Span span, Flag flag) {
        return timeline.passages().stream().anyMatch(p -> arrived(p, tuple, span) && p.segment().has(flag));
    }

    private boolean acknowledged(FourTuple tuple, Lane.Span span, Flag flag) {
        return timeline.passages().stream()
                .filter(p -> sent(p, tuple, span) && p.segment().has(flag))
                .map(Passage::segment)
                .anyMatch(s -> timeline.passages().stream().anyMatch(p -> arrived(p, tuple, span)
                        && p.segment().has(Flag.ACK) && (int) (p.segment().ack() - last(s, flag)) > 0));
    }

    private static long last(Segment segment, Flag flag) {
        return flag == Flag.SYN ? segment.seq() : segment.nextSeq() - 1;
    }

    private boolean sent(Passage passage, FourTuple tuple, Lane.Span span) {
        return passage.segment().tuple().equals(tuple) && !passage.copy() && passage.leftNanos() != null
                && passage.leftNanos() <= span.fromNanos()
                && roll.sender(passage).equals(roll.at(tuple, span.fromNanos()));
    }

    private boolean arrived(Passage passage, FourTuple tuple, Lane.Span span) {
        boolean loop = tuple.isSelf() && passage.lost();
        Long at = loop ? passage.leftNanos() : passage.arrivedNanos();
        return passage.segment().tuple().reversed().equals(tuple) && at != null && at <= span.fromNanos()
                && (loop || roll.receiver(passage).equals(roll.at(tuple, span.fromNanos())));
    }
}
