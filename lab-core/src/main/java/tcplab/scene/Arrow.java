package tcplab.scene;

import java.util.List;
import tcplab.event.Call;
import tcplab.journal.Passage;
import tcplab.model.Flag;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.text.Told;

/**
 * A segment on its way.
 *
 * @param sender the script's name of the socket that sent it, or its side and port
 * @param words flags and relative numbers
 * @param fate what became of it on the wire, in words, or empty
 * @param kept true if the wire still had it as the record ended
 * @param calls those that asked for it, possibly none
 * @param causes what it was sent for, a sentence each, possibly none
 */
public record Arrow(
        Passage passage,
        Side from,
        Side to,
        String sender,
        String receiver,
        Told words,
        Told fate,
        boolean kept,
        List<Call> calls,
        List<Told> causes,
        Kind kind) {
    /** What strikes first of a segment. */
    public enum Kind {
        RESET,
        AGAIN,
        COPY,
        FIN,
        SYN,
        PLAIN;

        /** Of a segment with two of them, the first. */
        public static Kind of(Passage passage) {
            Segment segment = passage.segment();
            if (segment.has(Flag.RST)) {
                return RESET;
            }
            if (passage.again() || passage.copy()) {
                return passage.copy() ? COPY : AGAIN;
            }
            if (segment.has(Flag.FIN)) {
                return FIN;
            }
            return segment.has(Flag.SYN) ? SYN : PLAIN;
        }
    }

    /** True for a segment that a socket sent to itself, or a side to itself. */
    public boolean loops() {
        return from == to;
    }
}
