package tcplab.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tcplab.event.Environment;
import tcplab.event.Event;
import tcplab.event.SegmentSeen.Direction;
import tcplab.event.SegmentSeen;
import tcplab.event.ObserverReport;
import tcplab.event.StoppedLooking;
import tcplab.event.WireDid;
import tcplab.model.BenchName;
import tcplab.model.Endpoint;
import tcplab.model.Probe;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.model.TcpOptions;
import tcplab.model.Witness;
import tcplab.text.Told;

class PassagesTest {
    private static final Endpoint CLIENT = new Endpoint("10.0.0.1", 6666);
    private static final Segment TO_ITSELF =
            new Segment(CLIENT, CLIENT, 2, 100, 0, 100, 0, 20, 20, 1, TcpOptions.NONE);

    private final List<Entry> entries = new ArrayList<>();

    /** With what has happened before. */
    private List<Passage> passages(Event... happened) {
        if (entries.isEmpty()) {
            entries.add(new Entry(1, new Environment(
                    0, "x", BenchName.WIRE, Told.nothing(), "", 0, "6.1", 250, Map.of(), Map.of(), Map.of(),
                    Map.of("client", "10.0.0.1", "server", "10.0.0.2"), List.of())));
        }
        for (Event one : happened) {
            entries.add(new Entry(entries.size() + 1, one));
        }
        return new Timeline(entries).passages();
    }

    @Test
    void aSegmentToItsOwnHostLeavesAndArrivesThere() {
        List<Passage> passages = passages(
                new SegmentSeen(100, "client", TO_ITSELF, Direction.OUT),
                new SegmentSeen(200, "client", TO_ITSELF, Direction.IN));
        assertThat(passages).hasSize(1);
        assertThat(passages.get(0).leftNanos()).isEqualTo(100);
        assertThat(passages.get(0).arrivedNanos()).isEqualTo(200);
    }

    @Test
    void whoRefusesASynCountsFromNothing() {
        Endpoint server = new Endpoint("10.0.0.2", 7000);
        Segment own = new Segment(CLIENT, server, 2, 5000, 0, 100, 0, 20, 20, 1, TcpOptions.NONE);
        Segment others = new Segment(server, CLIENT, 2, 9000, 0, 100, 0, 20, 20, 2, TcpOptions.NONE);
        Segment refusal = new Segment(CLIENT, server, 20, 0, 9001, 0, 0, 20, 20, 3, TcpOptions.NONE);
        Segment abort = new Segment(CLIENT, server, 20, 5001, 9001, 0, 0, 20, 20, 4, TcpOptions.NONE);
        assertThat(passages(new SegmentSeen(100, "client", own), new SegmentSeen(200, "server", others),
                        new SegmentSeen(300, "client", refusal), new SegmentSeen(400, "client", abort)))
                .extracting(Passage::relativeSeq, Passage::relativeAck)
                .containsExactly(tuple(0L, null), tuple(0L, null), tuple(0L, 1L), tuple(1L, 1L));
    }

    @Test
    void whatWasSentAgainOnlySinceSomebodyLookedIsNoPartOfWhatHappened() {
        Endpoint server = new Endpoint("10.0.0.2", 7000);
        // In IPv6 without timestamps the repeat is just like the first.
        Segment syn = new Segment(CLIENT, server, 2, 100, 0, 100, 0, 20, 20, 0, TcpOptions.NONE);
        passages(new SegmentSeen(100, "client", syn), new SegmentSeen(900, "client", syn));
        entries.add(new Entry(entries.size() + 1, new WireDid(901, WireDid.Action.DROPPED, Side.CLIENT, syn, WireDid.SWALLOWED)));
        assertThat(new Timeline(entries).passages()).extracting(Passage::leftNanos, Passage::again).containsExactly(tuple(100L, false));
        entries.add(new Entry(entries.size() + 1, new SegmentSeen(2000, "server", syn)));
        assertThat(new Timeline(entries).passages()).extracting(Passage::leftNanos, Passage::arrivedNanos).containsExactly(tuple(100L, 2000L));
    }

    @Test
    void whatIsJustLikeItsRepeatAndGoesOnLaterIsNotTheRepeat() {
        Endpoint server = new Endpoint("10.0.0.2", 7000);
        Segment syn = new Segment(CLIENT, server, 2, 100, 0, 100, 0, 20, 20, 0, TcpOptions.NONE);
        passages(
                new SegmentSeen(100, "client", syn),
                new WireDid(101, WireDid.Action.HELD, Side.CLIENT, syn, WireDid.STEPPED),
                new SegmentSeen(900, "client", syn),
                new WireDid(901, WireDid.Action.DROPPED, Side.CLIENT, syn, WireDid.SWALLOWED),
                new WireDid(1900, WireDid.Action.RELEASED, Side.CLIENT, syn, WireDid.STEPPED));
        assertThat(passages(new SegmentSeen(2000, "server", syn))).extracting(Passage::leftNanos, Passage::arrivedNanos).containsExactly(tuple(100L, 2000L));
        assertThat(passages(
                new WireDid(2100, WireDid.Action.HELD, Side.CLIENT, syn, WireDid.STEPPED), new SegmentSeen(3000, "server", syn)))
                .extracting(Passage::leftNanos, Passage::arrivedNanos).containsExactly(tuple(100L, 2000L), tuple(2100L, 3000L));
    }

    @Test
    void aSynThatTheWireMadeHasAnInitialNumberThatItsAnswerAcknowledges() {
        Endpoint server = new Endpoint("10.0.0.2", 7000);
        Segment syn = new Segment(CLIENT, server, 2, 100, 0, 100, 0, 20, 20, 1, TcpOptions.NONE);
        Segment synAck = new Segment(server, CLIENT, 18, 500, 101, 100, 0, 20, 20, 1, TcpOptions.NONE);
        assertThat(passages(new SegmentSeen(100, "server", syn), new SegmentSeen(200, "server", synAck)))
                .extracting(Passage::copy, Passage::relativeSeq, Passage::relativeAck)
                .containsExactly(tuple(true, 0L, null), tuple(false, 0L, 1L));
    }

    @Test
    void aWindowThatIsUnderWayDoesNotYetTellAProbe() {
        Endpoint server = new Endpoint("10.0.0.2", 7000);
        Segment syn = new Segment(CLIENT, server, 2, 100, 0, 100, 0, 20, 20, 1, TcpOptions.NONE);
        Segment synAck = new Segment(server, CLIENT, 18, 500, 101, 0, 0, 20, 20, 1, TcpOptions.NONE);
        Segment opens = new Segment(server, CLIENT, 16, 501, 101, 9, 0, 20, 20, 2, TcpOptions.NONE);
        Segment first = new Segment(CLIENT, server, 16, 100, 501, 100, 0, 20, 20, 2, TcpOptions.NONE);
        Segment second = new Segment(CLIENT, server, 16, 100, 501, 100, 0, 20, 20, 3, TcpOptions.NONE);
        assertThat(passages(
                        new SegmentSeen(100, "client", syn), new SegmentSeen(110, "server", syn),
                        new SegmentSeen(120, "server", synAck), new SegmentSeen(130, "client", synAck),
                        new SegmentSeen(140, "server", opens),
                        new SegmentSeen(150, "client", first), new SegmentSeen(155, "server", first),
                        new SegmentSeen(160, "client", opens),
                        new SegmentSeen(170, "client", second), new SegmentSeen(180, "server", second),
                        new SegmentSeen(190, "server", first)))
                .extracting(Passage::probe, Passage::copy)
                .containsExactly(
                        tuple(null, false), tuple(null, false), tuple(null, false), tuple(Probe.ZERO_WINDOW, false),
                        tuple(Probe.KEEPALIVE, false), tuple(Probe.ZERO_WINDOW, true));
    }

    @Test
    void aSegmentToItsOwnHostMayGetLost() {
        assertThat(passages(new SegmentSeen(100, "client", TO_ITSELF, Direction.OUT)))
                .extracting(Passage::lost)
                .containsExactly(true);
    }

    @Test
    void onALoopbackOneSightingIsBoth() {
        assertThat(passages(new SegmentSeen(100, "client", TO_ITSELF)))
                .extracting(Passage::leftNanos, Passage::arrivedNanos)
                .containsExactly(tuple(100L, 100L));
    }

    private static final Endpoint SERVER = new Endpoint("10.0.0.2", 7000);

    private static Segment data(long seq) {
        return new Segment(CLIENT, SERVER, 16, seq, 1, 100, 10, 20, 20, (int) seq, TcpOptions.NONE);
    }

    private List<Passage> partly(String blind, Event... events) {
        return endingWith(new StoppedLooking(250, Witness.TCPDUMP, blind), events);
    }

    private List<Passage> endingWith(Event last, Event... events) {
        passages();
        for (Event event : events) {
            entries.add(new Entry(entries.size() + 1, event));
        }
        entries.add(new Entry(entries.size() + 1, last));
        return new Timeline(entries).passages();
    }

    @Test
    void whereTheKernelDroppedPacketsBeforeACaptureReadThemOnlyTheWiresOwnLossIsCertain() {
        Event end = new ObserverReport(400, Witness.TCPDUMP, ObserverReport.Status.DRAINED, Told.nothing(), 2);
        assertThat(endingWith(end,
                new SegmentSeen(90, "client", data(90)),
                new SegmentSeen(100, "client", data(100)), new SegmentSeen(200, "server", data(100)),
                new SegmentSeen(240, "server", data(100)),
                new SegmentSeen(300, "client", data(110)),
                new WireDid(305, WireDid.Action.DROPPED, Side.CLIENT, data(110), "drop")))
                .extracting(p -> p.segment().seq(), Passage::lost, Passage::copy)
                .containsExactly(tuple(100L, false, false), tuple(110L, true, false));
    }

    @Test
    void whatOnlyTheSendersCaptureSawAfterTheReceiversHadEndedIsNotLost() {
        assertThat(partly("server",
                new SegmentSeen(90, "client", data(90)),
                new SegmentSeen(100, "client", data(100)), new SegmentSeen(200, "server", data(100)),
                new SegmentSeen(150, "client", data(110)),
                new SegmentSeen(300, "client", data(120))))
                .extracting(p -> p.segment().seq(), Passage::lost)
                .containsExactly(tuple(90L, true), tuple(100L, false));
    }

    @Test
    void whatTheWireKeptMayHaveArrivedAfterTheReceiversCaptureHadEnded() {
        assertThat(partly("server",
                new WireDid(95, WireDid.Action.HELD, Side.CLIENT, data(90), "hold"),
                new SegmentSeen(90, "client", data(90)),
                new SegmentSeen(100, "client", data(100)), new SegmentSeen(200, "server", data(100))))
                .extracting(p -> p.segment().seq())
                .containsExactly(100L);
    }

    @Test
    void whatOnlyTheReceiversCaptureSawAfterTheSendersHadEndedIsNoCopy() {
        assertThat(partly("client",
                new SegmentSeen(100, "client", data(100)), new SegmentSeen(200, "server", data(100)),
                new SegmentSeen(240, "server", data(100)),
                new SegmentSeen(300, "server", data(110))))
                .extracting(p -> p.segment().seq(), Passage::copy)
                .containsExactly(tuple(100L, false), tuple(100L, true));
    }

    private static Event[] crosses(long nanos, Segment segment) {
        boolean ofClient = segment.from().equals(CLIENT);
        return new Event[] {
            new SegmentSeen(nanos, ofClient ? "client" : "server", segment),
            new SegmentSeen(nanos + 5, ofClient ? "server" : "client", segment)
        };
    }

    private static Segment ack(long number, int id) {
        return new Segment(SERVER, CLIENT, 16, 1, number, 100, 0, 20, 20, id, TcpOptions.NONE);
    }

    /** What was lost is sent again and acknowledged; the probe that comes much later is answered by an ACK of its own. */
    @Test
    void anAckThatSaysThatTheRepeatHasComeLeavesNothingToAnswer() {
        Segment again = new Segment(CLIENT, SERVER, 16, 100, 1, 100, 10, 20, 20, 2, TcpOptions.NONE);
        Segment probe = new Segment(CLIENT, SERVER, 16, 109, 1, 100, 0, 20, 20, 3, TcpOptions.NONE);
        passages(new SegmentSeen(100, "client", data(100)));
        passages(crosses(200, again));
        passages(crosses(210, ack(110, 7)));
        passages(crosses(300, probe));
        assertThat(passages(crosses(310, ack(110, 8))))
                .extracting(Passage::again, Passage::answer)
                .containsExactly(tuple(false, false), tuple(true, false), tuple(false, false), tuple(false, false), tuple(false, false));
        passages(crosses(400, new Segment(CLIENT, SERVER, 16, 100, 1, 100, 10, 20, 20, 4, TcpOptions.NONE)));
        List<Passage> answered = passages(crosses(410, ack(110, 9)));
        assertThat(answered.get(6).answer()).isTrue();
    }

    /** The kernel takes a bare ACK once more without a word: what it says later has another cause. */
    @Test
    void aCopyOfABareAckInOrderIsOwedNoAnswer() {
        Segment bare = new Segment(CLIENT, SERVER, 16, 100, 1, 100, 0, 20, 20, 2, TcpOptions.NONE);
        passages(crosses(100, ack(100, 7)));
        passages(crosses(200, bare));
        passages(new SegmentSeen(210, "server", bare));
        assertThat(passages(crosses(900, ack(100, 8)))).extracting(Passage::copy, Passage::answer)
                .containsExactly(tuple(false, false), tuple(false, false), tuple(true, false), tuple(false, false));
        // One with an old number it does answer.
        Segment old = new Segment(CLIENT, SERVER, 16, 90, 1, 100, 0, 20, 20, 3, TcpOptions.NONE);
        passages(crosses(1000, old));
        passages(new SegmentSeen(1010, "server", old));
        assertThat(passages(crosses(1020, ack(100, 9)))).last().satisfies(passage -> assertThat(passage.answer()).isTrue());
    }

    @Test
    void whatAResetOrAProbeAsksForIsNoAnswerToTheRepeatBeforeIt() {
        for (Segment asks : List.of(
                new Segment(CLIENT, SERVER, 4, 150, 0, 100, 0, 20, 20, 4, TcpOptions.NONE),
                new Segment(CLIENT, SERVER, 16, 109, 1, 100, 0, 20, 20, 5, TcpOptions.NONE))) {
            entries.clear();
            passages(crosses(90, new Segment(SERVER, CLIENT, 18, 0, 100, 100, 0, 20, 20, 6, TcpOptions.NONE)));
            passages(crosses(100, data(100)));
            passages(crosses(110, ack(110, 7)));
            passages(new SegmentSeen(120, "server", data(100)));
            passages(crosses(500, asks));
            assertThat(passages(crosses(510, ack(110, 8)))).last().satisfies(passage -> assertThat(passage.answer()).isFalse());
        }
    }
}
