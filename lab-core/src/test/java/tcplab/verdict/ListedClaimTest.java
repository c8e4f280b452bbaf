package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.verdict.Verdict.CONFIRMED;
import static tcplab.verdict.Verdict.INCONCLUSIVE;
import static tcplab.verdict.Verdict.REFUTED;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tcplab.event.Event;
import tcplab.event.Lookup;
import tcplab.event.ObserverReport;
import tcplab.event.Sample;
import tcplab.event.SocketNamed;
import tcplab.event.StepDone;
import tcplab.event.Transition;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.model.Witness;
import tcplab.text.Told;

/** Three clients of one listener, of which one is accepted at 100. */
class ListedClaimTest {
    private static final Endpoint S = new Endpoint("127.0.0.1", 7000);

    private final List<Event> events = new ArrayList<>();

    ListedClaimTest() {
        events.add(new ObserverReport(0, Witness.SS, ObserverReport.Status.ARMED, Told.nothing(), 0));
        events.add(new SocketNamed(1, Side.SERVER, "server", S, null));
        events.add(new SocketNamed(100, Side.SERVER, "one", S, client(0)));
        events.add(new ObserverReport(900, Witness.SS, ObserverReport.Status.DRAINED, Told.nothing(), 0));
    }

    private static Endpoint client(int number) {
        return new Endpoint("127.0.0.1", 40_000 + number);
    }

    /** ss lists the listener and so many connections of it. */
    private void listed(long from, long until, int connections) {
        List<Sample.Row> rows = new ArrayList<>();
        rows.add(new Sample.Row(TcpState.LISTEN, 0, 0, S, new Endpoint("0.0.0.0", 0), "", ""));
        for (int i = 0; i < connections; i++) {
            rows.add(new Sample.Row(TcpState.ESTABLISHED, 0, 0, S, client(i), "", ""));
            rows.add(new Sample.Row(TcpState.ESTABLISHED, 0, 0, client(i), S, "", ""));
        }
        events.add(new Sample(from, until, Side.CLIENT, rows));
    }

    private Verdict judge(String claim) {
        return new Recorded(events).judge(claim);
    }

    @Test
    void anAcceptedConnectionIsNoLongerTheListeners() {
        listed(200, 210, 3);
        assertThat(judge("listed server ESTABLISHED 2 last")).isEqualTo(CONFIRMED);
        assertThat(judge("listed server ESTABLISHED 3 last")).isEqualTo(REFUTED);
        assertThat(judge("listed one ESTABLISHED 1")).isEqualTo(CONFIRMED);
        assertThat(judge("listed server LISTEN 1")).isEqualTo(CONFIRMED);
    }

    @Test
    void beforeItWasAcceptedItWas() {
        listed(50, 60, 1);
        assertThat(judge("listed server ESTABLISHED 1")).isEqualTo(CONFIRMED);
    }

    @Test
    void aListingDuringTheAcceptCannotTell() {
        listed(95, 105, 1);
        assertThat(judge("listed server ESTABLISHED 1")).isEqualTo(INCONCLUSIVE);
        assertThat(judge("listed server ESTABLISHED 0")).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void whatIsGoneAfterTheLastStepIsNotListedAtLast() {
        listed(200, 210, 3);
        listed(500, 510, 1);
        assertThat(judge("listed server ESTABLISHED 2..3")).isEqualTo(CONFIRMED);
        assertThat(judge("listed server ESTABLISHED 0 last")).isEqualTo(CONFIRMED);
        assertThat(judge("listed server ESTABLISHED last")).isEqualTo(REFUTED);
        assertThat(judge("queue one recv 0 last")).isEqualTo(CONFIRMED);
    }

    @Test
    void whatWasLookedUpBetweenTwoListingsWasNotAbsent() {
        listed(200, 210, 3);
        assertThat(judge("listed server SYN-RECEIVED")).isEqualTo(REFUTED);
        assertThat(judge("listed server SYN-RECEIVED 0")).isEqualTo(CONFIRMED);
        events.add(new Lookup(220, 221, Side.CLIENT, new FourTuple(S, client(3)), TcpState.SYN_RECEIVED, Lookup.Occasion.ARRIVED));
        assertThat(judge("listed server SYN-RECEIVED")).isEqualTo(INCONCLUSIVE);
        assertThat(judge("listed server SYN-RECEIVED 0")).isEqualTo(INCONCLUSIVE);
        assertThat(judge("listed server SYN-RECEIVED 0 last")).isEqualTo(CONFIRMED);
    }

    @Test
    void aListingBeforeTheLastStepCannotTellWhatIsListedAtLast() {
        listed(200, 210, 3);
        events.add(new StepDone(300, 310, 9, "pause 1ms", null));
        assertThat(judge("listed server ESTABLISHED 2 last")).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void ofAQueueTheLastListingCountsIfTheClaimSaysSo() {
        listed(200, 210, 1);
        queued(500, 5);
        assertThat(judge("queue one recv 0")).isEqualTo(CONFIRMED);
        assertThat(judge("queue one recv 0 last")).isEqualTo(REFUTED);
        assertThat(judge("queue one recv 5 last")).isEqualTo(CONFIRMED);
    }

    private void queued(long from, int bytes) {
        events.add(new Sample(from, from + 10, Side.CLIENT,
                List.of(new Sample.Row(TcpState.ESTABLISHED, bytes, 0, S, client(0), "", ""))));
    }

    /** The kernel is asked for a connection that waits for the third segment. */
    private void lookedUp(long at, int client) {
        events.add(new Lookup(at, at + 1, Side.CLIENT, new FourTuple(S, client(client)), TcpState.SYN_RECEIVED, Lookup.Occasion.ARRIVED));
    }

    private void halfOpen(long from, int... clients) {
        events.add(new Sample(from, from + 10, Side.CLIENT, IntStream.of(clients)
                .mapToObj(client -> new Sample.Row(TcpState.SYN_RECEIVED, 0, 0, S, client(client), "", ""))
                .toList()));
    }

    @Test
    void betweenTwoListingsThereMayHaveBeenAsManyAsEitherShowsAndAnotherWitnessFound() {
        halfOpen(200, 1, 2);
        halfOpen(300, 2, 3);
        assertThat(judge("listed server SYN-RECEIVED >=2")).isEqualTo(CONFIRMED);
        assertThat(judge("listed server SYN-RECEIVED 2..3")).isEqualTo(CONFIRMED);
        assertThat(judge("listed server SYN-RECEIVED 2")).isEqualTo(INCONCLUSIVE);
        assertThat(judge("listed server SYN-RECEIVED 3")).isEqualTo(INCONCLUSIVE);
        assertThat(judge("listed server SYN-RECEIVED >=4")).isEqualTo(REFUTED);
        assertThat(judge("listed server SYN-RECEIVED <=1")).isEqualTo(REFUTED);
        lookedUp(250, 4);
        assertThat(judge("listed server SYN-RECEIVED >=4")).isEqualTo(INCONCLUSIVE);
        assertThat(judge("listed server SYN-RECEIVED 2..3")).isEqualTo(INCONCLUSIVE);
        assertThat(judge("listed server SYN-RECEIVED >=5")).isEqualTo(REFUTED);
    }

    @Test
    void whatCameAndWentOneAfterTheOtherWasNotThereAtOnce() {
        halfOpen(200, 1);
        halfOpen(300);
        halfOpen(400, 2);
        lookedUp(190, 1);
        lookedUp(390, 2);
        assertThat(judge("listed server SYN-RECEIVED 1")).isEqualTo(CONFIRMED);
        assertThat(judge("listed server SYN-RECEIVED 2")).isEqualTo(REFUTED);
        lookedUp(450, 3);
        assertThat(judge("listed server SYN-RECEIVED 2")).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aMomentIsNotARunAndItsListingTells() {
        halfOpen(200, 1, 2);
        halfOpen(500, 3);
        lookedUp(190, 4);
        assertThat(judge("listed server SYN-RECEIVED 1 last")).isEqualTo(CONFIRMED);
        assertThat(judge("listed server SYN-RECEIVED 2 last")).isEqualTo(REFUTED);
    }

    @Test
    void aStateThatTheTracepointSawBetweenTwoListingsWasNotAbsent() {
        listed(200, 210, 1);
        assertThat(judge("listed one CLOSE-WAIT")).isEqualTo(REFUTED);
        events.add(new Transition(250, new FourTuple(S, client(0)), TcpState.ESTABLISHED, TcpState.CLOSE_WAIT, "k"));
        assertThat(judge("listed one CLOSE-WAIT")).isEqualTo(INCONCLUSIVE);
        assertThat(judge("listed one CLOSE-WAIT 2")).isEqualTo(REFUTED);
        // A child of a SYN cookie is born in a SYN-RECEIVED that ss cannot list.
        events.add(new Transition(251, new FourTuple(S, client(4)), TcpState.CLOSED, TcpState.SYN_RECEIVED, "c"));
        assertThat(judge("listed server SYN-RECEIVED 0")).isEqualTo(CONFIRMED);
    }

    @Test
    void aSideWithoutASocketOfItsNameIsAllOfItsSockets() {
        listed(200, 210, 3);
        assertThat(judge("listed client ESTABLISHED 3")).isEqualTo(CONFIRMED);
        assertThat(judge("listed client ESTABLISHED 1")).isEqualTo(REFUTED);
        assertThat(judge("listed client LISTEN 0")).isEqualTo(CONFIRMED);
        assertThat(judge("listed nobody ESTABLISHED 0")).isEqualTo(INCONCLUSIVE);
        events.add(new Transition(250, new FourTuple(client(4), S), TcpState.SYN_SENT, TcpState.ESTABLISHED, "k"));
        assertThat(judge("listed client ESTABLISHED 3")).isEqualTo(INCONCLUSIVE);
        assertThat(judge("listed client ESTABLISHED 3 last")).isEqualTo(CONFIRMED);
    }

    @Test
    void twoLinesWithTheSameEndsAreTwo() {
        Endpoint both = client(9);
        Sample.Row row = new Sample.Row(TcpState.ESTABLISHED, 0, 0, both, both, "", "");
        events.add(new SocketNamed(150, Side.CLIENT, "self", both, both));
        events.add(new Sample(200, 210, Side.CLIENT, List.of(row)));
        assertThat(judge("listed client ESTABLISHED 1")).isEqualTo(CONFIRMED);
        assertThat(judge("listed self ESTABLISHED 1")).isEqualTo(CONFIRMED);
        events.add(new Sample(300, 310, Side.CLIENT, List.of(row, row)));
        assertThat(judge("listed client ESTABLISHED 1 last")).isEqualTo(REFUTED);
        assertThat(judge("listed self ESTABLISHED 1")).isEqualTo(REFUTED);
    }
}
