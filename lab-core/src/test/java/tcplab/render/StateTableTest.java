package tcplab.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.event.Sample;
import tcplab.journal.Timeline;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.scene.Drawing;

class StateTableTest {
    private static final Endpoint ANY = new Endpoint("0.0.0.0", 0);

    private final Drawing d = Drawing.loopback();
    private final Sample sample = new Sample(
            0,
            3_000_000,
            Side.CLIENT,
            List.of(
                    new Sample.Row(TcpState.LISTEN, 0, 128, d.server, ANY, "", ""),
                    new Sample.Row(TcpState.CLOSE_WAIT, 6, 0, d.server, d.client, "", ""),
                    new Sample.Row(TcpState.FIN_WAIT_2, 0, 0, d.client, d.server, "timewait,59sec,0", "")));

    private Timeline timeline() {
        d.named(1, Side.SERVER, "server", d.server, null).named(2, Side.CLIENT, "client", d.client, d.server);
        return d.named(3, Side.SERVER, "conn", d.server, d.client).timeline();
    }

    @Test
    void bothSidesAreToldApartByEndpointsOnASharedStack() {
        assertThat(StateTable.draw(List.of(sample), timeline(), new Style(100, true, false)).toString())
                .isEqualTo(
                        """
                        side    socket  state       Recv-Q  Send-Q  local            remote           timer
                        client  client  FIN-WAIT-2       0       0  127.0.0.1:40000  127.0.0.1:7000   timewait,59sec,0
                        server  server  LISTEN           0     128  127.0.0.1:7000   *
                        server  conn    CLOSE-WAIT       6       0  127.0.0.1:7000   127.0.0.1:40000
                        """);
    }

    @Test
    void timersGoBelowWhereTheTableIsTooWide() {
        assertThat(StateTable.draw(List.of(sample), timeline(), new Style(80, true, false)).toString())
                .isEqualTo(
                        """
                        side    socket  state       Recv-Q  Send-Q  local            remote
                        client  client  FIN-WAIT-2       0       0  127.0.0.1:40000  127.0.0.1:7000
                          timer timewait,59sec,0
                        server  server  LISTEN           0     128  127.0.0.1:7000   *
                        server  conn    CLOSE-WAIT       6       0  127.0.0.1:7000   127.0.0.1:40000
                        """);
    }

    @Test
    void onNarrowTerminalsEachSocketTakesTwoLines() {
        assertThat(StateTable.draw(List.of(sample), timeline(), new Style(60, true, false)).toString())
                .isEqualTo(
                        """
                        client  FIN-WAIT-2  Recv-Q 0  Send-Q 0
                          127.0.0.1:40000 → 127.0.0.1:7000  timewait,59sec,0
                        server  LISTEN  Recv-Q 0  Send-Q 128
                          127.0.0.1:7000 → *
                        server conn  CLOSE-WAIT  Recv-Q 6  Send-Q 0
                          127.0.0.1:7000 → 127.0.0.1:40000
                        """);
    }

    @Test
    void twoSamplesMakeOneTable() {
        Drawing wire = Drawing.wire();
        Sample client = new Sample(
                0, 1, Side.CLIENT, List.of(Drawing.row(TcpState.SYN_SENT, wire.client, wire.server)));
        Sample server = new Sample(
                0, 1, Side.SERVER, List.of(Drawing.row(TcpState.SYN_RECEIVED, wire.server, wire.client)));
        assertThat(StateTable.draw(List.of(server, client), wire.timeline(), new Style(80, true, false)).toString())
                .isEqualTo(
                        """
                        side    socket  state         Recv-Q  Send-Q  local           remote
                        client          SYN-SENT           0       0  10.0.0.1:40000  10.0.0.2:7000
                        server          SYN-RECEIVED       0       0  10.0.0.2:7000   10.0.0.1:40000
                        """);
    }

    @Test
    void noSocketsAreSaid() {
        assertThat(StateTable.draw(List.of(), timeline(), new Style(80, true, false)).toString())
                .isEqualTo("no sockets\n");
    }
}
