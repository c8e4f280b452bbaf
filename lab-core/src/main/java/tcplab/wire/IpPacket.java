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

    private IpPacket() {}

    /** The TCP segment; empty for anything else, which the wire passes on untouched. */
    static Optional<Segment> segment(ByteBuffer packet) {
        int at = packet.position();
        int version = packet.get(at) >> 4 & 0xf;
        if (version == 4 && packet.get(at + 9) == TCP) {
            int header = (packet.get(at) & 0xf) * 4;
            int total = packet.getShort(at + 2) & 0xffff;
            return Optional.of(tcp(packet, at + header, total - header, dotted(packet, at + 12), dotted(packet, at + 16),
                    packet.getShort(at + 4) & 0xffff));
        }
        if (version == 6 && packet.get(at + 6) == TCP) {
            byte[] from = new byte[16];
            byte[] to = new byte[16];
            packet.get(at + 8, from).get(at + 24, to);
            int length = packet.getShort(at + 4) & 0xffff;
            return Optional.of(tcp(packet, at + 40, length, Addresses.ipv6(from), Addresses.ipv6(to), 0));
        }
        return Optional.empty();
    }

    private static String dotted(ByteBuffer packet, int at) {
        return (packet.get(at) & 0xff) + "." + (packet.get(at + 1) & 0xff) + "." + (packet.get(at + 2) & 0xff) + "."
                + (packet.get(at + 3) & 0xff);
    }

    private static Segment tcp(ByteBuffer packet, int at, int length, String from, String to, int id) {
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
                id,
                TcpOptions.NONE);
    }
}
