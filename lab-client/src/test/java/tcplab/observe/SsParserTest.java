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
        return rows("ss-iproute2-6.1.0.txt");
    }

    /** Six listings one after the other while segments were lost: see the ports 7000 to 7002 and 80. */
    private static List<Sample.Row> amongLosses() throws IOException {
        return rows("ss-iproute2-6.1.0-faults.txt");
    }

    private static List<Sample.Row> rows(String file) throws IOException {
        try (InputStream in = SsParserTest.class.getResourceAsStream("/observe/" + file)) {
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
    void aRequestSocketIsSynReceivedWithTheTimerOfItsSynAck() throws IOException {
        assertThat(amongLosses()).filteredOn(row -> row.state() == TcpState.SYN_RECEIVED)
                .containsExactly(new Sample.Row(TcpState.SYN_RECEIVED, 0, 0, new Endpoint("127.0.0.1", 7000),
                        new Endpoint("127.0.0.1", 34412), "on,948ms,0", "ino:0 sk:4e94"));
    }

    @Test
    void aSynWithoutAnswerIsUnacknowledgedAndItsRetransmissionsAreInTheTimer() throws IOException {
        assertThat(amongLosses()).filteredOn(row -> row.state() == TcpState.SYN_SENT).hasSize(10)
                .allSatisfy(row -> assertThat(row.sendQ()).isEqualTo(1))
                .filteredOn(row -> row.remote().isIpv6())
                .extracting(Sample.Row::timer)
                .containsExactly("on,948ms,0", "on,256ms,1", "on,152ms,1", "on,052ms,2", "on,972ms,3");
    }

    @Test
    void unacknowledgedBytesAreInTheSendQueueOfWhoSentThem() throws IOException {
        assertThat(amongLosses()).filteredOn(row -> row.state() == TcpState.ESTABLISHED && row.sendQ() > 0)
                .extracting(row -> row.local().port() + " " + row.sendQ() + " " + row.timer())
                .containsExactly("34412 5 on,112ms,0", "34414 10 on,112ms,0", "34412 5 on,008ms,0");
    }

    @Test
    void aFinWaitingForItsAckCountsAsAByteToo() throws IOException {
        assertThat(amongLosses()).filteredOn(row -> row.state() == TcpState.FIN_WAIT_1).singleElement()
                .satisfies(row -> {
                    assertThat(row.sendQ()).isEqualTo(10 + 1);
                    assertThat(row.local()).isEqualTo(new Endpoint("127.0.0.1", 34414));
                });
    }

    @Test
    void aTimerOfMinutesIsGivenAsSsWritesIt() throws IOException {
        assertThat(amongLosses()).extracting(Sample.Row::timer).contains("keepalive,1min1sec,0");
        assertThat(SsParser.row("ESTAB 0 0 10.0.0.1:80 10.0.0.2:4000 timer:(keepalive,119min,0) ino:1").timer())
                .isEqualTo("keepalive,119min,0");
        assertThat(SsParser.row("ESTAB 0 7 10.0.0.1:80 10.0.0.2:4000 timer:(on,1min2sec,9)").timer())
                .isEqualTo("on,1min2sec,9");
    }

    @Test
    void theTimerIsNotRepeatedInTheDetails() throws IOException {
        assertThat(amongLosses()).allSatisfy(row -> assertThat(row.details()).startsWith("ino:").doesNotContain("timer:"));
        assertThat(SsParser.row("ESTAB 0 0 10.0.0.1:80 10.0.0.2:4000").details()).isEmpty();
        assertThat(SsParser.row("ESTAB 0 0 10.0.0.1:80 10.0.0.2:4000").timer()).isEmpty();
    }

    @Test
    void aListenerOfOneIpv6AddressHasThatAddress() throws IOException {
        assertThat(amongLosses()).filteredOn(row -> row.state() == TcpState.LISTEN)
                .extracting(row -> row.local() + " " + row.remote())
                .contains("[fd00::1]:7002 [::]:0", "[::]:7001 [::]:0", "127.0.0.1:7000 0.0.0.0:0");
    }

    @Test
    void aQueueReadInTheMiddleOfConnectCanBeBelowZero() {
        Sample.Row row = SsParser.row("SYN-SENT 0 -374642170 10.1.2.3:50074 10.1.2.4:8443 ino:9366349 sk:a750");
        assertThat(row.sendQ()).isEqualTo(-374_642_170);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ss: command not found", "LISTEN 0", "LISTEN x 5 127.0.0.1:80 0.0.0.0:*", "\u0000\u0001",
        "LISTEN 0 5 127.0.0.1 0.0.0.0", "State Recv-Q Send-Q Local Address:Port Peer Address:Port",
        "Cannot open netlink socket: Operation not permitted", "LISTEN 99999999999999999999 5 127.0.0.1:80 0.0.0.0:*",
        "LISTEN 0 5 127.0.0.1:http 0.0.0.0:*", "LISTEN 0 5 127.0.0.1:70000 0.0.0.0:*"})
    void garbageIsNoLineOfSs(String line) {
        assertThatThrownBy(() -> SsParser.row(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of ss");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "LISTEN 0 5 %s 0.0.0.0:*", "LISTEN 0 5 %s:80 0.0.0.0:*", "a b c d %s"})
    void aLongLineIsNotQuotedWhole(String form) {
        for (String junk : new String[] {"x".repeat(100_000), "x ".repeat(50_000)}) {
            assertThatThrownBy(() -> SsParser.row(form.replace("%s", junk)))
                    .satisfies(e -> assertThat(e.getMessage()).contains("of ss").hasSizeLessThan(2_000));
        }
    }
}
