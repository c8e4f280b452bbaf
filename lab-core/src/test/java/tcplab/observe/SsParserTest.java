package tcplab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.event.Sample;
import tcplab.model.Endpoint;
import tcplab.model.TcpState;

class SsParserTest {
    private static List<Sample.Row> captured() throws IOException {
        try (InputStream in = SsParserTest.class.getResourceAsStream("/observe/ss-iproute2-6.1.0.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(SsParser::row).toList();
        }
    }

    @Test
    void everyCapturedLineIsUnderstood() throws IOException {
        assertThat(captured()).extracting(Sample.Row::state).containsOnly(
                TcpState.LISTEN, TcpState.ESTABLISHED, TcpState.FIN_WAIT_2, TcpState.CLOSE_WAIT, TcpState.TIME_WAIT);
    }

    @Test
    void aListenerShowsItsQueueAndItsBacklogAndNoRemotePort() throws IOException {
        Sample.Row listener = captured().get(0);
        assertThat(listener.state()).isEqualTo(TcpState.LISTEN);
        assertThat(listener.sendQ()).isEqualTo(5);
        assertThat(listener.local()).isEqualTo(new Endpoint("127.0.0.1", 7000));
        assertThat(listener.remote()).isEqualTo(new Endpoint("0.0.0.0", 0));
    }

    @Test
    void unreadBytesAreInTheReceiveQueueAndAFinCountsAsOne() throws IOException {
        assertThat(captured()).filteredOn(row -> row.state() == TcpState.CLOSE_WAIT).singleElement()
                .extracting(Sample.Row::recvQ).isEqualTo(6L);
    }

    @Test
    void aTimeWaitSocketShowsItsTimer() throws IOException {
        assertThat(captured()).filteredOn(row -> row.state() == TcpState.TIME_WAIT)
                .extracting(Sample.Row::timer).containsOnly("timewait,59sec,0");
    }

    @Test
    void anIpv4AddressInIpv6ClothesIsAnIpv4Address() throws IOException {
        assertThat(captured()).extracting(Sample.Row::local)
                .contains(new Endpoint("127.0.0.1", 7001), new Endpoint("::1", 40456), new Endpoint("::", 7001));
    }

    @Test
    void anInterfaceBehindTheAddressIsNotPartOfIt() {
        assertThat(SsParser.row("LISTEN 0 5 127.0.0.1%lo:80 0.0.0.0:*").local()).isEqualTo(new Endpoint("127.0.0.1", 80));
        assertThat(SsParser.row("LISTEN 0 5 [fe80::1]%eth0:80 [::]:*").local()).isEqualTo(new Endpoint("fe80::1", 80));
    }

    @Test
    void aRequestSocketIsSynReceived() {
        assertThat(SsParser.row("SYN-RECV 0 0 10.0.0.1:80 10.0.0.2:4000 timer:(on,950ms,0) ino:0 sk:3").state())
                .isEqualTo(TcpState.SYN_RECEIVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ss: command not found", "LISTEN 0", "LISTEN x 5 127.0.0.1:80 0.0.0.0:*", "\u0000\u0001",
        "LISTEN 0 5 127.0.0.1 0.0.0.0"})
    void garbageIsNoLineOfSs(String line) {
        assertThatThrownBy(() -> SsParser.row(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of ss");
    }
}
