package tcplab.wire;

import java.nio.ByteBuffer;
import tcplab.model.Side;

/** The two ends of the traffic, and its time. */
interface Line {
    /** A monotonic clock. */
    long nanos();

    /** Hands the packet to the host that it is for: the opposite one, unless it came from its own destination. */
    void deliver(Side from, ByteBuffer packet);

    /** Runs the task after that many nanoseconds, in the traffic's own thread. */
    void later(long nanos, Runnable task);
}
