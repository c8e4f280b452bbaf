package tcplab.wire;

import java.nio.ByteBuffer;
import tcplab.fault.IcmpError;

/**
 * What a router answers to a packet that it cannot deliver: an ICMP error with the beginning of that packet (RFC 792, RFC
 * 4443). The wire has no address of its own; it speaks with that of the host for which the packet was.
 */
final class IcmpPacket {
    private static final int ICMP_BYTES = 8;
    private static final int IPV4_BYTES = 20;
    private static final int IPV6_BYTES = 40;
    private static final byte ICMP = 1;
    private static final byte ICMPV6 = 58;
    private static final byte TTL = 64;
    /** RFC 1812, 4.3.2.3: no more than 576 bytes in all; RFC 4443, 3: no more than the smallest MTU. */
    private static final int MOST_QUOTED = 576 - IPV4_BYTES - ICMP_BYTES;

    private IcmpPacket() {}

    /**
     * The answer to a packet of IPv4 or IPv6.
     *
     * @param mtu what the next link takes, where that is the reason; else 0
     */
    static ByteBuffer to(ByteBuffer undelivered, IcmpError error, int mtu) {
        ByteBuffer original = undelivered.slice();
        boolean ipv6 = original.get(0) >> 4 == 6;
        int quoted = Math.min(original.limit(), MOST_QUOTED);
        int header = ipv6 ? IPV6_BYTES : IPV4_BYTES;
        ByteBuffer packet = ByteBuffer.allocate(header + ICMP_BYTES + quoted);
        if (ipv6) {
            packet.putInt(0x6000_0000).putShort((short) (ICMP_BYTES + quoted)).put(ICMPV6).put(TTL);
            packet.put(address(original, 24, 16)).put(address(original, 8, 16));
        } else {
            packet.put((byte) 0x45).put((byte) 0).putShort((short) packet.capacity()).putInt(0);
            packet.put(TTL).put(ICMP).putShort((short) 0).put(address(original, 16, 4)).put(address(original, 12, 4));
            packet.putShort(10, InternetChecksum.of(packet, 0, IPV4_BYTES, 0));
        }
        packet.put((byte) error.type(ipv6)).put((byte) error.code(ipv6)).putShort((short) 0).putInt(mtu);
        packet.put(original.limit(quoted));
        int pseudo = ipv6 ? InternetChecksum.sum(packet, 8, 32) + ICMPV6 + ICMP_BYTES + quoted : 0;
        packet.putShort(header + 2, InternetChecksum.of(packet, header, ICMP_BYTES + quoted, pseudo));
        return packet.rewind();
    }

    private static byte[] address(ByteBuffer packet, int at, int length) {
        byte[] address = new byte[length];
        packet.get(at, address);
        return address;
    }
}
