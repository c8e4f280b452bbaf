package tcplab.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.model.Segment;
import tcplab.model.TcpOptions;

/** What tcpdump wrote on a loopback and on a TUN device, compared with what tcpdump -r says of it. */
class CaptureFilesTest {
    /** The port to which the marker goes. */
    private static final int DISCARD = 9;

    private static final String LOOPBACK = "lo-ethernet-tcpdump-4.99.3.pcap";
    private static final String TUN = "tun-raw-tcpdump-4.99.3.pcap";
    private static final String CUT_AT_50_BYTES = "lo-50-bytes-tcpdump-4.99.3.pcap";

    private record Captured(int linkType, byte[] header, List<PcapStream.Packet> packets) {
        List<IpPacket> ips() {
            return packets.stream().flatMap(p -> LinkType.ip(linkType, p.frame()).stream()).toList();
        }

        List<Segment> segments() {
            return ips().stream().flatMap(ip -> ip.segment().stream()).toList();
        }
    }

    private static Captured read(byte[] file) throws IOException {
        PcapStream stream = new PcapStream(new ByteArrayInputStream(file));
        stream.begin();
        List<PcapStream.Packet> packets = new ArrayList<>();
        for (PcapStream.Packet packet = stream.next(); packet != null; packet = stream.next()) {
            packets.add(packet);
        }
        return new Captured(stream.linkType(), stream.header(), packets);
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = CaptureFilesTest.class.getResourceAsStream("/packet/" + name)) {
            return in.readAllBytes();
        }
    }

    private static Captured captured(String name) throws IOException {
        return read(bytes(name));
    }

    @Test
    void aLoopbackIsEthernetAndAMarkerIsAmongItsPackets() throws IOException {
        Captured loopback = captured(LOOPBACK);
        assertThat(loopback.linkType()).isEqualTo(1);
        assertThat(loopback.packets()).hasSize(29);
        assertThat(loopback.segments()).hasSize(28);
        assertThat(loopback.ips()).filteredOn(ip -> ip.protocol() == IpPacket.UDP).singleElement()
                .satisfies(ip -> {
                    assertThat(ip.payload().getShort(2)).isEqualTo((short) DISCARD);
                    assertThat(ip.payload().remaining()).isEqualTo(8 + "marker".length());
                });
    }

    @Test
    void theOptionsOfASynAreReadFromIpv4AndIpv6() throws IOException {
        assertThat(captured(LOOPBACK).segments()).filteredOn(s -> s.flagWords().equals("SYN"))
                .extracting(s -> s.from().isIpv6() + " " + s.options())
                .containsExactly(
                        "false " + new TcpOptions(65495, 10, true, 3997864452L, 0L, null),
                        "false " + new TcpOptions(65495, 10, true, 3192569613L, 0L, null),
                        "true " + new TcpOptions(65476, 10, true, 3641317792L, 0L, null),
                        "false " + new TcpOptions(65495, 10, true, 2252359967L, 0L, null));
    }

    @Test
    void aRequestForAFastOpenCookieIsACookieOfNoBytes() throws IOException {
        assertThat(captured(TUN).segments()).filteredOn(s -> s.to().port() == 81).singleElement()
                .extracting(s -> s.options().fastOpenCookieBytes()).isEqualTo(0);
    }

    @Test
    void aTunDeviceHasNoLinkLayer() throws IOException {
        Captured tun = captured(TUN);
        assertThat(tun.linkType()).isEqualTo(101);
        assertThat(tun.segments()).extracting(s -> s.flagWords() + " " + s.from() + " " + s.to() + " " + s.seq())
                .containsExactly("SYN 10.9.0.1:58200 10.9.0.2:80 3277486768", "SYN [fd09::1]:45930 [fd09::2]:80 3883068585",
                        "SYN 10.9.0.1:49986 10.9.0.2:81 383515206");
    }

    @Test
    void payloadWindowAndAcknowledgementAreRead() throws IOException {
        assertThat(captured(LOOPBACK).segments()).filteredOn(s -> s.flagWords().equals("PSH+ACK")).first()
                .satisfies(s -> {
                    assertThat(s.seq()).isEqualTo(4036950219L + 1);
                    assertThat(s.ack()).isEqualTo(3119325049L + 1);
                    assertThat(s.length()).isEqualTo(5);
                    assertThat(s.window()).isEqualTo(64);
                    assertThat(s.headerBytes()).isEqualTo(32);
                    assertThat(s.options()).isEqualTo(new TcpOptions(null, null, null, 3997865922L, 4219017651L, null));
                });
    }

    @Test
    void aRetransmissionHasAnIdentificationOfItsOwn() throws IOException {
        assertThat(captured(LOOPBACK).segments())
                .filteredOn(s -> s.flagWords().equals("PSH+ACK") && s.from().port() == 34412)
                .hasSize(3)
                .extracting(Segment::ipId).doesNotHaveDuplicates();
    }

    @Test
    void aResetForNobodyHasNoOptions() throws IOException {
        assertThat(captured(LOOPBACK).segments()).filteredOn(s -> s.from().port() == 7999).singleElement()
                .satisfies(s -> {
                    assertThat(s.flagWords()).isEqualTo("RST+ACK");
                    assertThat(s.options()).isEqualTo(TcpOptions.NONE);
                    assertThat(s.headerBytes()).isEqualTo(20);
                });
    }

    @Test
    void packetsCutOffWithinTheHeaderAreNoSegments() throws IOException {
        Captured cut = captured(CUT_AT_50_BYTES);
        assertThat(cut.packets()).hasSize(28);
        assertThat(cut.ips()).allSatisfy(ip -> assertThat(ip.payload().remaining()).isLessThan(20));
        assertThat(cut.segments()).isEmpty();
    }

    @Test
    void microsecondsAndNanosecondsOfOnePacketAgree() throws IOException {
        long nanos = captured(LOOPBACK).packets().get(0).wallNanos();
        long micros = captured(CUT_AT_50_BYTES).packets().get(0).wallNanos();
        assertThat(micros % 1000).isZero();
        // Two captures of one packet, each with its own reading of the clock.
        assertThat(Math.abs(nanos - micros)).isLessThan(1_000_000);
    }

    @Test
    void headerAndRecordsTogetherAreTheFileAgain() throws IOException {
        Captured loopback = captured(LOOPBACK);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        again.writeBytes(loopback.header());
        loopback.packets().forEach(packet -> again.writeBytes(packet.record()));
        assertThat(again.toByteArray()).isEqualTo(bytes(LOOPBACK));
    }
}
