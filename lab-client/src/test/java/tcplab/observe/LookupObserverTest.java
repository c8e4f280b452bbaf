package tcplab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import tcplab.event.Event;
import tcplab.event.Lookup;
import tcplab.event.Lookup.Occasion;
import tcplab.event.ObserverReport;
import tcplab.host.Station;
import tcplab.journal.LabClock;
import tcplab.model.Endpoint;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.model.TcpOptions;
import tcplab.model.TcpState;

/** On sockets of this process, whose segments are made up: nobody has to be root to ask for a state. */
@EnabledOnOs(OS.LINUX)
class LookupObserverTest {
    private final List<Event> events = new ArrayList<>();
    private LookupObserver lookups;
    private ServerSocket listener;
    private Socket client;
    private Socket server;

    @BeforeEach
    void connect() throws IOException {
        List<Station> stations = Stream.of(Side.values())
                .map(side -> new Station(side, side.word(), "lo", List.of()))
                .toList();
        lookups = new LookupObserver(stations);
        lookups.start(new Scope(LabClock.startingNow(), stations, Set.of("127.0.0.1"), "127.0.0.1", false), events::add);
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        client = new Socket(listener.getInetAddress(), listener.getLocalPort());
        server = listener.accept();
    }

    @AfterEach
    void close() throws IOException {
        lookups.close();
        client.close();
        server.close();
        listener.close();
    }

    /** As if the client had sent it. */
    private Segment segment() {
        return new Segment(
                new Endpoint("127.0.0.1", client.getLocalPort()),
                new Endpoint("127.0.0.1", listener.getLocalPort()),
                0x10, 1, 1, 100, 0, 20, 20, 1, TcpOptions.NONE);
    }

    private List<Lookup> looks() {
        return events.stream().filter(Lookup.class::isInstance).map(Lookup.class::cast).toList();
    }

    @Test
    void aSocketIsFoundInItsState() {
        lookups.sent(Side.CLIENT, segment());
        lookups.arriving(Side.SERVER, segment());
        assertThat(looks()).extracting(Lookup::state).containsExactly(TcpState.ESTABLISHED, TcpState.ESTABLISHED);
        assertThat(looks()).extracting(Lookup::side).containsExactly(Side.CLIENT, Side.SERVER);
        assertThat(looks().get(1).tuple().local().port()).isEqualTo(listener.getLocalPort());
    }

    @Test
    void ofARowOfEqualAnswersTheFirstAndTheLastAreRecorded() throws IOException {
        Segment segment = segment();
        lookups.sent(Side.CLIENT, segment);
        lookups.sent(Side.CLIENT, segment);
        lookups.arriving(Side.CLIENT, new Segment(
                segment.to(), segment.from(), 0x10, 1, 1, 100, 0, 20, 20, 1, TcpOptions.NONE));
        client.shutdownOutput();
        server.close();
        lookups.sent(Side.CLIENT, segment);
        lookups.sent(Side.CLIENT, segment);
        assertThat(looks())
                .extracting(Lookup::state)
                .containsExactly(TcpState.ESTABLISHED, TcpState.ESTABLISHED, TcpState.TIME_WAIT);
        assertThat(looks()).extracting(Lookup::occasion).containsExactly(Occasion.SENT, Occasion.ARRIVING, Occasion.SENT);
    }

    @Test
    void aSocketThatNeverWasIsNotRecorded() throws IOException {
        Segment segment = segment();
        lookups.arriving(Side.SERVER, new Segment(
                new Endpoint("127.0.0.1", 1), segment.to(), 2, 1, 1, 100, 0, 20, 20, 1, TcpOptions.NONE));
        assertThat(looks()).isEmpty();
    }

    @Test
    void whatIsOfNoRunIsNotLookedAt() {
        Segment other = new Segment(
                new Endpoint("10.0.0.1", 1), new Endpoint("10.0.0.2", 1), 2, 1, 1, 100, 0, 20, 20, 1, TcpOptions.NONE);
        lookups.sent(Side.CLIENT, other);
        assertThat(looks()).isEmpty();
    }

    @Test
    void itIsArmedAndDrained() {
        lookups.stop();
        lookups.sent(Side.CLIENT, segment());
        assertThat(events)
                .extracting(event -> ((ObserverReport) event).status())
                .containsExactly(ObserverReport.Status.ARMED, ObserverReport.Status.DRAINED);
    }
}
