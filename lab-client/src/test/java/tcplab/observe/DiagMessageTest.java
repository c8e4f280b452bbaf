package tcplab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.TcpState;

/** On what Linux 6.18 on x86-64 was asked and answered. */
class DiagMessageTest {
    private static final String ZERO_12 = "00".repeat(12);
    private static final String ID = "dd061b5a" + "7f000001" + ZERO_12 + "7f000001" + ZERO_12;
    private static final String ESTABLISHED = "a400000014000000000000001973000002010000" + ID
            + "00000000cc0100000000000000000000000000000000000000000000da52140005000800"
            + "0000000008000f00000000000c00150001000000000000000600160052000000"
            + "28000700000000000000020000000000001e3c000000000000000000000000000000000000000000";
    private static final String TIME_WAIT = "60000000140000000000000019730000020603" + "00" + ID
            + "00000000cc01000000000000f8e900000000000000000000000000000000000008000f0000000000";
    private static final String NONE = "5c000000020000000000000019730000feffffff4800000014000100000000000000000002064000"
            + "ffffffff000100097f000001" + ZERO_12 + "7f000001" + ZERO_12 + "00000000ffffffffffffffff";

    private static DiagMessage.Answer answer(String hex) throws IOException {
        return DiagMessage.answer(
                ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.LITTLE_ENDIAN));
    }

    @Test
    void theRequestNamesTheSocketByItsFourEndpoints() {
        Assumptions.assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN);
        byte[] request = DiagMessage.request(
                new FourTuple(new Endpoint("127.0.0.1", 0xdd06), new Endpoint("127.0.0.1", 7002)));
        assertThat(HexFormat.of().formatHex(request))
                .isEqualTo("4800000014000100000000000000000002064000ffffffff" + ID + "00000000ffffffffffffffff");
    }

    @Test
    void theRequestForIpv6HasItsAddresses() {
        Assumptions.assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN);
        byte[] request =
                DiagMessage.request(new FourTuple(new Endpoint("::1", 0x960a), new Endpoint("::1", 0x1b62)));
        assertThat(HexFormat.of().formatHex(request))
                .isEqualTo("480000001400010000000000000000000a064000ffffffff960a1b62"
                        + "0000000000000000000000000000000100000000000000000000000000000001"
                        + "00000000ffffffffffffffff");
    }

    @Test
    void anEstablishedConnectionIsOne() throws IOException {
        assertThat(answer(ESTABLISHED)).isEqualTo(new DiagMessage.Answer(TcpState.ESTABLISHED, false, 0));
    }

    @Test
    void theMiniSocketOfTimeWaitIsFound() throws IOException {
        assertThat(answer(TIME_WAIT).state()).isEqualTo(TcpState.TIME_WAIT);
    }

    @Test
    void theRequestSocketOfAHandshakeIsFound() throws IOException {
        String synReceived = "60000000140000000000000071730000020301001b5add087f000001" + ZERO_12 + "7f000001" + ZERO_12
                + "00000000d001000000000000e80300000000000000000000000000000000000008000f0000000000";
        assertThat(answer(synReceived).state()).isEqualTo(TcpState.SYN_RECEIVED);
    }

    @Test
    void whereOnlyAListenerIsFoundThereIsNoConnection() throws IOException {
        assertThat(answer(ESTABLISHED.replaceFirst("0201" + "0000dd06", "020a" + "00001b5a")).state())
                .isEqualTo(TcpState.CLOSED);
    }

    @Test
    void withoutASocketTheKernelAnswersEnoent() throws IOException {
        assertThat(answer(NONE)).isEqualTo(new DiagMessage.Answer(TcpState.CLOSED, false, 0));
    }

    @Test
    void aSocketThatWasClosedWhileTheKernelToldOfItIsNoAnswerYet() throws IOException {
        assertThat(answer(ESTABLISHED.replaceFirst("0201" + "0000dd06", "0207" + "0000dd06")).isCeasing()).isTrue();
        assertThat(answer(ESTABLISHED).isCeasing()).isFalse();
        assertThat(answer(NONE).isCeasing()).isFalse();
    }

    @Test
    void whatACallStillHasToProcessIsCounted() throws IOException {
        String held = ESTABLISHED.substring(0, ESTABLISHED.length() - 16) + "00090000" + "00000000";
        assertThat(answer(held).backlogBytes()).isEqualTo(0x900);
    }

    @Test
    void anotherErrnoIsAProblemOfItsOwn() {
        assertThatThrownBy(() -> answer(NONE.replaceFirst("feffffff", "ffffffff")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("EPERM");
    }

    @ParameterizedTest
    @CsvSource({"0", "10", "17", "20", "60", "95"})
    void anAnswerThatIsCutOffIsAnError(int bytes) {
        assertThatThrownBy(() -> answer(ESTABLISHED.substring(0, 2 * Math.min(bytes, 80))))
                .isInstanceOf(IOException.class);
    }
}
