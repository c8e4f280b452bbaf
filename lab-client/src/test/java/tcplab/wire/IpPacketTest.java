package tcplab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.model.Endpoint;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.model.TcpOptions;

class IpPacketTest {
    private static byte[] ipv4() {
        return TwoHosts.packet(Side.CLIENT, TwoHosts.PSH, 0xfffffff0).array();
    }

    private static byte[] ipv6(int next) {
        ByteBuffer packet = ByteBuffer.allocate(40 + 23);
        packet.putInt(0x60000000).putShort((short) 23).put((byte) next).put((byte) 64);
        packet.put(new byte[] {(byte) 0xfd, 0x09}).put(new byte[13]).put((byte) 1);
        packet.put(new byte[] {(byte) 0xfd, 0x09}).put(new byte[13]).put((byte) 2);
        packet.put(ipv4(), 20, 23);
        return packet.array();
    }

    @Test
    void aSegmentOfIpv4IsRead() {
        byte[] packet = ipv4();
        ByteBuffer.wrap(packet).putShort(4, (short) 0xabcd);
        assertThat(IpPacket.segment(ByteBuffer.wrap(packet))).contains(new Segment(
                new Endpoint("10.0.0.1", 4000), new Endpoint("10.0.0.2", 80), 0x18, 0xfffffff0L, 1, 1000, 3, 20, 20, 0xabcd,
                TcpOptions.NONE));
    }

    @Test
    void aSegmentOfIpv6IsRead() {
        assertThat(IpPacket.segment(ByteBuffer.wrap(ipv6(6)))).contains(new Segment(
                new Endpoint("fd09::1", 4000), new Endpoint("fd09::2", 80), 0x18, 0xfffffff0L, 1, 1000, 3, 20, 40, 0,
                TcpOptions.NONE));
    }

    @Test
    void optionsOfIpv4StandBeforeTheSegment() {
        byte[] plain = ipv4();
        ByteBuffer packet = ByteBuffer.allocate(47);
        packet.put(plain, 0, 20).putInt(0x01010100).put(plain, 20, 23);
        packet.put(0, (byte) 0x46).putShort(2, (short) 47);
        assertThat(IpPacket.segment(packet.rewind())).get().satisfies(s -> {
            assertThat(s.from().port()).isEqualTo(4000);
            assertThat(s.length()).isEqualTo(3);
        });
    }

    @Test
    void aPacketIsReadWhereverItStandsInItsBufferAndLeftAsItIs() {
        ByteBuffer buffer = ByteBuffer.allocate(100).position(30).put(ipv4()).flip().position(30);
        assertThat(IpPacket.segment(buffer)).get().extracting(Segment::seq).isEqualTo(0xfffffff0L);
        assertThat(buffer.position()).isEqualTo(30);
        assertThat(buffer.remaining()).isEqualTo(43);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "0x4000, true", "0x2000, true", "0x0001, false", "0x2010, false"})
    void onlyTheFirstFragmentHasAHeader(String fragment, boolean read) {
        byte[] packet = ipv4();
        ByteBuffer.wrap(packet).putShort(6, Integer.decode(fragment).shortValue());
        assertThat(IpPacket.segment(ByteBuffer.wrap(packet)).isPresent()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"17", "58", "0", "44"})
    void anotherProtocolIsNoSegment(int protocol) {
        byte[] packet = ipv4();
        packet[9] = (byte) protocol;
        assertThat(IpPacket.segment(ByteBuffer.wrap(packet))).isEmpty();
        assertThat(IpPacket.segment(ByteBuffer.wrap(ipv6(protocol)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0x44", "0, 0x40", "0, 0x4f", "0, 0x55", "0, 0x00", "32, 0x40", "32, 0xf0"})
    void aHeaderOfAnImpossibleLengthIsNone(int at, String value) {
        byte[] packet = ipv4();
        packet[at] = Integer.decode(value).byteValue();
        assertThat(IpPacket.segment(ByteBuffer.wrap(packet))).isEmpty();
    }

    @Test
    void aPacketThatIsCutOffIsNoSegment() {
        for (byte[] packet : new byte[][] {ipv4(), ipv6(6)}) {
            int headers = packet.length - 3;
            for (int length = 0; length < headers; length++) {
                assertThat(IpPacket.segment(ByteBuffer.wrap(Arrays.copyOf(packet, length)))).as("%d", length).isEmpty();
            }
        }
    }

    @Test
    void junkPassesUntouchedToo() {
        TwoHosts hosts = new TwoHosts();
        hosts.rule("drop any:ANY times=all");
        Random random = new Random(5);
        for (int i = 0; i < 5000; i++) {
            byte[] junk = new byte[random.nextInt(28, 70)];
            random.nextBytes(junk);
            junk[0] = (byte) (random.nextBoolean() ? 0x45 : 0x60);
            if (junk[0] == 0x45) {
                junk[9] = 17;
            } else {
                junk[6] = 17;
            }
            hosts.traffic.passed(Side.CLIENT, ByteBuffer.wrap(junk));
            byte[] short4 = Arrays.copyOf(ipv4(), random.nextInt(28, 40));
            hosts.traffic.passed(Side.SERVER, ByteBuffer.wrap(short4));
        }
        assertThat(hosts.arrived).hasSize(10_000);
    }
}
