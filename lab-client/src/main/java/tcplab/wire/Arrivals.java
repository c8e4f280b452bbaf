package tcplab.wire;

import java.nio.ByteBuffer;
import tcplab.model.Probes;
import tcplab.model.Side;
import tcplab.packet.IpPacket;

/** A line that tells what arrives, so that the probes among what leaves can be told. */
final class Arrivals implements Line {
    private final Line line;
    private final Probes probes;

    Arrivals(Line line, Probes probes) {
        this.line = line;
        this.probes = probes;
    }

    @Override
    public long nanos() {
        return line.nanos();
    }

    @Override
    public void deliver(Side from, ByteBuffer packet) {
        IpPacket.of(packet).flatMap(IpPacket::segment).ifPresent(probes::arrived);
        line.deliver(from, packet);
    }

    @Override
    public void later(long nanos, Runnable task) {
        line.later(nanos, task);
    }
}
