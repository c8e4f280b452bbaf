package tcplab.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tcplab.event.SegmentSeen;
import tcplab.model.Segment;
import tcplab.packet.IpPacket;
import tcplab.packet.LinkType;
import tcplab.packet.PcapStream;

/** A capture: from its bytes to segments. */
final class PcapTarget implements Target {
    @Override
    public String name() {
        return "pcap";
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        return Seeds.whole(Seeds.resources("lab-core", "packet", ".pcap"));
    }

    @Override
    public int longestBytes() {
        return 4_096;
    }

    @Override
    public void take(byte[] input) {
        PcapStream stream = new PcapStream(new ByteArrayInputStream(input));
        try {
            stream.begin();
            for (PcapStream.Packet packet = stream.next(); packet != null; packet = stream.next()) {
                take(packet, stream.linkType());
            }
        } catch (IOException e) {
            // It is no capture, or it ends within a packet: the reader says so.
            Asked.sentence(e.getMessage());
        }
    }

    private static void take(PcapStream.Packet packet, int linkType) {
        Optional<IpPacket> ip;
        try {
            ip = LinkType.ip(linkType, packet.frame());
        } catch (IllegalArgumentException e) {
            // A link type that is not known.
            Asked.sentence(e.getMessage());
            return;
        }
        Optional<Segment> segment = ip.flatMap(IpPacket::segment);
        SegmentSeen.Direction direction = LinkType.isOutgoing(linkType, packet.frame())
                .map(out -> out ? SegmentSeen.Direction.OUT : SegmentSeen.Direction.IN)
                .orElse(null);
        segment.ifPresent(s -> {
            Asked.that(s.length() >= 0 && s.seq() >= 0 && s.ack() >= 0, "less than nothing: " + s);
            Asked.recorded(new SegmentSeen(packet.wallNanos(), "client", s, direction));
        });
    }
}
