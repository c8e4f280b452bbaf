package tcplab.render;

import tcplab.journal.Passage;
import tcplab.scene.Arrow.Kind;

/** The colours of segments. */
final class SegmentInk {
    private SegmentInk() {}

    /** RST red, FIN yellow, SYN green, what came before magenta, all else plain. */
    static Ink of(Passage passage) {
        return switch (Kind.of(passage)) {
            case RESET -> Ink.RED;
            case AGAIN, COPY -> Ink.MAGENTA;
            case FIN -> Ink.YELLOW;
            case SYN -> Ink.GREEN;
            case PLAIN -> Ink.PLAIN;
        };
    }
}
