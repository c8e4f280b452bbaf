package tcplab.wire;

import java.util.ArrayList;
import java.util.List;
import tcplab.event.WireDid;
import tcplab.event.WireDid.Action;
import tcplab.model.Flag;
import tcplab.model.Segment;
import tcplab.model.Side;

/**
 * Where every segment waits before it meets the rules, while somebody steps through a run. Confined to the traffic's
 * thread.
 */
final class Gate {
    /** What the journal names as the rule. */
    private static final String RULE = WireDid.STEPPED;

    private record Waiting(Stopped stopped, Sent sent) {}

    /** Records what is done to a segment. */
    interface Record {
        void did(Action action, Side from, Segment segment, String rule);
    }

    /** Where segments go from here. */
    interface Next {
        void pass(Sent sent);
    }

    private final Record record;
    private final Next next;
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean closed;
    private int count;

    Gate(Record record, Next next) {
        this.record = record;
        this.next = next;
    }

    boolean isClosed() {
        return closed;
    }

    /** From now on every segment waits to be let through. */
    void shut() {
        closed = true;
    }

    /** Lets everything through, what waits first. */
    void open() {
        stopped().forEach(one -> let(one, 1));
        closed = false;
    }

    /** Opens it and loses what waits. */
    void forget() {
        closed = false;
        waiting.clear();
        count = 0;
    }

    /** What waits, oldest first. */
    List<Stopped> stopped() {
        return waiting.stream().map(Waiting::stopped).toList();
    }

    /** Stops a segment. A retransmission of what waits already is counted and lost, so that nothing piles up. */
    void stop(Sent sent) {
        Side from = sent.from();
        Segment segment = sent.segment();
        for (int i = 0; i < waiting.size(); i++) {
            Stopped known = waiting.get(i).stopped();
            if (known.from() == from && isRepeat(known.segment(), segment)) {
                Stopped again = new Stopped(known.number(), from, known.segment(), known.again() + 1);
                waiting.set(i, new Waiting(again, waiting.get(i).sent()));
                record.did(Action.DROPPED, from, segment, RULE + " (held already)");
                return;
            }
        }
        waiting.add(new Waiting(new Stopped(++count, from, segment, 0), sent));
        record.did(Action.HELD, from, segment, RULE);
    }

    /** What takes up sequence numbers is the same with another acknowledgement; a bare ACK is not. */
    private static boolean isRepeat(Segment known, Segment segment) {
        boolean counts = segment.length() > 0 || segment.has(Flag.SYN) || segment.has(Flag.FIN);
        return known.tuple().equals(segment.tuple())
                && known.seq() == segment.seq()
                && known.flagBits() == segment.flagBits()
                && known.length() == segment.length()
                && (counts || known.ack() == segment.ack());
    }

    /** Lets a segment go on so many times: 0 loses it, 2 is a duplicate. */
    void let(Stopped one, int times) {
        for (Waiting found : List.copyOf(waiting)) {
            if (found.stopped().number() == one.number()) {
                waiting.remove(found);
                record.did(times == 0 ? Action.DROPPED : Action.RELEASED, one.from(), one.segment(), RULE);
                for (int i = 0; i < times; i++) {
                    if (i > 0) {
                        record.did(Action.DUPLICATED, one.from(), one.segment(), RULE);
                    }
                    Sent sent = found.sent();
                    next.pass(new Sent(sent.from(), sent.segment(), sent.probe(), sent.packet().duplicate()));
                }
            }
        }
    }
}
