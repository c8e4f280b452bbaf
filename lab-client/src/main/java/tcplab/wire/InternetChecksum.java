package tcplab.wire;

import java.nio.ByteBuffer;

/** The ones' complement of the ones' complement sum of 16-bit words (RFC 1071). */
final class InternetChecksum {
    private InternetChecksum() {}

    /** The sum of these bytes; an odd one is the first of a word whose second is 0. */
    static int sum(ByteBuffer packet, int at, int length) {
        int sum = 0;
        for (int i = at; i < at + length - 1; i += 2) {
            sum += packet.getShort(i) & 0xffff;
        }
        return length % 2 == 0 ? sum : sum + ((packet.get(at + length - 1) & 0xff) << 8);
    }

    /** @param more the sum of what is not in the packet, as of a pseudo-header */
    static short of(ByteBuffer packet, int at, int length, int more) {
        int sum = sum(packet, at, length) + more;
        while (sum >> 16 != 0) {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        return (short) ~sum;
    }
}
