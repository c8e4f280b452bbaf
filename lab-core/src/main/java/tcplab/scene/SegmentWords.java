package tcplab.scene;

import static tcplab.text.Language.say;

import tcplab.journal.Passage;
import tcplab.model.Flag;
import tcplab.model.Segment;

/** A segment in words: {@code FIN+ACK seq=6 ack=1}, {@code PSH+ACK seq=1 ack=1 len=5 again}. */
public final class SegmentWords {
    private SegmentWords() {}

    /** Flags and relative numbers; the length only if there is payload. */
    public static String of(Passage passage) {
        Segment segment = passage.segment();
        return numbers(passage) + (segment.length() > 0 ? " len=" + segment.length() : "") + marks(passage);
    }

    /** The same with the length also when it is 0. */
    public static String withLength(Passage passage) {
        return numbers(passage) + " len=" + passage.segment().length() + marks(passage);
    }

    private static String numbers(Passage passage) {
        Segment segment = passage.segment();
        StringBuilder words = new StringBuilder(flags(segment));
        words.append(" seq=").append(passage.relativeSeq());
        if (segment.has(Flag.ACK)) {
            words.append(" ack=").append(passage.relativeAck() == null ? "?" : passage.relativeAck());
        }
        return words.toString();
    }

    /** {@code again} for a retransmission, {@code copy} for what the wire made. */
    private static String marks(Passage passage) {
        return (passage.again() ? " " + say("again") : "") + (passage.copy() ? " " + say("copy") : "");
    }

    /** {@code FIN+ACK}; {@code no flags} for a segment without any. */
    public static String flags(Segment segment) {
        return segment.flagWords().isEmpty() ? say("no flags") : segment.flagWords();
    }
}
