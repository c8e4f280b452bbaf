package tcplab.packet;

import java.nio.ByteBuffer;
import java.util.Optional;
import tcplab.model.Addresses;
import tcplab.model.Endpoint;
import tcplab.model.Segment;
import tcplab.model.TcpOptions;

/**
 * An IP packet from its bytes: IPv4 with options, IPv6 with extension headers. The only way in the lab from bytes to a
 * segment, so that a rule of the wire and a claim never see two different segments.
 *
 * @param from address of the sender, as text
 * @param to address of the receiver
 * @param protocol number of what it carries (IANA): 6 is TCP, 17 UDP
 * @param id identification field of IPv4, 0 for IPv6
 * @param headerBytes bytes of the IP header with its options or extensions
 * @param payload from the transport header on; as long as the IP header says, or as was captured
 * @param length bytes from the transport header on, as the IP header says
 */
public record IpPacket(String from, String to, int protocol, int id, int headerBytes, ByteBuffer payload, int length) {
    public static final int TCP = 6;
    public static final int UDP = 17;

    private static final int SHORTEST_IPV4 = 20;
    private static final int IPV6_HEADER = 40;
    private static final int SHORTEST_TCP = 20;

    /** Extension headers of IPv6 (RFC 8200, 4). */
    private static final int HOP_BY_HOP = 0;

    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int DESTINATION_OPTIONS = 60;

    /**
     * The packet between the buffer's position and its limit, which stay as they are. Empty if it is none, if its
     * headers were cut off, and for a later fragment, which has payload where the first has its transport header.
     */
    public static Optional<IpPacket> of(ByteBuffer bytes) {
        ByteBuffer packet = bytes.slice();
        try {
            return switch (packet.get(0) >> 4 & 0xf) {
                case 4 -> ipv4(packet);
                case 6 -> ipv6(packet);
                default -> Optional.empty();
            };
        } catch (IndexOutOfBoundsException cutOff) {
            return Optional.empty();
        }
    }

    /** RFC 791, 3.1. */
    private static Optional<IpPacket> ipv4(ByteBuffer packet) {
        int header = (packet.get(0) & 0xf) * 4;
        int total = packet.getShort(2) & 0xffff;
        boolean laterFragment = (packet.getShort(6) & 0x1fff) != 0;
        if (laterFragment || header < SHORTEST_IPV4 || total < header || packet.limit() < header) {
            return Optional.empty();
        }
        return Optional.of(new IpPacket(
                dotted(packet, 12),
                dotted(packet, 16),
                packet.get(9) & 0xff,
                packet.getShort(4) & 0xffff,
                header,
                packet.slice(header, Math.min(packet.limit(), total) - header),
                total - header));
    }

    private static String dotted(ByteBuffer packet, int at) {
        return (packet.get(at) & 0xff) + "." + (packet.get(at + 1) & 0xff) + "." + (packet.get(at + 2) & 0xff) + "."
                + (packet.get(at + 3) & 0xff);
    }

    /** RFC 8200, 3 and 4. */
    private static Optional<IpPacket> ipv6(ByteBuffer packet) {
        byte[] from = new byte[16];
        byte[] to = new byte[16];
        packet.get(8, from).get(24, to);
        int total = IPV6_HEADER + (packet.getShort(4) & 0xffff);
        int next = packet.get(6) & 0xff;
        int at = IPV6_HEADER;
        while (isExtension(next)) {
            if (next == FRAGMENT && (packet.getShort(at + 2) & 0xfff8) != 0) {
                return Optional.empty();
            }
            int length = next == FRAGMENT ? 8 : 8 + (packet.get(at + 1) & 0xff) * 8;
            next = packet.get(at) & 0xff;
            at += length;
        }
        int end = Math.min(packet.limit(), total);
        return at > end
                ? Optional.empty()
                : Optional.of(new IpPacket(
                        Addresses.ipv6(from), Addresses.ipv6(to), next, 0, at, packet.slice(at, end - at), total - at));
    }

    private static boolean isExtension(int next) {
        return next == HOP_BY_HOP || next == ROUTING || next == FRAGMENT || next == DESTINATION_OPTIONS;
    }

    /**
     * The segment that it carries. Empty if it is not TCP, or if there is no whole TCP header without options or its
     * length is impossible. A segment whose payload was not captured has its length all the same.
     */
    public Optional<Segment> segment() {
        if (protocol != TCP || payload.limit() < SHORTEST_TCP) {
            return Optional.empty();
        }
        int header = (payload.get(12) >> 4 & 0xf) * 4;
        if (header < SHORTEST_TCP || header > length) {
            return Optional.empty();
        }
        int captured = Math.min(header, payload.limit());
        return Optional.of(new Segment(
                new Endpoint(from, payload.getShort(0) & 0xffff),
                new Endpoint(to, payload.getShort(2) & 0xffff),
                payload.get(13) & 0xff,
                payload.getInt(4) & 0xffff_ffffL,
                payload.getInt(8) & 0xffff_ffffL,
                payload.getShort(14) & 0xffff,
                length - header,
                header,
                headerBytes,
                id,
                TcpOptions.of(payload.slice(SHORTEST_TCP, captured - SHORTEST_TCP))));
    }
}
