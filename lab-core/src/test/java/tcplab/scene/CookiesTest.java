package tcplab.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.event.CounterMoved;
import tcplab.event.Lookup;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.model.TcpState;

/** A server that has sent a cookie keeps nothing of a connection until the third segment. */
class CookiesTest {
    private static final Endpoint SECOND = new Endpoint("127.0.0.1", 40001);

    private final Drawing d = Drawing.wire();

    /** The tracepoint reports both states when the third segment has come, with a cookie and without. */
    private void opens(long at) {
        d.named(at + 310, Side.SERVER, "conn", d.server, d.client);
        d.wired(at, at + 100, d.client, "SYN", 0, 0, 0);
        d.wired(at + 110, at + 200, d.server, "SYN+ACK", 0, 1, 0);
        d.wired(at + 210, at + 300, d.client, "ACK", 1, 1, 0);
        d.becomes(at + 301, d.server, d.client, TcpState.SYN_RECEIVED, TcpState.ESTABLISHED);
    }

    private void returned(long cookies) {
        d.add(new CounterMoved(90_000_000, Side.SERVER, "TcpExt", "SyncookiesRecv", 0, cookies));
    }

    private static Stream<TcpState> shown(Timeline timeline) {
        Scene scene = Scene.of(timeline);
        return Stream.concat(
                scene.rungs().stream().map(rung -> rung.state(Side.SERVER).state()),
                scene.lanes().stream().filter(l -> l.side() == Side.SERVER).flatMap(l -> l.spans().stream()).map(Lane.Span::state));
    }

    private static List<String> notes(Timeline timeline) {
        return Scene.of(timeline).all(Rung.Flight.class).stream().map(f -> f.note().toString()).toList();
    }

    @Test
    void aConnectionByCookieIsNotShownInSynReceived() {
        opens(100);
        returned(1);
        assertThat(shown(d.timeline())).contains(TcpState.ESTABLISHED).doesNotContain(TcpState.SYN_RECEIVED);
        assertThat(notes(d.timeline())).containsExactly("", "no state, cookie", "");
        assertThat(Scene.of(d.timeline()).arrows().get(1).fate()).hasToString("no state, cookie");
    }

    @Test
    void withoutACookieItIs() {
        opens(100);
        assertThat(shown(d.timeline())).contains(TcpState.SYN_RECEIVED);
        assertThat(notes(d.timeline())).containsOnly("");
    }

    @Test
    void ofTwoConnectionsSockDiagTellsWhichCameByTheCookie() {
        Drawing two = Drawing.loopback();
        opens(two, 100, "plain", two.client, TcpState.SYN_RECEIVED);
        opens(two, 1_100, "cookie", SECOND, TcpState.CLOSED);
        two.add(new CounterMoved(90_000_000, Side.CLIENT, "TcpExt", "SyncookiesRecv", 0, 1));
        assertThat(Scene.of(two.timeline()).lanes().stream()
                        .filter(l -> l.spans().stream().anyMatch(s -> s.state() == TcpState.SYN_RECEIVED)))
                .extracting(Lane::socket)
                .containsExactly("plain");
    }

    /** The kernel knows nothing of it before nor after, so that no look at it is worth a line of the record. */
    @Test
    void aCookieThatCameBackToAFullAcceptQueueWasOne() {
        Drawing full = Drawing.loopback();
        opens(full, 100, "plain", full.client, TcpState.SYN_RECEIVED);
        full.named(1_090, Side.CLIENT, "late", SECOND, full.server);
        full.segment(1_100, SECOND, full.server, "SYN", 0, 0, 0);
        full.segment(1_200, full.server, SECOND, "SYN+ACK", 0, 1, 0);
        full.segment(1_300, SECOND, full.server, "ACK", 1, 1, 0);
        full.add(new CounterMoved(90_000_000, Side.CLIENT, "TcpExt", "SyncookiesRecv", 0, 1));
        assertThat(notes(full.timeline())).containsExactly("", "", "", "", "no state, cookie", "");
    }

    /** @param answer what sock_diag says of the server's socket when the third segment is about to come */
    private static void opens(Drawing d, long at, String name, Endpoint client, TcpState answer) {
        d.named(at - 10, Side.CLIENT, "client of " + name, client, d.server);
        d.segment(at, client, d.server, "SYN", 0, 0, 0);
        d.segment(at + 100, d.server, client, "SYN+ACK", 0, 1, 0);
        d.looked(at + 190, Side.SERVER, d.server, client, answer, Lookup.Occasion.ARRIVING);
        d.segment(at + 200, client, d.server, "ACK", 1, 1, 0);
        d.becomes(at + 201, d.server, client, TcpState.SYN_RECEIVED, TcpState.ESTABLISHED);
        d.named(at + 210, Side.SERVER, name, d.server, client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cookies-always", "syn-cookies"})
    void recordedConnectionsByCookieAreNotShownInSynReceived(String name) throws IOException {
        Timeline timeline = Journal.load(Path.of("..", "experiments", "recorded", "queues", name + ".jsonl.gz"));
        assertThat(Scene.of(timeline).lanes().stream().filter(l -> l.socket().equals("conn")).flatMap(l -> l.spans().stream()))
                .extracting(Lane.Span::state)
                .startsWith(TcpState.ESTABLISHED);
        assertThat(notes(timeline)).contains("no state, cookie");
    }
}
