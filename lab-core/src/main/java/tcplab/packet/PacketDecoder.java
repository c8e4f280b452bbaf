package tcplab.packet;

import java.nio.ByteBuffer;
import java.util.Optional;
import tcplab.model.Addresses;
import tcplab.model.Endpoint;
import tcplab.model.Segment;
import tcplab.model.TcpOptions;

/**
 * From the bytes of a captured packet to a segment. Link types by their numbers in pcap files: Ethernet, raw IP, Linux
 * cooked v1 and v2. IPv4 with options, IPv6 with extension headers; later fragments carry no TCP header and are passed
 * over.
 */
public final class PacketDecoder {
    private static final int ETHERNET = 1;
    private static final int RAW_OLD = 12;
    private static final int RAW = 101;
    private static final int LINUX_SLL = 113;
    private static final int LINUX_SLL2 = 276;

    private static final int TCP = 6;
    public static final int UDP = 17;

    /**
     * An IP packet's transport part.
     *
     * @param protocol number in the IP header
     * @param headerBytes of the IP header with its options or extensions
     * @param payload from the transport header on; as long as the IP header says, or as was captured
     * @param length bytes of the transport part as the IP header says
     */
    public record Ip(String from, String to, int protocol, int id, int headerBytes, ByteBuffer payload, int length) {}

    private PacketDecoder() {}

    /** The IP packet in a captured frame; empty if it is none, or a later fragment. */
    public static Optional<Ip> ip(int linkType, ByteBuffer frame) {
        int offset =
                switch (linkType) {
                    case ETHERNET -> 14;
                    case RAW, RAW_OLD -> 0;
                    case LINUX_SLL -> 16;
                    case LINUX_SLL2 -> 20;
                    default -> throw new IllegalArgumentException("link type " + linkType + " is not known");
                };
        if (frame.remaining() <= offset) {
            return Optional.empty();
        }
        ByteBuffer packet = frame.slice(frame.position() + offset, frame.remaining() - offset);
        try {
            return switch (packet.get(0) >> 4 & 0xf) {
                case 4 -> ipv4(packet);
                case 6 -> ipv6(packet);
                default -> Optional.empty();
            };
        } catch (IndexOutOfBoundsException e) {
            // Its headers were cut off.
            return Optional.empty();
        }
    }

    private static Optional<Ip> ipv4(ByteBuffer packet) {
        int header = (packet.get(0) & 0xf) * 4;
        int total = packet.getShort(2) & 0xffff;
        boolean laterFragment = (packet.getShort(6) & 0x1fff) != 0;
        if (laterFragment || header < 20 || packet.remaining() < header) {
            return Optional.empty();
        }
        ByteBuffer payload = packet.slice(header, Math.min(packet.remaining(), Math.max(total, header)) - header);
        return Optional.of(new Ip(
                dotted(packet, 12), dotted(packet, 16), packet.get(9) & 0xff, packet.getShort(4) & 0xffff, header, payload,
                total - header));
    }

    private static String dotted(ByteBuffer packet, int at) {
        return (packet.get(at) & 0xff) + "." + (packet.get(at + 1) & 0xff) + "." + (packet.get(at + 2) & 0xff) + "."
                + (packet.get(at + 3) & 0xff);
    }

    private static Optional<Ip> ipv6(ByteBuffer packet) {
        byte[] from = new byte[16];
        byte[] to = new byte[16];
        packet.get(8, from).get(24, to);
        int total = 40 + (packet.getShort(4) & 0xffff);
        int next = packet.get(6) & 0xff;
        int at = 40;
        // Hop-by-hop, routing and destination options; a fragment header ends the search.
        while ((next == 0 || next == 43 || next == 60) && at + 8 <= packet.remaining()) {
            next = packet.get(at) & 0xff;
            at += 8 + (packet.get(at + 1) & 0xff) * 8;
        }
        if (at >= packet.remaining()) {
            return Optional.empty();
        }
        ByteBuffer payload = packet.slice(at, Math.min(packet.remaining(), total) - at);
        return Optional.of(new Ip(Addresses.ipv6(from), Addresses.ipv6(to), next, 0, at, payload, total - at));
    }

    /** The segment in an IP packet; empty if it is not TCP or its header was cut off. */
    public static Optional<Segment> segment(Ip ip) {
        ByteBuffer tcp = ip.payload();
        if (ip.protocol() != TCP || tcp.remaining() < 20) {
            return Optional.empty();
        }
        int header = (tcp.get(12) >> 4 & 0xf) * 4;
        if (header < 20 || header > ip.length()) {
            return Optional.empty();
        }
        return Optional.of(new Segment(
                new Endpoint(ip.from(), tcp.getShort(0) & 0xffff),
                new Endpoint(ip.to(), tcp.getShort(2) & 0xffff),
                tcp.get(13) & 0xff,
                tcp.getInt(4) & 0xffff_ffffL,
                tcp.getInt(8) & 0xffff_ffffL,
                tcp.getShort(14) & 0xffff,
                ip.length() - header,
                header,
                ip.headerBytes(),
                ip.id(),
                options(tcp, Math.min(header, tcp.remaining()))));
    }

    /** The options between the fixed header and {@code end}; stops at the first that is cut off or too short. */
    private static TcpOptions options(ByteBuffer tcp, int end) {
        Integer mss = null;
        Integer scale = null;
        Boolean sack = null;
        Long value = null;
        Long echo = null;
        Integer cookie = null;
        int at = 20;
        while (at < end) {
            int kind = tcp.get(at) & 0xff;
            if (kind == 0) {
                break;
            }
            int length = kind == 1 ? 1 : at + 1 < end ? tcp.get(at + 1) & 0xff : 0;
            if (at + length > end || length < shortest(kind)) {
                break;
            }
            switch (kind) {
                case 2 -> mss = tcp.getShort(at + 2) & 0xffff;
                case 3 -> scale = tcp.get(at + 2) & 0xff;
                case 4 -> sack = true;
                case 8 -> {
                    value = tcp.getInt(at + 2) & 0xffff_ffffL;
                    echo = tcp.getInt(at + 6) & 0xffff_ffffL;
                }
                case 34 -> cookie = length - 2;
                default -> {}
            }
            at += length;
        }
        return new TcpOptions(mss, scale, sack, value, echo, cookie);
    }

    /** The bytes that an option of this kind has at least, with its kind and its length. */
    private static int shortest(int kind) {
        return switch (kind) {
            case 1 -> 1;
            case 2 -> 4;
            case 3 -> 3;
            case 8 -> 10;
            default -> 2;
        };
    }
}
