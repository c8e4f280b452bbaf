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

    private LinkType() {}

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
