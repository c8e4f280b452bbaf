package tcplab.wire;

import tcplab.model.Segment;
import tcplab.model.Side;

/** Somebody who looks at a host while the wire has a segment in its hands. Called in the wire's thread: it waits. */
public interface Onlooker {
    /** Looks away. */
    Onlooker NOBODY = new Onlooker() {
        @Override
        public void sent(Side by, Segment segment) {}

        @Override
        public void arriving(Side at, Segment segment) {}

        @Override
        public void arrived(Side at, Segment segment) {}
    };

    /** The segment has come out of the host and gone no further. */
    void sent(Side by, Segment segment);

    /** The host is about to be given the segment. */
    void arriving(Side at, Segment segment);

    /** The host has been given the segment. */
    void arrived(Side at, Segment segment);
}
