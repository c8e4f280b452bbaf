package tcplab.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.model.Segment;

class PcapTest {
    private static byte[] captured(String name) throws IOException {
        try (InputStream in = PcapTest.class.getResourceAsStream("/packet/" + name)) {
            return in.readAllBytes();
        }
    }

    private static List<Segment> segments(byte[] file) throws IOException {
        PcapStream stream = new PcapStream(new ByteArrayInputStream(file));
        stream.begin();
        List<Segment> segments = new ArrayList<>();
        for (PcapStream.Packet packet = stream.next(); packet != null; packet = stream.next()) {
            LinkType.ip(stream.linkType(), packet.frame())
                    .flatMap(IpPacket::segment)
                    .ifPresent(segments::add);
        }
        return segments;
    }

    @ParameterizedTest
    @ValueSource(strings = {"any-sll2-tcpdump-4.99.3.pcap", "any-sll-tcpdump-4.99.3.pcap"})
    void bothCookedFormsOfTheAnyDeviceAreRead(String name) throws IOException {
        List<Segment> segments = segments(captured(name));
        assertThat(segments).extracting(Segment::flagWords).contains("SYN", "SYN+ACK", "ACK", "FIN+ACK");
        Segment syn = segments.get(0);
        assertThat(syn.flagWords()).isEqualTo("SYN");
        assertThat(syn.headerBytes()).isEqualTo(40);
        assertThat(syn.options().mss()).isEqualTo(65495);
    }

    /** A capture of one SYN to port 80, with the bytes of its link layer before it. */
    private static byte[] one(int linkType, byte[] link, byte[] ip, ByteOrder order, int magic) {
        ByteBuffer file = ByteBuffer.allocate(24 + 16 + link.length + ip.length).order(order);
        file.putInt(magic).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65535).putInt(linkType);
        file.putInt(100).putInt(5).putInt(link.length + ip.length).putInt(link.length + ip.length);
        return file.put(link).put(ip).array();
    }

    private static byte[] synIpv4() {
        ByteBuffer packet = ByteBuffer.allocate(44);
        packet.put((byte) 0x46).put((byte) 0).putShort((short) 44).putInt(0).put((byte) 64).put((byte) 6).putShort((short) 0);
        // One word of IP options.
        packet.put(new byte[] {10, 0, 0, 1, 10, 0, 0, 2}).putInt(0x01010100);
        return tcp(packet);
    }

    private static byte[] synIpv6() {
        ByteBuffer packet = ByteBuffer.allocate(68);
        // A hop-by-hop extension header of eight bytes stands before TCP.
        packet.putInt(0x60000000).putShort((short) 28).put((byte) 0).put((byte) 64);
        packet.put(new byte[15]).put((byte) 1).put(new byte[15]).put((byte) 2);
        packet.put((byte) 6).put((byte) 0).put(new byte[] {1, 4, 0, 0, 0, 0});
        return tcp(packet);
    }

    private static byte[] tcp(ByteBuffer packet) {
        packet.putShort((short) 4000).putShort((short) 80).putInt(0xfffffffe).putInt(0);
        packet.put((byte) 0x50).put((byte) 2).putShort((short) 1000).putInt(0);
        return packet.array();
    }

    @ParameterizedTest
    @CsvSource({"1,14", "101,0", "12,0", "113,16", "276,20"})
    void everyLinkTypeIsRead(int linkType, int linkBytes) throws IOException {
        byte[] link = new byte[linkBytes];
        if (linkType == 276) {
            link[0] = 8;
        } else if (linkBytes > 0) {
            link[linkBytes - 2] = 8;
        }
        List<Segment> segments =
                segments(one(linkType, link, synIpv4(), ByteOrder.LITTLE_ENDIAN, 0xa1b23c4d));
        assertThat(segments).singleElement().satisfies(s -> {
            assertThat(s.flagWords()).isEqualTo("SYN");
            assertThat(s.seq()).isEqualTo(0xfffffffeL);
            assertThat(s.to().toString()).isEqualTo("10.0.0.2:80");
        });
    }

    @ParameterizedTest
    @CsvSource({"0xa1b2c3d4,true,5000", "0xa1b2c3d4,false,5000", "0xa1b23c4d,true,5", "0xa1b23c4d,false,5"})
    void bothResolutionsAndBothByteOrdersAreRead(String magic, boolean little, long nanos) throws IOException {
        PcapStream stream = new PcapStream(new ByteArrayInputStream(one(101, new byte[0], synIpv4(),
                little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN, Integer.parseUnsignedInt(magic.substring(2), 16))));
        stream.begin();
        assertThat(stream.next().wallNanos()).isEqualTo(100_000_000_000L + nanos);
    }

    @Test
    void extensionHeadersOfIpv6ArePassedOver() throws IOException {
        assertThat(segments(one(101, new byte[0], synIpv6(), ByteOrder.LITTLE_ENDIAN, 0xa1b23c4d)))
                .singleElement()
                .extracting(s -> s.from().toString()).isEqualTo("[::1]:4000");
    }

    @Test
    void aLaterFragmentHasNoTcpHeader() throws IOException {
        byte[] packet = synIpv4();
        packet[7] = 1;
        assertThat(segments(one(101, new byte[0], packet, ByteOrder.LITTLE_ENDIAN, 0xa1b23c4d))).isEmpty();
    }

    @Test
    void aStreamThatStopsInTheMiddleIsAnError() throws IOException {
        byte[] file = captured("any-sll2-tcpdump-4.99.3.pcap");
        for (int length : new int[] {0, 10, 30, 50}) {
            assertThatThrownBy(() -> segments(java.util.Arrays.copyOf(file, length)))
                    .as("%d bytes", length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void theLinksOfLinuxTellADirectionButOnALoopback() {
        assertThat(LinkType.isOutgoing(276, link("0800000000000002fffe04000000000000000000"))).contains(true);
        assertThat(LinkType.isOutgoing(276, link("0800000000000002fffe00000000000000000000"))).contains(false);
        assertThat(LinkType.isOutgoing(276, link("0800000000000001030400060000000000000000"))).isEmpty();
        assertThat(LinkType.isOutgoing(113, link("0004fffe00000000000000000000" + "0800"))).contains(true);
        assertThat(LinkType.isOutgoing(113, link("0000fffe00000000000000000000" + "0800"))).contains(false);
        assertThat(LinkType.isOutgoing(113, link("00000304000600000000000000000800"))).isEmpty();
        assertThat(LinkType.isOutgoing(101, link("4500"))).isEmpty();
    }

    private static ByteBuffer link(String header) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(header));
    }

    @Test
    void junkNeverThrowsAnythingButIoExceptions() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            byte[] frame = new byte[random.nextInt(90)];
            random.nextBytes(frame);
            for (int link : new int[] {1, 12, 101, 113, 276}) {
                LinkType.ip(link, ByteBuffer.wrap(frame)).flatMap(IpPacket::segment);
                LinkType.isOutgoing(link, ByteBuffer.wrap(frame));
            }
            if (frame.length > 0) {
                frame[0] = (byte) (random.nextBoolean() ? 0x45 : 0x60);
                LinkType.ip(101, ByteBuffer.wrap(frame)).flatMap(IpPacket::segment);
            }
        }
    }
}
