package tcplab.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.model.Segment;
import tcplab.model.TcpOptions;

/** Packets that no kernel sends, but that a raw socket can. */
class JunkPacketsTest {
    private static final int RAW = 101;

    private static Optional<Segment> segment(byte[] packet) {
        return LinkType.ip(RAW, ByteBuffer.wrap(packet)).flatMap(IpPacket::segment);
    }

    /** A segment of IPv4 with these header options, which are filled up with zeros to whole words. */
    private static byte[] withOptions(byte[] options) {
        int header = 20 + (options.length + 3) / 4 * 4;
        ByteBuffer packet = ByteBuffer.allocate(20 + header);
        packet.put((byte) 0x45).put((byte) 0).putShort((short) packet.capacity()).putInt(0);
        packet.put((byte) 64).put((byte) 6).putShort((short) 0).put(new byte[] {10, 0, 0, 1, 10, 0, 0, 2});
        packet.putShort((short) 4000).putShort((short) 80).putInt(7).putInt(0);
        packet.put((byte) (header / 4 << 4)).put((byte) 2).putShort((short) 1000).putInt(0).put(options);
        return packet.array();
    }

    private static TcpOptions options(String hex) {
        return segment(withOptions(HexFormat.of().parseHex(hex))).orElseThrow().options();
    }

    @Test
    void optionsAreReadInAnyOrderBetweenPadding() {
        assertThat(options("01030307" + "0402" + "0101" + "020405b4" + "080a0000000100000002" + "0101"))
                .isEqualTo(new TcpOptions(1460, 7, true, 1L, 2L, null));
    }

    @Test
    void numbersInOptionsAreUnsigned() {
        assertThat(options("0204ffff" + "080affffffffffffffff" + "0303ff"))
                .isEqualTo(new TcpOptions(65535, 255, null, 0xffffffffL, 0xffffffffL, null));
    }

    @Test
    void unknownOptionsArePassedOverAndTheEndOfTheListIsTheEnd() {
        assertThat(options("fd06f989aabb" + "0402" + "00" + "020405b4").sackPermitted()).isTrue();
        assertThat(options("fd06f989aabb" + "0402" + "00" + "020405b4").mss()).isNull();
    }

    @Test
    void aFastOpenCookieHasALength() {
        assertThat(options("220a0102030405060708").fastOpenCookieBytes()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01010202", "01010302", "01010802", "0101010a0802", "01010203", "080a0000", "02", "0200", "0201",
        "08030000", "01012201"})
    void anOptionOfAWrongLengthIsNoOption(String hex) {
        assertThat(options(hex)).isEqualTo(TcpOptions.NONE);
    }

    @Test
    void noOptionsOfRandomBytesAreReadBeyondTheHeader() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            byte[] options = new byte[random.nextInt(41)];
            random.nextBytes(options);
            for (int k = 0; k < options.length; k++) {
                // Mostly kinds and lengths that mean something.
                options[k] = random.nextInt(4) > 0 ? (byte) random.nextInt(12) : options[k];
            }
            byte[] packet = withOptions(options);
            assertThat(segment(Arrays.copyOf(packet, packet.length - random.nextInt(20))))
                    .as(HexFormat.of().formatHex(packet)).satisfiesAnyOf(
                            s -> assertThat(s).isEmpty(), s -> assertThat(s.orElseThrow().seq()).isEqualTo(7));
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0x44", "0,0x40", "32,0x00", "32,0x40"})
    void aHeaderShorterThanAnyHeaderIsNone(int at, String value) {
        byte[] packet = withOptions(new byte[0]);
        packet[at] = Integer.decode(value).byteValue();
        assertThat(segment(packet)).isEmpty();
    }

    @Test
    void aHeaderLongerThanThePacketIsNone() {
        byte[] packet = withOptions(new byte[0]);
        packet[32] = (byte) 0xf0;
        assertThat(segment(packet)).isEmpty();
    }

    @Test
    void paddingOfTheLinkLayerIsNoPayload() {
        byte[] packet = withOptions(new byte[0]);
        assertThat(segment(Arrays.copyOf(packet, 60))).get().extracting(Segment::length).isEqualTo(0);
    }

    @Test
    void payloadThatWasNotCapturedStillCounts() {
        byte[] packet = withOptions(new byte[0]);
        ByteBuffer.wrap(packet).putShort(2, (short) 1500);
        assertThat(segment(packet)).get().extracting(Segment::length).isEqualTo(1460);
    }

    @Test
    void anUnknownLinkTypeIsNamed() {
        assertThatThrownBy(() -> LinkType.ip(105, ByteBuffer.allocate(40)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("link type 105 is not known");
    }

    @Test
    void whatIsNoCaptureIsSaidToBeNone() {
        assertThatThrownBy(() -> new PcapStream(new ByteArrayInputStream(new byte[40])).begin())
                .isInstanceOf(IOException.class)
                .hasMessage("this is no pcap stream");
    }

    @ParameterizedTest
    @CsvSource({"0,the capture ended before its header", "23,the capture ended before its header",
        "30,the capture ended within a packet", "50,the capture ended within a packet"})
    void aCaptureThatEndsTooEarlySaysWhere(int length, String said) {
        ByteBuffer file = ByteBuffer.allocate(100).putInt(0xa1b23c4d).position(20).putInt(RAW);
        file.position(32).putInt(60).putInt(60);
        assertThatThrownBy(() -> {
                    PcapStream stream = new PcapStream(new ByteArrayInputStream(Arrays.copyOf(file.array(), length)));
                    stream.begin();
                    stream.next();
                })
                .isInstanceOf(IOException.class)
                .hasMessage(said);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1 << 20})
    void aPacketOfAnImpossibleSizeIsAnError(int captured) throws IOException {
        ByteBuffer file = ByteBuffer.allocate(100).putInt(0xa1b23c4d).position(32).putInt(captured);
        PcapStream stream = new PcapStream(new ByteArrayInputStream(file.array()));
        stream.begin();
        assertThatThrownBy(stream::next).isInstanceOf(IOException.class).hasMessageContaining(captured + " bytes");
    }
}
