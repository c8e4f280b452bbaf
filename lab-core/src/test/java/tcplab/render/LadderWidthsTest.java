package tcplab.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.journal.Timeline;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.scene.Drawing;
import tcplab.scene.Runs;
import tcplab.text.Told;
import tcplab.verdict.Finding;
import tcplab.verdict.Verdict;

/** The same runs on wider and narrower terminals, and in colour. */
class LadderWidthsTest {
    private static final Finding COUNT = new Finding(
            13, "count close 4", Verdict.REFUTED, Verdict.REFUTED, List.of(), Told.plain("3 segments"), Told.nothing(), Told.nothing(), List.of(20, 24, 25), null);

    @Test
    void wideTerminalsShowTimesAndTheNumbersOfTheEvidence() {
        assertThat(Ladder.draw(Runs.threeWay(), List.of(COUNT), new Style(104, true, false)).toString())
                .isEqualTo("""
                       ms  client 127.0.0.1:40000                                            127.0.0.1:7000 server
                                 CLOSED │                                                           │ CLOSED
                ── Open ────────────────────────────────────────────────────────────────────────────────────────────────
                    0.000               │                                          listen(7000) = 0 ┤ LISTEN
                    0.200               ├ connect(127.0.0.1:7000)                                   │
                    0.300      SYN-SENT │── SYN seq=0 ─────────────────────────────────────────────►│ SYN-RECEIVED
                    0.327   ESTABLISHED │◄─────────────────────────────────── SYN+ACK seq=0 ack=1 ──│ SYN-RECEIVED
                    0.368   ESTABLISHED │── ACK seq=1 ack=1 ───────────────────────────────────────►│ ESTABLISHED
                    0.800               ├ connect() = 0                                             │
                    0.900               │                                           accept() = conn ┤
                ── Both close ──────────────────────────────────────────────────────────────────────────────────────────
                   60.000               ├ close() = 0                                               │
                   60.050    FIN-WAIT-1 │── FIN+ACK seq=1 ack=1 ───────────────────────────────────►│ CLOSE-WAIT   #20
                   60.100               │                              conn close() = 0 by reaction ┤
                   60.124   (TIME-WAIT) │◄─────────────────────────────────── FIN+ACK seq=1 ack=2 ──│ LAST-ACK     #24
                   60.140   (TIME-WAIT) │── ACK seq=2 ack=2 ───────────────────────────────────────►│ CLOSED       #25
                (STATE) was seen by ss only

                ✗ REFUTED       count close 4
                    because 3 segments #20 #24 #25
                """);
    }

    @Test
    void timesComeWithOneHundredColumns() {
        assertThat(Ladder.draw(Runs.simultaneousClose(), new Style(100, true, false)).toString())
                .isEqualTo("""
                       ms  client 10.0.0.1:40000                                                10.0.0.2:7000 server
                                 CLOSED │                                                           │ LISTEN
                    0.000      SYN-SENT │── SYN seq=0 ─────────────────────────────────────────────►│ (SYN-RECEIVED)
                   30.040   ESTABLISHED │◄─────────────────────────────────── SYN+ACK seq=0 ack=1 ──│ (SYN-RECEIVED)
                   60.090   ESTABLISHED │── ACK seq=1 ack=1 ───────────────────────────────────────►│ ESTABLISHED
                ── Both close at once ──────────────────────────────────────────────────────────────────────────────
                   99.700               ├ close() = 0                                               │
                   99.740    FIN-WAIT-1 │── FIN+ACK seq=1 ack=1 ────╮                               │ ESTABLISHED
                  100.700               │                           ┊              conn close() = 0 ┤
                  100.740    FIN-WAIT-1 │                           ┊   ╭──── FIN+ACK seq=1 ack=1 ──│ FIN-WAIT-1
                  129.750    FIN-WAIT-1 │                           ╰───┼──────────────────────────►│ CLOSING
                  129.770    FIN-WAIT-1 │                             ╭─┼──────── ACK seq=2 ack=2 ──│ CLOSING
                  130.750       CLOSING │◄────────────────────────────┼─╯                           │ CLOSING
                  130.770       CLOSING │── ACK seq=2 ack=2 ────────╮ ┊                             │ CLOSING
                  159.780   (TIME-WAIT) │◄──────────────────────────┼─╯                             │ CLOSING
                  160.780   (TIME-WAIT) │                           ╰──────────────────────────────►│ (TIME-WAIT)
                (STATE) was seen by ss only
                ┼ crossed on the wire
                """);
    }

    @Test
    void narrowTerminalsGetAList() {
        assertThat(Ladder.draw(Runs.lostFin(), new Style(40, true, false)).toString())
                .isEqualTo("""
                  client CLOSED
                  server LISTEN
                client → server SYN seq=0
                  client SYN-SENT
                  server (SYN-RECEIVED)
                server → client SYN+ACK seq=0 ack=1
                  client ESTABLISHED
                client → server ACK seq=1 ack=1
                  server ESTABLISHED
                ── The client's FIN is lost once ───────
                client: close() = 0
                client → ✗ FIN+ACK seq=1 ack=1 lost,
                    dropped
                  client FIN-WAIT-1
                240 ms later
                client → server FIN+ACK seq=1 ack=1
                    again
                  server CLOSE-WAIT
                server → client ACK seq=1 ack=2,
                    duplicated
                  client FIN-WAIT-2
                … → client ACK seq=1 ack=2 copy
                (STATE) was seen by ss only
                """);
    }

    @Test
    void twentyColumnsAreEnough() {
        assertThat(Ladder.draw(Runs.selfConnect(), new Style(20, false, false)).toString())
                .isEqualTo("""
                  client CLOSED
                -- A socket that
                   connects to
                   itself ----------
                client:
                    bind(127.0.0.1:7
                    777) = 0
                client:
                    connect(127.0.0.
                    1:7777)
                client -> itself SYN
                    seq=0
                  client SYN-SENT
                  client
                    SYN-RECEIVED
                client -> itself
                    SYN+ACK seq=0
                    ack=1
                  client ESTABLISHED
                client -> itself ACK
                    seq=1 ack=1
                client: connect() =
                    0
                -- It closes -------
                client: close() = 0
                client -> itself
                    FIN+ACK seq=1
                    ack=1
                  client FIN-WAIT-1
                  client CLOSING
                client -> itself ACK
                    seq=2 ack=2
                  client (TIME-WAIT)
                (STATE) was seen by
                  ss only
                """);
    }

    @Test
    void moreThanOneHundredAndTwentyColumnsChangeNothing() {
        assertThat(Ladder.draw(Runs.fourWay(), new Style(300, true, false)).toString())
                .isEqualTo(Ladder.draw(Runs.fourWay(), new Style(120, true, false)).toString());
    }

    @Test
    void lessThanTwentyColumnsCountAsTwenty() {
        assertThat(Ladder.draw(Runs.fourWay(), new Style(1, true, false)).toString())
                .isEqualTo(Ladder.draw(Runs.fourWay(), new Style(20, true, false)).toString());
    }

    @Test
    void chineseHeadingsFillTheRuleExactly() {
        Timeline timeline = Drawing.loopback().heading(10, "半关闭：客户端").timeline();
        assertThat(Ladder.draw(timeline, new Style(80, true, false)).toString().lines())
                .contains("── 半关闭：客户端 " + "─".repeat(80 - 3 - 14 - 1));
    }

    @Test
    void colourMarksFlagsLossRepetitionAndErrno() {
        String lost = Ladder.draw(Runs.lostFin(), new Style(80, true, true)).written(true);
        assertThat(lost)
                .contains("\u001b[32m── SYN seq=0 ─")
                .contains("\u001b[33m── FIN+ACK seq=1 ack=1 ─")
                .contains("\u001b[31m✗ lost (dropped)")
                .contains("\u001b[35m── FIN+ACK seq=1 ack=1 again ─");
        assertThat(Ladder.draw(Runs.resetByLateData(), new Style(80, true, true)).written(true))
                .contains("send(5) = \u001b[31mEPIPE (broken pipe)\u001b[0m")
                .contains("─ RST+ACK seq=1 ack=6 ──\u001b[0m");
    }

    @Test
    void withoutColourThereAreNoCodes() {
        assertThat(Ladder.draw(Runs.resetByLateData(), new Style(80, true, false)).written(false)).doesNotContain("\u001b");
    }

    @Test
    void emptyRunSaysSo() {
        Timeline empty = new Timeline(List.of());
        assertThat(Ladder.draw(empty, new Style(80, true, false)).toString()).isEqualTo("nothing was recorded\n");
        assertThat(Ladder.draw(empty, new Style(40, true, false)).toString()).isEqualTo("nothing was recorded\n");
    }

    @Test
    void withoutSsTimeWaitIsMarkedAsConcluded() {
        Drawing d = Drawing.loopback();
        d.named(1, Side.CLIENT, "client", d.client, d.server);
        d.becomes(10, d.client, d.server, TcpState.SYN_SENT).segment(20, d.client, d.server, "SYN", 0, 0, 0);
        d.segment(30, d.server, d.client, "SYN+ACK", 0, 1, 0);
        d.becomes(40, d.client, d.server, TcpState.ESTABLISHED, TcpState.FIN_WAIT_1);
        d.segment(50, d.client, d.server, "FIN+ACK", 1, 1, 0).segment(60, d.server, d.client, "FIN+ACK", 1, 2, 0);
        d.becomes(70, d.client, d.server, TcpState.FIN_WAIT_2, TcpState.CLOSED);
        assertThat(Ladder.draw(d.timeline(), new Style(80, true, false)).toString())
                .contains("  TIME-WAIT? │◄")
                .endsWith("STATE? follows from the segments; no witness saw it\n");
    }
}
