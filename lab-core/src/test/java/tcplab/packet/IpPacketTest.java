package tcplab.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.model.Endpoint;
import tcplab.model.Segment;
import tcplab.model.TcpOptions;

class IpPacketTest {
    /** PSH+ACK with three bytes of payload and no options. */
    private static final byte[] TCP =
            HexFormat.of().parseHex("0fa00050" + "fffffff0" + "00000001" + "501803e8" + "00000000" + "616263");

    private static byte[] ipv4() {
        ByteBuffer packet = ByteBuffer.allocate(20 + TCP.length);
        packet.put((byte) 0x45).put((byte) 0).putShort((short) packet.capacity()).putInt(0);
        packet.put((byte) 64).put((byte) 6).putShort((short) 0);
        return packet.put(new byte[] {10, 0, 0, 1, 10, 0, 0, 2}).put(TCP).array();
    }

    /** @param extensions between the header and the segment, the first of them of the kind {@code next} */
    private static byte[] ipv6(int next, String extensions) {
        byte[] between = HexFormat.of().parseHex(extensions);
        ByteBuffer packet = ByteBuffer.allocate(40 + between.length + TCP.length);
        packet.putInt(0x60000000).putShort((short) (between.length + TCP.length)).put((byte) next).put((byte) 64);
        packet.put(new byte[] {(byte) 0xfd, 0x09}).put(new byte[13]).put((byte) 1);
        packet.put(new byte[] {(byte) 0xfd, 0x09}).put(new byte[13]).put((byte) 2);
        return packet.put(between).put(TCP).array();
    }

    private static Optional<Segment> segment(byte[] packet) {
        return IpPacket.of(ByteBuffer.wrap(packet)).flatMap(IpPacket::segment);
    }

    @Test
    void aSegmentOfIpv4IsRead() {
        byte[] packet = ipv4();
        ByteBuffer.wrap(packet).putShort(4, (short) 0xabcd);
        assertThat(segment(packet)).contains(new Segment(
                new Endpoint("10.0.0.1", 4000), new Endpoint("10.0.0.2", 80), 0x18, 0xfffffff0L, 1, 1000, 3, 20, 20, 0xabcd,
                TcpOptions.NONE));
    }

    @Test
    void aSegmentOfIpv6IsRead() {
        assertThat(segment(ipv6(6, ""))).contains(new Segment(
                new Endpoint("fd09::1", 4000), new Endpoint("fd09::2", 80), 0x18, 0xfffffff0L, 1, 1000, 3, 20, 40, 0,
                TcpOptions.NONE));
    }

    @Test
    void optionsOfIpv4StandBeforeTheSegment() {
        byte[] plain = ipv4();
        ByteBuffer packet = ByteBuffer.allocate(47);
        packet.put(plain, 0, 20).putInt(0x01010100).put(plain, 20, 23);
        packet.put(0, (byte) 0x46).putShort(2, (short) 47);
        assertThat(segment(packet.array())).get().satisfies(s -> {
            assertThat(s.from().port()).isEqualTo(4000);
            assertThat(s.length()).isEqualTo(3);
        });
    }

    @Test
    void aPacketIsReadWhereverItStandsInItsBufferAndLeftAsItIs() {
        ByteBuffer buffer = ByteBuffer.allocate(100).position(30).put(ipv4()).flip().position(30);
        assertThat(IpPacket.of(buffer).flatMap(IpPacket::segment)).get().extracting(Segment::seq).isEqualTo(0xfffffff0L);
        assertThat(buffer.position()).isEqualTo(30);
        assertThat(buffer.remaining()).isEqualTo(43);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 06000000 00000000, 48",
        "43, 06000000 00000000, 48",
        "60, 06010000 00000000 00000000 00000000, 56",
        "0, 3c000000 00000000 06000000 00000000, 56",
        "44, 06000001 12345678, 48",
        "44, 3c000000 12345678 06000000 00000000, 56"
    })
    void aSegmentOfIpv6IsReadBehindItsExtensions(int next, String extensions, int headerBytes) {
        assertThat(segment(ipv6(next, extensions.replace(" ", "")))).get().satisfies(s -> {
            assertThat(s.ipHeaderBytes()).isEqualTo(headerBytes);
            assertThat(s.from()).isEqualTo(new Endpoint("fd09::1", 4000));
            assertThat(s.length()).isEqualTo(3);
        });
    }

    @Test
    void aLaterFragmentOfIpv6HasNoHeader() {
        assertThat(segment(ipv6(44, "0600000812345678"))).isEmpty();
    }

    @Test
    void anEndlessChainOfExtensionsEnds() {
        assertThat(segment(ipv6(0, "0000000000000000".repeat(100)))).isEmpty();
    }

    @Test
    void optionsOfTheSegmentAreRead() {
        byte[] tcp = HexFormat.of().parseHex("0fa00050" + "00000007" + "00000000" + "600203e8" + "00000000" + "020405b4");
        ByteBuffer packet = ByteBuffer.allocate(20 + tcp.length).put(ipv4(), 0, 20).put(tcp);
        packet.putShort(2, (short) packet.capacity());
        assertThat(segment(packet.array())).get().extracting(s -> s.options().mss()).isEqualTo(1460);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "0x4000, true", "0x2000, true", "0x0001, false", "0x2010, false"})
    void onlyTheFirstFragmentHasAHeader(String fragment, boolean read) {
        byte[] packet = ipv4();
        ByteBuffer.wrap(packet).putShort(6, Integer.decode(fragment).shortValue());
        assertThat(segment(packet).isPresent()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"17", "58", "51"})
    void anotherProtocolIsNoSegment(int protocol) {
        byte[] packet = ipv4();
        packet[9] = (byte) protocol;
        assertThat(segment(packet)).isEmpty();
        assertThat(segment(ipv6(protocol, ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0x44", "0, 0x40", "0, 0x4f", "0, 0x55", "0, 0x00", "32, 0x40", "32, 0xf0"})
    void aHeaderOfAnImpossibleLengthIsNone(int at, String value) {
        byte[] packet = ipv4();
        packet[at] = Integer.decode(value).byteValue();
        assertThat(segment(packet)).isEmpty();
    }

    @Test
    void aPacketThatIsCutOffIsNoSegment() {
        for (byte[] packet : new byte[][] {ipv4(), ipv6(6, ""), ipv6(60, "0600000000000000")}) {
            int headers = packet.length - 3;
            for (int length = 0; length < headers; length++) {
                assertThat(segment(Arrays.copyOf(packet, length))).as("%d", length).isEmpty();
            }
        }
    }
}
