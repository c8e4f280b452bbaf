package tcplab.render;

import static tcplab.text.Language.say;

import tcplab.journal.Passage;
import tcplab.model.Flag;
import tcplab.model.Segment;

/** A segment in words: {@code FIN+ACK seq=6 ack=1}, {@code PSH+ACK seq=1 ack=1 len=5 again}. */
final class SegmentWords {
    private SegmentWords() {}

    /** Flags and relative numbers; the length only if there is payload. */
    static String of(Passage passage) {
        Segment segment = passage.segment();
        return numbers(passage) + (segment.length() > 0 ? " len=" + segment.length() : "") + marks(passage);
    }

    /** The same with the length also when it is 0. */
    static String withLength(Passage passage) {
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
    static String flags(Segment segment) {
        return segment.flagWords().isEmpty() ? say("no flags") : segment.flagWords();
    }

    /** RST red, FIN yellow, SYN green, a retransmission magenta, all else plain. */
    static Ink ink(Passage passage) {
        Segment segment = passage.segment();
        if (segment.has(Flag.RST)) {
            return Ink.RED;
        }
        if (passage.again() || passage.copy()) {
            return Ink.MAGENTA;
        }
        if (segment.has(Flag.FIN)) {
            return Ink.YELLOW;
        }
        return segment.has(Flag.SYN) ? Ink.GREEN : Ink.PLAIN;
    }
}
