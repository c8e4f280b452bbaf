package tcplab.scene;

import tcplab.journal.Incarnation;
import tcplab.journal.Passage;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.text.Told;

/** One row of a ladder before it is given columns: what happened, and the states after it. */
public sealed interface Rung {
    /** Its place in the order of the run, and what the time column shows. */
    long atNanos();

    /** The state to be shown on a side. */
    default Cell state(Side side) {
        return Cell.NONE;
    }

    /**
     * A state beside a lifeline.
     *
     * @param text the state's word with its marks, or empty for none
     * @param changed true if it is not what was shown for that socket before
     * @param socket whose state it is; null for a listener's, and before there is a socket
     * @param state null if there is none to be shown
     */
    record Cell(String text, boolean changed, Incarnation socket, TcpState state) {
        static final Cell NONE = new Cell("", false, null, null);
    }

    /** The story's next heading. */
    record Story(long atNanos, Told text) implements Rung {}

    /** A call, or the beginning or the end of a long one. */
    record Spoke(long atNanos, Side side, Told text, boolean failed, int entryId, Cell state)
            implements Rung {
        @Override
        public Cell state(Side side) {
            return side == this.side ? state : Cell.NONE;
        }
    }

    /** The states before anything happened. */
    record Start(long atNanos, Cell client, Cell server) implements Rung {
        @Override
        public Cell state(Side side) {
            return side == Side.CLIENT ? client : server;
        }
    }

    /** States changed by no segment. */
    record Became(long atNanos, Cell client, Cell server) implements Rung {
        @Override
        public Cell state(Side side) {
            return side == Side.CLIENT ? client : server;
        }
    }

    /** What belongs to neither side. */
    sealed interface Remark extends Rung {
        Told text();
    }

    /** Something the wire did to a segment that no capture saw. */
    record WireNote(long atNanos, Told text) implements Remark {}

    /** An event that has no form of its own. */
    record Noted(long atNanos, Told text, int entryId) implements Remark {}

    /** Time passed in which nothing happened. */
    record Passed(long atNanos, long nanos) implements Rung {}

    /**
     * A segment, or one end of its way.
     *
     * @param note what the wire did to it at this end, or empty
     * @param ignored in words that it came and brought nothing, or empty
     */
    record Flight(long atNanos, Part part, Arrow arrow, Told note, Told ignored, Cell client, Cell server)
            implements Rung {
        public Passage passage() {
            return arrow.passage();
        }

        /** The side that sent it. */
        public Side from() {
            return arrow.from();
        }

        /** The segment in words. */
        public Told label() {
            return arrow.words();
        }

        @Override
        public Cell state(Side side) {
            return side == Side.CLIENT ? client : server;
        }
    }

    /** How much of a segment's way a row shows. */
    enum Part {
        /** From lifeline to lifeline. */
        WHOLE,
        /** It leaves; others pass before it arrives. */
        DEPARTS,
        /** It arrives. */
        ARRIVES,
        /** It leaves and never arrives. */
        LOST,
        /** It arrives and never left: the wire made it. */
        COPY,
        /** It leaves for the side it came from. */
        LOOP_OUT,
        /** It comes back. */
        LOOP_BACK
    }
}
