package tcplab.packet;

import java.nio.ByteBuffer;
import java.util.Optional;

/** What stands before the IP packet in a captured frame, by the numbers of link types in pcap files. */
public final class LinkType {
    private static final int ETHERNET = 1;
    private static final int RAW_OLD = 12;
    private static final int RAW = 101;
    private static final int LINUX_SLL = 113;
    private static final int LINUX_SLL2 = 276;

    /** Type of the device in the headers of Linux (include/uapi/linux/if_arp.h). */
    private static final int ARPHRD_LOOPBACK = 772;
    /** Packet type in the headers of Linux: sent by this host. */
    private static final int PACKET_OUTGOING = 4;

    private LinkType() {}

    /**
     * Whether the frame came out of the host. Empty for a link that does not tell, and for a loopback, where the one
     * frame that is captured does both.
     */
    public static Optional<Boolean> isOutgoing(int linkType, ByteBuffer frame) {
        int at = frame.position();
        if (linkType == LINUX_SLL && frame.remaining() >= 4) {
            return isOutgoing(frame.getShort(at + 2) & 0xffff, frame.getShort(at) & 0xffff);
        }
        if (linkType == LINUX_SLL2 && frame.remaining() >= 11) {
            return isOutgoing(frame.getShort(at + 8) & 0xffff, frame.get(at + 10) & 0xff);
        }
        return Optional.empty();
    }

    private static Optional<Boolean> isOutgoing(int device, int packetType) {
        return device == ARPHRD_LOOPBACK ? Optional.empty() : Optional.of(packetType == PACKET_OUTGOING);
    }

    /** The IP packet in a captured frame; empty as {@link IpPacket#of} says. */
    public static Optional<IpPacket> ip(int linkType, ByteBuffer frame) {
        int offset =
                switch (linkType) {
                    case ETHERNET -> 14;
                    case RAW, RAW_OLD -> 0;
                    case LINUX_SLL -> 16;
                    case LINUX_SLL2 -> 20;
                    default -> throw new IllegalArgumentException("link type " + linkType + " is not known");
                };
        return frame.remaining() <= offset
                ? Optional.empty()
                : IpPacket.of(frame.slice(frame.position() + offset, frame.remaining() - offset));
    }
}
