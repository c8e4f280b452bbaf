package tcplab.wire;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tcplab.model.Crowd;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.packet.IpPacket;

/** The two hosts at the ends of the wire, and who looks at them. Confined to the traffic's thread. */
final class Hosts {
    /** One of them. */
    interface Host {
        /** Gives it a packet. */
        void write(ByteBuffer packet);

        /** All that it has sent by now and nobody has taken, oldest first; does not wait. */
        List<ByteBuffer> taken();
    }

    private final Map<Side, ? extends Host> hosts;
    private final Traffic traffic;
    private Onlooker onlooker = Onlooker.NOBODY;

    /** @param hosts of both sides, when the first packet comes */
    Hosts(Map<Side, ? extends Host> hosts, Traffic traffic) {
        this.hosts = hosts;
        this.traffic = traffic;
    }

    void watchedBy(Onlooker watching) {
        onlooker = watching;
    }

    /** A packet came out of a host. */
    void sent(Side by, ByteBuffer packet) {
        Optional<Segment> segment = IpPacket.of(packet).flatMap(IpPacket::segment);
        if (segment.isPresent() && Crowd.isOf(segment.get().tuple())) {
            // Counted and not followed: nobody looks at it, and no rule is about it.
            hosts.get(by.other()).write(packet);
            return;
        }
        segment.ifPresent(s -> onlooker.sent(by, s));
        traffic.passed(by, packet);
    }

    /** See {@link Line#deliver}. */
    void deliver(Side from, ByteBuffer packet) {
        Optional<IpPacket> ip = IpPacket.of(packet);
        boolean toItself = ip.filter(p -> p.from().equals(p.to())).isPresent();
        Side to = toItself ? from : from.other();
        Optional<Segment> segment = ip.flatMap(IpPacket::segment);
        if (segment.isEmpty()) {
            hosts.get(to).write(packet);
            return;
        }
        onlooker.arriving(to, segment.get());
        if (traffic.gate().isClosed()) {
            handOver(to, packet, segment.get());
        } else {
            hosts.get(to).write(packet);
            onlooker.arrived(to, segment.get());
        }
    }

    /**
     * A kernel has answered when it has been given the segment: write(2) to a TUN device returns when the packet is processed
     * (netif_receive_skb() in tun_rx_batched() of drivers/net/tun.c), up to an acknowledgement that waits for nothing
     * (__tcp_ack_snd_check()), and that is in the device's queue then. Only if a call has the socket just then it is processed
     * when that call lets it go (tcp_add_backlog()). So what is there now and was not before is no timer's, however long the
     * looks at the host and the wire's own work take: one that goes off between these lines must find the thread stopped just
     * there for the whole of its time.
     */
    private void handOver(Side to, ByteBuffer packet, Segment segment) {
        Host host = hosts.get(to);
        List<ByteBuffer> before = host.taken();
        host.write(packet);
        List<ByteBuffer> answers = host.taken();
        onlooker.arrived(to, segment);
        before.forEach(one -> sent(to, one));
        traffic.gate().answersAtOnce(() -> answers.forEach(one -> sent(to, one)));
    }
}
