package tcplab.wire;

import java.nio.ByteBuffer;
import java.util.Optional;
import tcplab.model.Addresses;
import tcplab.model.Endpoint;
import tcplab.model.Segment;
import tcplab.model.TcpOptions;

/** As much of a raw IP packet as the wire has to know: the segment in it, without its options. */
final class IpPacket {
    private static final int TCP = 6;
    private static final int SHORTEST_IPV4 = 20;
    private static final int SHORTEST_TCP = 20;
    private static final int IPV6_HEADER = 40;

    private IpPacket() {}

    /** The TCP segment; empty for anything else, which the wire passes on untouched. */
    static Optional<Segment> segment(ByteBuffer packet) {
        int at = packet.position();
        int size = packet.remaining();
        int version = size < SHORTEST_IPV4 ? 0 : packet.get(at) >> 4 & 0xf;
        if (version == 4 && packet.get(at + 9) == TCP && !isLaterFragment(packet)) {
            int header = (packet.get(at) & 0xf) * 4;
            int length = (packet.getShort(at + 2) & 0xffff) - header;
            return header >= SHORTEST_IPV4 && isTcp(packet, header, length)
                    ? Optional.of(tcp(packet, header, length, dotted(packet, at + 12), dotted(packet, at + 16),
                            packet.getShort(at + 4) & 0xffff))
                    : Optional.empty();
        }
        if (version == 6 && packet.get(at + 6) == TCP) {
            int length = packet.getShort(at + 4) & 0xffff;
            if (!isTcp(packet, IPV6_HEADER, length)) {
                return Optional.empty();
            }
            byte[] from = new byte[16];
            byte[] to = new byte[16];
            packet.get(at + 8, from).get(at + 24, to);
            return Optional.of(
                    tcp(packet, IPV6_HEADER, length, Addresses.ipv6(from), Addresses.ipv6(to), 0));
        }
        return Optional.empty();
    }

    /** A later fragment of IPv4 bears payload where the first has its TCP header (RFC 791, 3.1). */
    private static boolean isLaterFragment(ByteBuffer packet) {
        return (packet.getShort(packet.position() + 6) & 0x1fff) != 0;
    }

    /** True if a whole TCP header stands behind {@code before} bytes and is no longer than the segment. */
    private static boolean isTcp(ByteBuffer packet, int before, int length) {
        if (packet.remaining() < before + SHORTEST_TCP) {
            return false;
        }
        int header = (packet.get(packet.position() + before + 12) >> 4 & 0xf) * 4;
        return header >= SHORTEST_TCP && header <= length;
    }

    private static String dotted(ByteBuffer packet, int at) {
        return (packet.get(at) & 0xff) + "." + (packet.get(at + 1) & 0xff) + "." + (packet.get(at + 2) & 0xff) + "."
                + (packet.get(at + 3) & 0xff);
    }

    private static Segment tcp(ByteBuffer packet, int ipHeader, int length, String from, String to, int id) {
        int at = packet.position() + ipHeader;
        int header = (packet.get(at + 12) >> 4 & 0xf) * 4;
        return new Segment(
                new Endpoint(from, packet.getShort(at) & 0xffff),
                new Endpoint(to, packet.getShort(at + 2) & 0xffff),
                packet.get(at + 13) & 0xff,
                packet.getInt(at + 4) & 0xffff_ffffL,
                packet.getInt(at + 8) & 0xffff_ffffL,
                packet.getShort(at + 14) & 0xffff,
                length - header,
                header,
                ipHeader,
                id,
                TcpOptions.NONE);
    }
}
