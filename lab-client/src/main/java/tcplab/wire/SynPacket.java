package tcplab.wire;

import java.nio.ByteBuffer;

/** A SYN in an IPv4 packet, as a host of that address would send it (RFC 791, 3.1; RFC 9293, 3.1). */
final class SynPacket {
    private static final int IP_BYTES = 20;
    private static final int TCP_BYTES = 20;
    private static final byte TCP = 6;
    private static final byte SYN = 2;

    private SynPacket() {}

    /**
     * Without options, so that the receiver assumes the smallest segment size.
     *
     * @param from four bytes
     * @param to four bytes
     */
    static ByteBuffer of(byte[] from, int fromPort, byte[] to, int toPort, int seq) {
        ByteBuffer packet = ByteBuffer.allocate(IP_BYTES + TCP_BYTES);
        packet.put((byte) 0x45).put((byte) 0).putShort((short) packet.capacity());
        packet.putInt(0).put((byte) 64).put(TCP).putShort((short) 0).put(from).put(to);
        packet.putShort((short) fromPort).putShort((short) toPort).putInt(seq).putInt(0);
        packet.put((byte) (TCP_BYTES / 4 << 4)).put(SYN).putShort((short) 64_240).putInt(0);
        packet.putShort(10, InternetChecksum.of(packet, 0, IP_BYTES, 0));
        // The pseudo-header: both addresses, the protocol and the length.
        int pseudo = InternetChecksum.sum(packet, 12, 8) + TCP + TCP_BYTES;
        packet.putShort(IP_BYTES + 16, InternetChecksum.of(packet, IP_BYTES, TCP_BYTES, pseudo));
        return packet.rewind();
    }
}
