package tcplab.scene;

import static tcplab.text.Told.say;

import tcplab.journal.Passage;
import tcplab.model.Flag;
import tcplab.model.Segment;
import tcplab.text.Told;

/** A segment in words: {@code FIN+ACK seq=6 ack=1}, {@code PSH+ACK seq=1 ack=1 len=5 again}. */
public final class SegmentWords {
    private SegmentWords() {}

    /** Flags and relative numbers; the length only if there is payload. */
    public static Told of(Passage passage) {
        return words(passage, passage.segment().length() > 0);
    }

    /** The same with the length also when it is 0. */
    public static Told withLength(Passage passage) {
        return words(passage, true);
    }

    private static Told words(Passage passage, boolean withLength) {
        Segment segment = passage.segment();
        String ack = !segment.has(Flag.ACK) ? "" : " ack=" + (passage.relativeAck() == null ? "?" : passage.relativeAck());
        String length = withLength ? " len=" + segment.length() : "";
        return Told.format("%s seq=%d%s%s%s%s", flags(segment), passage.relativeSeq(), ack, length, closed(segment), marks(passage));
    }

    /** The window only where it stops the peer; that of an RST says nothing. */
    private static String closed(Segment segment) {
        return segment.window() == 0 && !segment.has(Flag.RST) ? " win=0" : "";
    }

    /** {@code again} for a retransmission, the name of a probe, {@code copy} for what the wire made. */
    private static Told marks(Passage passage) {
        Told asked = passage.probe() == null ? Told.nothing() : Told.format(" %s", passage.probe().told());
        Told again = passage.again() ? Told.format(" %s", say("again")) : asked;
        return passage.copy() ? Told.format("%s %s", again, say("copy")) : again;
    }

    /** {@code FIN+ACK}; {@code no flags} for a segment without any. */
    public static Told flags(Segment segment) {
        return segment.flagWords().isEmpty() ? say("no flags") : Told.plain(segment.flagWords());
    }
}
