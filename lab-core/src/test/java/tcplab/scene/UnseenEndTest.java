package tcplab.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.event.Lookup.Occasion.ARRIVED;
import static tcplab.event.Lookup.Occasion.ARRIVING;
import static tcplab.event.Lookup.Occasion.SENT;
import static tcplab.model.Side.CLIENT;
import static tcplab.model.TcpState.ESTABLISHED;
import static tcplab.model.TcpState.FIN_WAIT_1;
import static tcplab.model.TcpState.SYN_SENT;
import static tcplab.model.TcpState.TIME_WAIT;

import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.model.Flag;

/** A client whose connection is reset connects again, with the same endpoints, before the kernel is asked about the reset. */
class UnseenEndTest {
    private final Drawing d = Drawing.wire();

    UnseenEndTest() {
        d.call(80, 400, CLIENT, "client", "connect", d.server.toString(), "0");
        d.named(90, CLIENT, "client", d.client, d.server);
        d.wired(100, 200, d.client, "SYN", 0, 0, 0);
        d.looked(110, CLIENT, d.client, d.server, SYN_SENT, SENT);
        d.wired(220, 300, d.server, "SYN+ACK", 0, 1, 0);
        d.looked(295, CLIENT, d.client, d.server, SYN_SENT, ARRIVING);
        d.looked(305, CLIENT, d.client, d.server, ESTABLISHED, ARRIVED);
    }

    private void reset(long left, long arrived, long seq) {
        d.wired(left, arrived, d.server, "RST", seq, 0, 0);
        d.looked(arrived - 5, CLIENT, d.client, d.server, ESTABLISHED, ARRIVING);
    }

    /** The next socket has an initial sequence number of its own. */
    private void connectsAgain(long at) {
        d.wired(at, at + 80, d.client, "SYN", 100_000, 0, 0);
        d.looked(at + 10, CLIENT, d.client, d.server, SYN_SENT, SENT);
        d.wired(at + 100, at + 180, d.server, "SYN+ACK", 5_000, 100_001, 0);
        d.looked(at + 175, CLIENT, d.client, d.server, SYN_SENT, ARRIVING);
        d.looked(at + 185, CLIENT, d.client, d.server, ESTABLISHED, ARRIVED);
    }

    private List<String> besideResets() {
        return Scene.of(d.timeline()).rungs().stream()
                .filter(Rung.Flight.class::isInstance)
                .map(Rung.Flight.class::cast)
                .filter(flight -> flight.passage().segment().has(Flag.RST))
                .map(flight -> flight.state(CLIENT).text())
                .toList();
    }

    private List<List<String>> lanes() {
        return Scene.of(d.timeline()).lanes().stream()
                .filter(lane -> lane.side() == CLIENT)
                .map(lane -> lane.spans().stream().map(Lane.Span::word).toList())
                .toList();
    }

    @Test
    void theResetHasClosedIt() {
        reset(500, 600, 1);
        connectsAgain(700);
        d.looked(1000, CLIENT, d.client, d.server, ESTABLISHED, ARRIVED);
        assertThat(besideResets()).containsExactly("client CLOSED?");
        assertThat(lanes()).containsExactly(List.of("SYN-SENT", "ESTABLISHED", "CLOSED?"), List.of("SYN-SENT", "ESTABLISHED"));
        assertThat(PictureRules.brokenBy(d.timeline())).isEmpty();
    }

    /** The client sends the first FIN and the last ACK, and is in TIME-WAIT when it connects again. */
    @Test
    void timeWaitEndsWhenItHasMadeRoom() {
        d.wired(400, 450, d.client, "FIN+ACK", 1, 1, 0);
        d.looked(410, CLIENT, d.client, d.server, FIN_WAIT_1, SENT);
        d.wired(500, 550, d.server, "FIN+ACK", 1, 2, 0);
        d.looked(545, CLIENT, d.client, d.server, FIN_WAIT_1, ARRIVING);
        d.looked(555, CLIENT, d.client, d.server, TIME_WAIT, ARRIVED);
        d.wired(560, 600, d.client, "ACK", 2, 2, 0);
        List<String> one = List.of("SYN-SENT", "ESTABLISHED", "FIN-WAIT-1", "TIME-WAIT");
        assertThat(lanes()).containsExactly(one);
        connectsAgain(700);
        assertThat(lanes()).containsExactly(
                List.of("SYN-SENT", "ESTABLISHED", "FIN-WAIT-1", "TIME-WAIT", "CLOSED?"), List.of("SYN-SENT", "ESTABLISHED"));
        assertThat(Scene.of(d.timeline()).lanes().stream().filter(lane -> lane.side() == CLIENT).findFirst().orElseThrow().spans())
                .last().extracting(Lane.Span::fromNanos).isEqualTo(700_000L);
        assertThat(PictureRules.brokenBy(d.timeline())).isEmpty();
    }

    @Test
    void aResetThatLeftItOpenHasNot() {
        reset(400, 450, 60_000);
        d.looked(455, CLIENT, d.client, d.server, ESTABLISHED, ARRIVED);
        reset(500, 600, 1);
        connectsAgain(700);
        assertThat(besideResets()).containsExactly("client ESTABLISHED", "client CLOSED?");
    }
}
