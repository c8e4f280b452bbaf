package tcplab.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class TcpInfoTest {
    @Test
    void aFieldIsReadFromItsPlaceInTheStructure() {
        byte[] info = new byte[TcpInfo.BYTES];
        ByteBuffer.wrap(info).order(ByteOrder.nativeOrder())
                .put(4, (byte) 0xff).putInt(8, 204_000).putInt(44, 12).putInt(80, -1).putLong(128, 5_000_000_000L).putInt(228, 65_535);
        assertThat(TcpInfo.BACKOFF.value(info, info.length)).contains("255");
        assertThat(TcpInfo.RTO.value(info, info.length)).contains("204000us");
        assertThat(TcpInfo.LAST_DATA_SENT.value(info, info.length)).contains("12ms");
        assertThat(TcpInfo.SND_CWND.value(info, info.length)).contains("4294967295");
        assertThat(TcpInfo.BYTES_RECEIVED.value(info, info.length)).contains("5000000000");
        assertThat(TcpInfo.SND_WND.value(info, info.length)).contains("65535");
    }

    @Test
    void anOlderKernelHasNoSuchField() {
        assertThat(TcpInfo.SND_WND.value(new byte[TcpInfo.BYTES], 231)).isEmpty();
        assertThat(TcpInfo.RTT.value(new byte[TcpInfo.BYTES], 104)).contains("0us");
    }

    @Test
    void whatWasRecordedIsReadAgainInNanoseconds() {
        assertThat(TcpInfo.RTO.number("204000us")).hasValue(204_000_000);
        assertThat(TcpInfo.LAST_DATA_SENT.number("12ms")).hasValue(12_000_000);
        assertThat(TcpInfo.UNACKED.number("3")).hasValue(3);
        assertThat(TcpInfo.UNACKED.number("3ms")).isEmpty();
        assertThat(TcpInfo.RTO.number("3")).isEmpty();
    }

    @Test
    void everyWordIsItsOwnFieldAndNoFieldLiesOnAnother() {
        assertThat(TcpInfo.words()).allSatisfy(word -> assertThat(TcpInfo.of(word)).hasValueSatisfying(
                field -> assertThat(field.word()).isEqualTo(word)));
        assertThat(TcpInfo.of("RTO")).isEmpty();
    }
}
