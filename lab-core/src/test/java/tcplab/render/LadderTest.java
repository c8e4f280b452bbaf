package tcplab.render;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.model.Side.CLIENT;
import static tcplab.model.TcpState.CLOSED;
import static tcplab.model.TcpState.ESTABLISHED;
import static tcplab.model.TcpState.SYN_SENT;

import org.junit.jupiter.api.Test;
import tcplab.event.WireCut;
import tcplab.event.WireDid;
import tcplab.model.Segment;
import tcplab.scene.Drawing;
import tcplab.scene.Runs;
import tcplab.scene.Scene;
import tcplab.text.Language;

/** Whole ladders as they are printed. */
class LadderTest {
    private static final Style NARROWEST = new Style(80, true, false);

    @Test
    void fourWayCloseOnLoopback() {
        assertThat(Ladder.draw(Runs.fourWay(), NARROWEST).toString())
                .isEqualTo("""
                client 127.0.0.1:40000                                     127.0.0.1:7000 server
                      CLOSED │                                                    │ CLOSED
                ── Open ────────────────────────────────────────────────────────────────────────
                             │                                   listen(7000) = 0 ┤ LISTEN
                             ├ connect(127.0.0.1:7000)                            │
                    SYN-SENT │── SYN seq=0 ──────────────────────────────────────►│ SYN-RECEIVED
                 ESTABLISHED │◄──────────────────────────── SYN+ACK seq=0 ack=1 ──│ SYN-RECEIVED
                 ESTABLISHED │── ACK seq=1 ack=1 ────────────────────────────────►│ ESTABLISHED
                             ├ connect() = 0                                      │
                             │                                    accept() = conn ┤
                ── A request ───────────────────────────────────────────────────────────────────
                             ├ send("hello") = 5                                  │
                 ESTABLISHED │── PSH+ACK seq=1 ack=1 len=5 ──────────────────────►│ ESTABLISHED
                 ESTABLISHED │◄──────────────────────────────── ACK seq=1 ack=6 ──│ ESTABLISHED
                             │                            conn recv() = 5 "hello" ┤
                ── The client closes ───────────────────────────────────────────────────────────
                             ├ close() = 0                                        │
                  FIN-WAIT-1 │── FIN+ACK seq=6 ack=1 ────────────────────────────►│ CLOSE-WAIT
                             │                                  conn recv() = EOF ┤
                  FIN-WAIT-2 │◄──────────────────────────────── ACK seq=1 ack=7 ──│ CLOSE-WAIT
                ── The server closes ───────────────────────────────────────────────────────────
                             │                                   conn close() = 0 ┤
                 (TIME-WAIT) │◄──────────────────────────── FIN+ACK seq=1 ack=7 ──│ LAST-ACK
                 (TIME-WAIT) │── ACK seq=7 ack=2 ────────────────────────────────►│ CLOSED
                (STATE) was seen by ss only
                """);
    }

    @Test
    void threeWayCloseInAscii() {
        assertThat(Ladder.draw(Runs.threeWay(), new Style(80, false, false)).toString())
                .isEqualTo("""
                client 127.0.0.1:40000                                     127.0.0.1:7000 server
                      CLOSED |                                                    | CLOSED
                -- Open ------------------------------------------------------------------------
                             |                                   listen(7000) = 0 + LISTEN
                             + connect(127.0.0.1:7000)                            |
                    SYN-SENT |-- SYN seq=0 -------------------------------------->| SYN-RECEIVED
                 ESTABLISHED |<---------------------------- SYN+ACK seq=0 ack=1 --| SYN-RECEIVED
                 ESTABLISHED |-- ACK seq=1 ack=1 -------------------------------->| ESTABLISHED
                             + connect() = 0                                      |
                             |                                    accept() = conn +
                -- Both close ------------------------------------------------------------------
                             + close() = 0                                        |
                  FIN-WAIT-1 |-- FIN+ACK seq=1 ack=1 ---------------------------->| CLOSE-WAIT
                             |                       conn close() = 0 by reaction +
                 (TIME-WAIT) |<---------------------------- FIN+ACK seq=1 ack=2 --| LAST-ACK
                 (TIME-WAIT) |-- ACK seq=2 ack=2 -------------------------------->| CLOSED
                (STATE) was seen by ss only
                """);
    }

    @Test
    void simultaneousCloseCrossesOnTheWire() {
        assertThat(Ladder.draw(Runs.simultaneousClose(), NARROWEST).toString())
                .isEqualTo("""
                client 10.0.0.1:40000                                       10.0.0.2:7000 server
                      CLOSED │                                                  │ LISTEN
                    SYN-SENT │── SYN seq=0 ────────────────────────────────────►│ (SYN-RECEIVED)
                 ESTABLISHED │◄────────────────────────── SYN+ACK seq=0 ack=1 ──│ (SYN-RECEIVED)
                 ESTABLISHED │── ACK seq=1 ack=1 ──────────────────────────────►│ ESTABLISHED
                ── Both close at once ──────────────────────────────────────────────────────────
                             ├ close() = 0                                      │
                  FIN-WAIT-1 │── FIN+ACK seq=1 ack=1 ╮                          │ ESTABLISHED
                             │                       ┊         conn close() = 0 ┤
                  FIN-WAIT-1 │                       ┊  ╭ FIN+ACK seq=1 ack=1 ──│ FIN-WAIT-1
                  FIN-WAIT-1 │                       ╰──┼──────────────────────►│ CLOSING
                  FIN-WAIT-1 │                        ╭─┼──── ACK seq=2 ack=2 ──│ CLOSING
                     CLOSING │◄───────────────────────┼─╯                       │ CLOSING
                     CLOSING │── ACK seq=2 ack=2 ─────┼──╮                      │ CLOSING
                 (TIME-WAIT) │◄───────────────────────╯  ┊                      │ CLOSING
                 (TIME-WAIT) │                           ╰─────────────────────►│ (TIME-WAIT)
                (STATE) was seen by ss only
                ┼ crossed on the wire
                """);
    }

    @Test
    void aWireThatIsDownSaysSoFromTheCutOn() {
        Drawing drawing = Drawing.wire();
        drawing.add(new WireCut(500_000, true));
        Segment lost = drawing.wired(1_000, 0, drawing.client, "SYN", 0, 0, 0);
        drawing.wireDid(1_000, WireDid.Action.DROPPED, lost).add(new WireCut(2_000_000, false));
        assertThat(Ladder.draw(drawing.timeline(), NARROWEST).toString())
                .containsSubsequence("· the wire is down: everything is lost ·", "── SYN seq=0 ──", "✗ lost (dropped)",
                        "· the wire is up again ·");
    }

    @Test
    void lostFinEndsShortAndIsSentAgain() {
        assertThat(Ladder.draw(Runs.lostFin(), NARROWEST).toString())
                .isEqualTo("""
                client 10.0.0.1:40000                                       10.0.0.2:7000 server
                      CLOSED │                                                  │ LISTEN
                    SYN-SENT │── SYN seq=0 ────────────────────────────────────►│ (SYN-RECEIVED)
                 ESTABLISHED │◄────────────────────────── SYN+ACK seq=0 ack=1 ──│ (SYN-RECEIVED)
                 ESTABLISHED │── ACK seq=1 ack=1 ──────────────────────────────►│ ESTABLISHED
                ── The client's FIN is lost once ───────────────────────────────────────────────
                             ├ close() = 0                                      │
                  FIN-WAIT-1 │── FIN+ACK seq=1 ack=1 ─────────✗ lost (dropped)  │ ESTABLISHED
                             ┊                   240 ms later                   ┊
                  FIN-WAIT-1 │── FIN+ACK seq=1 ack=1 again ────────────────────►│ CLOSE-WAIT
                  FIN-WAIT-2 │◄────────────────── ACK seq=1 ack=2, duplicated ──│ CLOSE-WAIT
                  FIN-WAIT-2 │◄── ACK seq=1 ack=2 copy ──╴                      │ CLOSE-WAIT
                (STATE) was seen by ss only
                """);
    }

    @Test
    void selfConnectLoopsOnOneSide() {
        assertThat(Ladder.draw(Runs.selfConnect(), NARROWEST).toString())
                .isEqualTo("""
                client 127.0.0.1:7777
                      CLOSED │
                ── A socket that connects to itself ────────────────────────────────────────────
                             ├ bind(127.0.0.1:7777) = 0
                             ├ connect(127.0.0.1:7777)
                    SYN-SENT │── SYN seq=0 ──╮
                SYN-RECEIVED │◄──────────────╯
                SYN-RECEIVED │── SYN+ACK seq=0 ack=1 ──╮
                 ESTABLISHED │◄────────────────────────╯
                 ESTABLISHED │── ACK seq=1 ack=1 ──╮
                 ESTABLISHED │◄────────────────────╯
                             ├ connect() = 0
                ── It closes ───────────────────────────────────────────────────────────────────
                             ├ close() = 0
                  FIN-WAIT-1 │── FIN+ACK seq=1 ack=1 ──╮
                     CLOSING │◄────────────────────────╯
                     CLOSING │── ACK seq=2 ack=2 ──╮
                 (TIME-WAIT) │◄────────────────────╯
                (STATE) was seen by ss only
                """);
    }

    @Test
    void resetAndErrnoBesideTheirSide() {
        assertThat(Ladder.draw(Runs.resetByLateData(), NARROWEST).toString())
                .isEqualTo("""
                client 127.0.0.1:40000                                     127.0.0.1:7000 server
                      CLOSED │                                                    │ CLOSED
                ── Open ────────────────────────────────────────────────────────────────────────
                             │                                   listen(7000) = 0 ┤ LISTEN
                             ├ connect(127.0.0.1:7000)                            │
                    SYN-SENT │── SYN seq=0 ──────────────────────────────────────►│ SYN-RECEIVED
                 ESTABLISHED │◄──────────────────────────── SYN+ACK seq=0 ack=1 ──│ SYN-RECEIVED
                 ESTABLISHED │── ACK seq=1 ack=1 ────────────────────────────────►│ ESTABLISHED
                             ├ connect() = 0                                      │
                             │                                    accept() = conn ┤
                ── The server closes with unread data ──────────────────────────────────────────
                             ├ send("hello") = 5                                  │
                 ESTABLISHED │── PSH+ACK seq=1 ack=1 len=5 ──────────────────────►│ ESTABLISHED
                 ESTABLISHED │◄──────────────────────────────── ACK seq=1 ack=6 ──│ ESTABLISHED
                             │                                   conn close() = 0 ┤
                      CLOSED │◄──────────────────────────── RST+ACK seq=1 ack=6 ──│ CLOSED
                             ├ send(5) = ECONNRESET (connection reset by peer)    │
                             ├ send(5) = EPIPE (broken pipe)                      │
                             ├ close() = 0 by Netty                               │
                """);
    }

    @Test
    void heldSegmentArrivesWhenReleased() {
        assertThat(Ladder.draw(Runs.heldAck(), NARROWEST).toString())
                .isEqualTo("""
                client 10.0.0.1:40000                                       10.0.0.2:7000 server
                      CLOSED │                                                  │ LISTEN
                    SYN-SENT │── SYN seq=0 ────────────────────────────────────►│ (SYN-RECEIVED)
                 ESTABLISHED │◄────────────────────────── SYN+ACK seq=0 ack=1 ──│ (SYN-RECEIVED)
                 ESTABLISHED │── ACK seq=1 ack=1 ──────────────────────────────►│ ESTABLISHED
                ── The server closes; the client's ACK is held ─────────────────────────────────
                             │                            conn shutdown(WR) = 0 ┤
                  CLOSE-WAIT │◄────────────────────────── FIN+ACK seq=1 ack=1 ──│ FIN-WAIT-1
                  CLOSE-WAIT │── ACK seq=1 ack=2, held ╮                        │ FIN-WAIT-1
                             ├ send(3) = 3             ┊                        │
                  CLOSE-WAIT │── PSH+ACK seq=1 ack=2 len=3 ────────────────────►│ FIN-WAIT-2
                ── It is released ──────────────────────────────────────────────────────────────
                  CLOSE-WAIT │                         ╰─ released ────────────►│ FIN-WAIT-2
                  CLOSE-WAIT │◄────────────────────────────── ACK seq=2 ack=4 ──│ FIN-WAIT-2
                (STATE) was seen by ss only
                """);
    }

    @Test
    void socketsAreNamedWhereASideHasSeveral() {
        assertThat(Ladder.draw(Runs.twoConnections(), NARROWEST).toString())
                .isEqualTo("""
                client                                                     127.0.0.1:7000 server
                            CLOSED │                                       │ CLOSED
                ── Open ────────────────────────────────────────────────────────────────────────
                                   │                      listen(7000) = 0 ┤ LISTEN
                                   ├ connect(127.0.0.1:7000)               │
                   client SYN-SENT │── SYN seq=0 ─────────────────────────►│ conn SYN-RECEIVED
                client ESTABLISHED │◄─────────────── SYN+ACK seq=0 ack=1 ──│ conn SYN-RECEIVED
                client ESTABLISHED │── ACK seq=1 ack=1 ───────────────────►│ conn ESTABLISHED
                                   ├ connect() = 0                         │
                                   │                       accept() = conn ┤
                ── Another one ─────────────────────────────────────────────────────────────────
                                   ├ second connect(127.0.0.1:7000)        │
                   second SYN-SENT │── SYN seq=0 ─────────────────────────►│ :40002 SYN-RECEIVED
                second ESTABLISHED │◄─────────────── SYN+ACK seq=0 ack=1 ──│ :40002 SYN-RECEIVED
                second ESTABLISHED │── ACK seq=1 ack=1 ───────────────────►│ :40002 ESTABLISHED
                                   ├ second connect() = 0                  │
                                   ├ second abort() = 0                    │
                     second CLOSED │── RST+ACK seq=1 ack=1 ───────────────►│ :40002 CLOSED
                """);
    }

    @Test
    void aCallThatNeverReturnedStandsWhereItBegan() {
        Drawing d = Drawing.wire();
        d.named(90, CLIENT, "client", d.client, d.server).becomes(80, d.client, d.server, SYN_SENT);
        d.wired(100, 0, d.client, "SYN", 0, 0, 0);
        d.call(70, 2_000_000, CLIENT, "client", "connect", "10.0.0.2:7000", "pending");
        assertThat(Ladder.draw(d.timeline(), NARROWEST).toString().lines().skip(2))
                .containsExactly(
                        "             ├ connect(10.0.0.2:7000) = pending                   │",
                        "    SYN-SENT │── SYN seq=0 ───────────────────────────────✗ lost  │ CLOSED");
        assertThat(Scene.of(d.timeline()).arrows().get(0).causes()).extracting(Language.EN::tell)
                .containsExactly("caused by client connect(10.0.0.2:7000) = pending at 0.000 ms");
    }
}
