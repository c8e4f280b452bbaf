package tcplab.wire;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import tcplab.model.Side;

/** One direction of the wire: packets arrive in the order in which they leave, however long each is delayed. */
final class Way {
    private final Line line;
    private final Side from;
    private final Queue<ByteBuffer> underWay = new ArrayDeque<>();
    private long lastDue = Long.MIN_VALUE;

    Way(Line line, Side from) {
        this.line = line;
        this.from = from;
    }

    /** On to the other host, after a delay but never before what left earlier. */
    void send(ByteBuffer packet, long delayNanos) {
        long now = line.nanos();
        long due = Math.max(now + delayNanos, lastDue);
        if (due <= now && underWay.isEmpty()) {
            line.deliver(from, packet);
            return;
        }
        lastDue = due;
        // A copy, for the device reads the next packet into the same buffer.
        underWay.add(ByteBuffer.allocate(packet.remaining()).put(packet.duplicate()).flip());
        // Timers may fire out of order by some microseconds; whichever fires takes the one that left first.
        line.later(due - now, () -> {
            ByteBuffer first = underWay.poll();
            if (first != null) {
                line.deliver(from, first);
            }
        });
    }

    /** Loses what is under way. The timers that are set find nothing; what comes next goes the way that is returned. */
    Way cut() {
        underWay.clear();
        return new Way(line, from);
    }
}
