package tcplab.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tcplab.journal.Incarnation;
import tcplab.journal.Passage;
import tcplab.journal.Roll;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.Segment;

/**
 * What one socket sent and received in order of time, with what each segment settled for it: what RFC 9293, 3.10.7,
 * makes a change of state depend on.
 */
final class Exchange {
    /** What a segment settles for the socket at this end. */
    enum Mark {
        SENDS_SYN,
        SENDS_FIN,
        SENDS_RST,
        /** A SYN without ACK has come. */
        KNOCKS,
        /** The SYN that this socket answers has come, or one that crosses its own. */
        GETS_SYN,
        /** A SYN has come and this host has said nothing to it: no socket has begun. */
        IGNORED,
        /** With this segment the peer's FIN and all before it have come, or the FIN has come again. */
        GETS_FIN,
        GETS_RST,
        SYN_ACKED,
        FIN_ACKED
    }

    /** One end of a segment's way. */
    record End(Passage passage, boolean departs, long atNanos, Set<Mark> marks) {}

    private final FourTuple tuple;
    private final List<End> ends = new ArrayList<>();

    /** Sequence numbers of the present connection; null until known. */
    private Long ownSyn;

    private Long ownFinEnd;
    private Long peerSyn;
    private Long peerFinEnd;
    private Long received;
    private final List<Segment> early = new ArrayList<>();

    private Exchange(FourTuple tuple) {
        this.tuple = tuple;
    }

    /** Of one socket, as it sees it. */
    static List<End> of(Roll roll, Incarnation socket) {
        FourTuple tuple = socket.tuple();
        Exchange exchange = new Exchange(tuple);
        List<End> plain = new ArrayList<>();
        for (Passage passage : roll.between(tuple)) {
            if (passage.segment().tuple().equals(tuple) && passage.leftNanos() != null && !passage.copy()) {
                plain.add(new End(passage, true, passage.leftNanos(), Set.of()));
            }
            if (passage.segment().tuple().reversed().equals(tuple)) {
                exchange.addArrival(plain, passage);
            }
        }
        plain.removeIf(end -> !socket.lastsAt(end.atNanos()));
        plain.sort(Comparator.comparingLong(End::atNanos));
        plain.forEach(exchange::settle);
        exchange.answerKnocks();
        return exchange.ends;
    }

    /** A full accept queue or SYN queue drops a SYN without a word ({@code tcp_conn_request()}); only the next may count. */
    private void answerKnocks() {
        boolean opening = false;
        boolean got = false;
        for (int i = 0; i < ends.size(); i++) {
            Set<Mark> marks = ends.get(i).marks();
            opening |= marks.contains(Mark.SENDS_SYN);
            if (!marks.contains(Mark.KNOCKS)) {
                continue;
            }
            Segment said = saidTo(i);
            if (!got && (opening || said != null && said.has(Flag.SYN))) {
                marks.add(Mark.GETS_SYN);
                got = true;
            } else if (!opening && said == null) {
                marks.add(Mark.IGNORED);
            }
        }
    }

    /** The first segment sent after this end of a SYN and before the next SYN comes; null if there is none. */
    private Segment saidTo(int knock) {
        for (int i = knock + 1; i < ends.size() && !ends.get(i).marks().contains(Mark.KNOCKS); i++) {
            if (ends.get(i).departs()) {
                return ends.get(i).passage().segment();
            }
        }
        return null;
    }

    /** A segment to oneself arrives as it leaves, also where only its departure was captured. */
    private void addArrival(List<End> plain, Passage passage) {
        Long at = passage.arrivedNanos();
        if (at == null && tuple.isSelf()) {
            at = passage.leftNanos();
        }
        if (at != null) {
            plain.add(new End(passage, false, at, Set.of()));
        }
    }

    private void settle(End end) {
        Segment segment = end.passage().segment();
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        if (end.departs()) {
            send(segment, marks);
        } else {
            receive(segment, marks);
        }
        ends.add(new End(end.passage(), end.departs(), end.atNanos(), marks));
    }

    private void send(Segment segment, Set<Mark> marks) {
        if (segment.has(Flag.SYN) && !Long.valueOf(segment.seq()).equals(ownSyn)) {
            ownSyn = segment.seq();
            ownFinEnd = null;
            marks.add(Mark.SENDS_SYN);
        }
        if (segment.has(Flag.FIN) && ownFinEnd == null) {
            ownFinEnd = segment.nextSeq();
            marks.add(Mark.SENDS_FIN);
        }
        if (segment.has(Flag.RST)) {
            marks.add(Mark.SENDS_RST);
        }
    }

    private void receive(Segment segment, Set<Mark> marks) {
        if (segment.has(Flag.SYN) && !Long.valueOf(segment.seq()).equals(peerSyn)) {
            peerSyn = segment.seq();
            peerFinEnd = null;
            received = peerSyn;
            early.clear();
        }
        if (segment.has(Flag.SYN) && !segment.has(Flag.ACK)) {
            marks.add(Mark.KNOCKS);
        }
        if (segment.has(Flag.RST)) {
            marks.add(Mark.GETS_RST);
            return;
        }
        if (segment.has(Flag.ACK) && ownSyn != null && after(segment.ack(), ownSyn)) {
            marks.add(Mark.SYN_ACKED);
        }
        if (segment.has(Flag.ACK) && ownFinEnd != null && !after(ownFinEnd, segment.ack())) {
            marks.add(Mark.FIN_ACKED);
        }
        if (takesFin(segment)) {
            marks.add(Mark.GETS_FIN);
        }
    }

    /** True if the octets up to the peer's FIN are complete with this segment, and were not before, or it has the FIN. */
    private boolean takesFin(Segment segment) {
        if (received == null) {
            received = segment.seq();
        }
        boolean before = peerFinEnd != null && !after(peerFinEnd, received);
        if (segment.has(Flag.FIN)) {
            peerFinEnd = segment.nextSeq();
        }
        early.add(segment);
        boolean moved = true;
        while (moved) {
            moved = early.removeIf(this::advance);
        }
        boolean complete = peerFinEnd != null && !after(peerFinEnd, received);
        return complete && (!before || segment.has(Flag.FIN));
    }

    /** Takes the segment if it is not beyond a hole. */
    private boolean advance(Segment segment) {
        if (after(segment.seq(), received)) {
            return false;
        }
        if (after(segment.nextSeq(), received)) {
            received = segment.nextSeq();
        }
        return true;
    }

    /** RFC 9293, 3.4: modulo 2^32. */
    private static boolean after(long a, long b) {
        return (int) (a - b) > 0;
    }
}
