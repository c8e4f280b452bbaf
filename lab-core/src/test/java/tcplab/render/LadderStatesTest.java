package tcplab.render;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.model.Side.CLIENT;
import static tcplab.model.Side.SERVER;
import static tcplab.model.TcpState.CLOSED;
import static tcplab.model.TcpState.ESTABLISHED;
import static tcplab.model.TcpState.FIN_WAIT_1;
import static tcplab.model.TcpState.FIN_WAIT_2;
import static tcplab.model.TcpState.SYN_RECEIVED;
import static tcplab.model.TcpState.SYN_SENT;
import static tcplab.model.TcpState.TIME_WAIT;

import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.event.CounterMoved;
import tcplab.event.Lookup;
import tcplab.event.ObserverReport;
import tcplab.event.Sample;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.model.Witness;
import tcplab.scene.Drawing;
import tcplab.scene.Runs;
import tcplab.scene.Scene;
import tcplab.text.Language;
import tcplab.text.Told;

/** The states beside the lifelines: whose word they are, and where they stand. */
class LadderStatesTest {
    private static final Style NARROWEST = new Style(80, true, false);

    @Test
    void statesThatSockDiagAnsweredAreShownBesideEverySegment() {
        Drawing d = Drawing.wire();
        d.named(50, Side.CLIENT, "client", d.client, d.server);
        d.wired(100, 200, d.client, "SYN", 0, 0, 0);
        d.looked(110, Side.CLIENT, d.client, d.server, TcpState.SYN_SENT, Lookup.Occasion.SENT);
        d.looked(190, Side.SERVER, d.server, d.client, TcpState.CLOSED, Lookup.Occasion.ARRIVING);
        d.looked(210, Side.SERVER, d.server, d.client, TcpState.SYN_RECEIVED, Lookup.Occasion.ARRIVED);
        d.wired(220, 300, d.server, "SYN+ACK", 0, 1, 0);
        d.looked(295, Side.CLIENT, d.client, d.server, TcpState.SYN_SENT, Lookup.Occasion.ARRIVING);
        d.looked(305, Side.CLIENT, d.client, d.server, TcpState.ESTABLISHED, Lookup.Occasion.ARRIVED);
        assertThat(Ladder.draw(d.timeline(), NARROWEST).toString())
                .isEqualTo("""
                client 10.0.0.1:40000                                       10.0.0.2:7000 server
                      CLOSED │                                                    │ CLOSED
                    SYN-SENT │── SYN seq=0 ──────────────────────────────────────►│ SYN-RECEIVED
                 ESTABLISHED │◄──────────────────────────── SYN+ACK seq=0 ack=1 ──│ SYN-RECEIVED
                states from sock_diag, asked at each segment
                """);
    }

    @Test
    void statesThatOnlySockDiagAnsweredAreNamed() {
        Drawing d = Drawing.wire();
        d.named(50, Side.CLIENT, "client", d.client, d.server);
        d.wired(100, 200, d.client, "SYN", 0, 0, 0);
        d.becomes(90, d.client, d.server, TcpState.SYN_SENT);
        d.looked(210, Side.SERVER, d.server, d.client, TcpState.SYN_RECEIVED, Lookup.Occasion.ARRIVED);
        assertThat(Ladder.draw(d.timeline(), NARROWEST).toString())
                .endsWith("SYN-RECEIVED from sock_diag, the other states from the tracepoint\n");
    }

    @Test
    void withoutTracepointStatesStandWhereSsShowsThem() {
        assertThat(Ladder.draw(Runs.onlySs(), NARROWEST).toString())
                .isEqualTo("""
                client 127.0.0.1:40000                                     127.0.0.1:7000 server
                       CLOSED │                                                  │ (LISTEN)
                              │── SYN seq=0 ────────────────────────────────────►│ (LISTEN)
                (ESTABLISHED) │◄────────────────────────── SYN+ACK seq=0 ack=1 ──│ (LISTEN)
                              │── ACK seq=1 ack=1 ──────────────────────────────►│ (ESTABLISHED)
                              │── PSH+ACK seq=1 ack=1 len=5 ────────────────────►│
                              │◄────────────────────────────── ACK seq=1 ack=6 ──│
                              │── FIN+ACK seq=6 ack=1 ──────────────────────────►│ (CLOSE-WAIT)
                 (FIN-WAIT-2) │◄────────────────────────────── ACK seq=1 ack=7 ──│
                  (TIME-WAIT) │◄────────────────────────── FIN+ACK seq=1 ack=7 ──│
                              │── ACK seq=7 ack=2 ──────────────────────────────►│ (CLOSED)
                (STATE) was seen by ss only
                tracepoint is missing: no tracefs
                """);
    }

    @Test
    void withoutStatesTheColumnsAreEmpty() {
        assertThat(Ladder.draw(Runs.onlyTcpdump(), NARROWEST).toString())
                .isEqualTo("""
                client 127.0.0.1:40000                                     127.0.0.1:7000 server
                             ├ connect(127.0.0.1:7000)                            │
                             │── SYN seq=0 ──────────────────────────────────────►│
                             │◄──────────────────────────── RST+ACK seq=0 ack=1 ──│
                             ├ connect() = ECONNREFUSED (connection refused)      │
                tracepoint is missing: tracefs cannot be mounted by an ordinary user
                """);
    }

    @Test
    void withoutCaptureStatesStandBesideTheCalls() {
        assertThat(Ladder.draw(Runs.onlyTracepoint(), NARROWEST).toString())
                .isEqualTo("""
                client 127.0.0.1:40000                                     127.0.0.1:7000 server
                      CLOSED │                                                    │ LISTEN
                    SYN-SENT ├ connect(127.0.0.1:7000) = 0                        │
                 ESTABLISHED │                                                    │
                             │                                                    │ SYN-RECEIVED
                             │                                                    │ ESTABLISHED
                  FIN-WAIT-1 ├ close() = 0                                        │
                             │                                                    │ CLOSE-WAIT
                  FIN-WAIT-2 │                                                    │
                tcpdump is missing: not installed: apt-get install tcpdump
                """);
    }

    @Test
    void aSynThatTheKernelDropsIsMarkedAndBringsNoState() {
        Drawing d = Drawing.wire();
        d.named(100, SERVER, "server", d.server, null).listens(120);
        d.call(300, 1_000_900, CLIENT, "client", "connect", "10.0.0.2:7000", "0").named(310, CLIENT, "client", d.client, d.server);
        d.becomes(336, d.client, d.server, SYN_SENT).wired(400, 500, d.client, "SYN", 0, 0, 0);
        d.wired(1_000_400, 1_000_500, d.client, "SYN", 0, 0, 0);
        d.wired(1_000_510, 1_000_610, d.server, "SYN+ACK", 0, 1, 0);
        d.becomes(1_000_620, d.client, d.server, ESTABLISHED).wired(1_000_630, 1_000_730, d.client, "ACK", 1, 1, 0);
        d.becomes(1_000_740, d.server, d.client, SYN_RECEIVED, ESTABLISHED);
        d.add(new CounterMoved(2_000_000_000, SERVER, "TcpExt", "ListenDrops", 1, 2));
        d.add(new CounterMoved(2_000_000_000, SERVER, "TcpExt", "ListenOverflows", 1, 2));
        assertThat(Ladder.draw(d.timeline(), new Style(90, true, false)).toString())
                .isEqualTo("""
                client 10.0.0.1:40000                                                 10.0.0.2:7000 server
                      CLOSED │                                                              │ LISTEN
                             ├ connect(10.0.0.2:7000)                                       │
                    SYN-SENT │── SYN seq=0 ───────────► ✗ not answered (ListenOverflows +1) │ LISTEN
                             ┊                         1.0 s later                          ┊
                    SYN-SENT │── SYN seq=0 again ──────────────────────────────────────────►│ SYN-RECEIVED
                 ESTABLISHED │◄────────────────────────────────────── SYN+ACK seq=0 ack=1 ──│ SYN-RECEIVED
                 ESTABLISHED │── ACK seq=1 ack=1 ──────────────────────────────────────────►│ ESTABLISHED
                             ├ connect() = 0                                                │
                """);
        assertThat(Ladder.draw(d.timeline(), NARROWEST).toString())
                .contains("    SYN-SENT │── SYN seq=0 ──────────────────────► ✗ not answered │ LISTEN");
        assertThat(LadderList.draw(d.timeline(), new Style(60, true, false)).toString())
                .contains("client → server SYN seq=0 ✗ not answered (ListenOverflows\n    +1)");
        assertThat(Scene.of(d.timeline()).arrows()).extracting(a -> Language.EN.tell(a.fate()))
                .containsExactly("not answered (ListenOverflows +1)", "", "", "");
    }

    /** ss was asked before the FIN came and had answered after it: what it shows was so at some moment in between. */
    @Test
    void aListingThatLastsDrawsNoStateBeforeTheSegmentThatAllowsIt() {
        Drawing d = Drawing.wire();
        d.named(100, CLIENT, "client", d.client, d.server);
        d.wired(400, 500, d.client, "SYN", 0, 0, 0);
        d.wired(510, 610, d.server, "SYN+ACK", 0, 1, 0);
        d.wired(620, 720, d.client, "ACK", 1, 1, 0);
        d.becomes(390, d.client, d.server, SYN_SENT).becomes(615, d.client, d.server, ESTABLISHED);
        d.becomes(1000, d.client, d.server, FIN_WAIT_1).wired(1010, 1110, d.client, "FIN+ACK", 1, 1, 0);
        d.wired(1120, 1220, d.server, "ACK", 1, 2, 0);
        d.becomes(1230, d.client, d.server, FIN_WAIT_2, CLOSED);
        d.add(new Sample(10_000_000, 20_000_000, CLIENT, List.of(Drawing.row(TIME_WAIT, d.client, d.server))));
        d.wired(15_000, 15_100, d.server, "FIN+ACK", 1, 2, 0);
        d.wired(15_150, 15_250, d.client, "ACK", 2, 2, 0);
        assertThat(Ladder.draw(d.timeline(), NARROWEST).toString().lines().skip(6))
                .containsExactly(
                        "  FIN-WAIT-2 │◄──────────────────────────────── ACK seq=1 ack=2 ──│ CLOSED",
                        " (TIME-WAIT) │◄──────────────────────────── FIN+ACK seq=1 ack=2 ──│ CLOSED",
                        " (TIME-WAIT) │── ACK seq=2 ack=2 ────────────────────────────────►│ CLOSED",
                        "(STATE) was seen by ss only");
    }

    /** The client changed its state with its FIN, unseen: that it was ESTABLISHED before does not say that it still is. */
    @Test
    void aStateThatABrokenTracepointToldIsNotShownBesideSegmentsThatCameLater() {
        Drawing d = Drawing.loopback();
        d.named(50, CLIENT, "client", d.client, d.server);
        d.becomes(90, d.client, d.server, SYN_SENT);
        d.segment(100, d.client, d.server, "SYN", 0, 0, 0).segment(110, d.server, d.client, "SYN+ACK", 0, 1, 0);
        d.becomes(115, d.client, d.server, ESTABLISHED);
        d.segment(120, d.client, d.server, "ACK", 1, 1, 0).segment(500, d.client, d.server, "FIN+ACK", 1, 1, 0);
        assertThat(Ladder.draw(d.timeline(), NARROWEST).toString()).contains("ESTABLISHED │── FIN+ACK");
        d.add(new ObserverReport(900_000, Witness.TRACEPOINT, ObserverReport.Status.BROKE, Told.plain("x"), 0));
        assertThat(Ladder.draw(d.timeline(), NARROWEST).toString()).contains(" │── FIN+ACK").doesNotContain("ESTABLISHED │── FIN+ACK");
    }
}
