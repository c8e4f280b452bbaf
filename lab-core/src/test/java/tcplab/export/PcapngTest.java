package tcplab.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.export.Pcapng.Direction;

/** Byte for byte as draft-ietf-opsawg-pcapng, 4.1 to 4.3, has it. */
class PcapngTest {
    private static byte[] hex(String... parts) {
        return HexFormat.of().parseHex(String.join("", parts).replace(" ", ""));
    }

    private static byte[] after(Pcapng file, int skip) {
        byte[] all = file.bytes();
        return java.util.Arrays.copyOfRange(all, skip, all.length);
    }

    @Test
    void aSectionBeginsWithItsMagicItsVersionAndItsOptions() {
        assertThat(new Pcapng("Linux 6", "lab", "hi").bytes())
                .isEqualTo(hex(
                        "0a0d0d0a 3c000000 4d3c2b1a 0100 0000 ffffffffffffffff",
                        "0100 0200 68690000",
                        "0300 0700 4c696e7578203600",
                        "0400 0300 6c616200",
                        "0000 0000 3c000000"));
    }

    @Test
    void anInterfaceHasItsNameAndNanoseconds() {
        Pcapng file = new Pcapng("", "", "");
        int header = file.bytes().length;
        assertThat(file.addInterface("lo", "both", 1, 192)).isZero();
        assertThat(after(file, header))
                .isEqualTo(hex(
                        "01000000 30000000 0100 0000 c0000000",
                        "0200 0200 6c6f0000",
                        "0300 0400 626f7468",
                        "0900 0100 09000000",
                        "0000 0000 30000000"));
        assertThat(file.addInterface("client", "", 276, 0)).isEqualTo(1);
    }

    @Test
    void aPacketHasItsTimeInTwoHalvesItsLengthsItsCommentsAndItsDirection() {
        Pcapng file = new Pcapng("", "", "");
        file.addInterface("lo", "", 1, 0);
        int before = file.bytes().length;
        ByteBuffer frame = ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5});
        file.addPacket(0, 0x18e9_0c2b_5a3d_1122L, frame, 70, Direction.OUTBOUND, List.of("a", "bcde"));
        assertThat(after(file, before))
                .isEqualTo(hex(
                        "06000000 44000000 00000000 2b0ce918 22113d5a 05000000 46000000",
                        "0102030405000000",
                        "0100 0100 61000000",
                        "0100 0400 62636465",
                        "0200 0400 02000000",
                        "0000 0000 44000000"));
        assertThat(frame.remaining()).isEqualTo(5);
    }

    @Test
    void aDirectionThatIsNotKnownIsNotWritten() {
        Pcapng file = new Pcapng("", "", "");
        int before = file.bytes().length;
        file.addPacket(0, 0, ByteBuffer.allocate(0), 0, Direction.UNKNOWN, List.of());
        assertThat(after(file, before))
                .isEqualTo(hex("06000000 24000000", "00".repeat(20), "0000 0000 24000000"));
    }

    @Test
    void noTextSpeaksToTheTerminalOfItsReader() {
        String file = new String(new Pcapng("", "", "a\u001b]0;x\u0007\nb").bytes(), StandardCharsets.UTF_8);
        assertThat(file).contains("a\\x1b]0;x\\x07\nb").doesNotContain("\u001b");
    }

    @Test
    void aCommentThatIsTooLongIsCutBetweenTwoCharacters() {
        Pcapng file = new Pcapng("", "", "半".repeat(30_000));
        ByteBuffer block = ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        int length = block.getShort(26) & 0xffff;
        assertThat(length).isEqualTo(65_535);
        assertThat(new String(file.bytes(), 28, length, StandardCharsets.UTF_8)).isEqualTo("半".repeat(21_845));
        byte[] shifted = new Pcapng("", "", "x" + "半".repeat(30_000)).bytes();
        int cut = ByteBuffer.wrap(shifted).order(ByteOrder.LITTLE_ENDIAN).getShort(26) & 0xffff;
        assertThat(cut).isEqualTo(65_533);
        assertThat(new String(shifted, 28, cut, StandardCharsets.UTF_8)).isEqualTo("x" + "半".repeat(21_844));
    }
}
