package tcplab.wire;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.packet.IpPacket;

/** A line that tells what arrives. */
final class Arrivals implements Line {
    private final Line line;
    private final Consumer<Segment> told;

    /** @param told of each segment before its receiver has it */
    Arrivals(Line line, Consumer<Segment> told) {
        this.line = line;
        this.told = told;
    }

    @Override
    public long nanos() {
        return line.nanos();
    }

    @Override
    public void deliver(Side from, ByteBuffer packet) {
        IpPacket.of(packet).flatMap(IpPacket::segment).ifPresent(told);
        line.deliver(from, packet);
    }

    @Override
    public void later(long nanos, Runnable task) {
        line.later(nanos, task);
    }
}
