package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.verdict.Verdict.CONFIRMED;
import static tcplab.verdict.Verdict.INCONCLUSIVE;
import static tcplab.verdict.Verdict.REFUTED;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.Event;
import tcplab.event.ObserverReport;
import tcplab.event.Sample;
import tcplab.event.SegmentSeen;
import tcplab.event.SocketNamed;
import tcplab.model.Endpoint;
import tcplab.model.Flag;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.model.TcpOptions;
import tcplab.model.TcpState;
import tcplab.model.Witness;
import tcplab.text.Told;

/** A program waits in accept(2) from 40 to 99, and has given its connection the name "one" at 100. */
class ListedWhileAcceptingTest {
    private static final Endpoint S = new Endpoint("127.0.0.1", 7000);

    private final List<Event> events = new ArrayList<>();

    ListedWhileAcceptingTest() {
        events.add(new ObserverReport(0, Witness.SS, ObserverReport.Status.ARMED, Told.nothing(), 0));
        events.add(new SocketNamed(1, Side.SERVER, "server", S, null));
        events.add(new Call(40, 99, Side.SERVER, "server", 1, Call.By.SCRIPT, "accept", "", CallResult.OK, "one"));
        events.add(new SocketNamed(100, Side.SERVER, "one", S, client(0)));
        events.add(new ObserverReport(900, Witness.SS, ObserverReport.Status.DRAINED, Told.nothing(), 0));
    }

    private static Endpoint client(int number) {
        return new Endpoint("127.0.0.1", 40_000 + number);
    }

    private static List<Sample.Row> rows(TcpState state, int... clients) {
        return IntStream.of(clients).mapToObj(client -> new Sample.Row(state, 0, 0, S, client(client), "", "")).toList();
    }

    private void listed(long from, long until, List<Sample.Row> established, List<Sample.Row> halfOpen) {
        List<Sample.Row> rows = new ArrayList<>(established);
        rows.addAll(halfOpen);
        events.add(new Sample(from, until, Side.CLIENT, rows));
    }

    private void established(long from, long until, int... clients) {
        listed(from, until, rows(TcpState.ESTABLISHED, clients), List.of());
    }

    private Verdict judge(String claim) {
        return new Recorded(events).judge(claim);
    }

    @Test
    void whatAnAcceptThatWaitsIsAboutToReturnMayHaveLeftTheQueueAlready() {
        established(95, 96, 0);
        assertThat(judge("listed server ESTABLISHED 1")).isEqualTo(INCONCLUSIVE);
        assertThat(judge("listed server ESTABLISHED 0")).isEqualTo(INCONCLUSIVE);
        assertThat(judge("listed server ESTABLISHED 0 last")).isEqualTo(INCONCLUSIVE);
        assertThat(judge("listed server ESTABLISHED <=1")).isEqualTo(CONFIRMED);
        assertThat(judge("listed server ESTABLISHED 2")).isEqualTo(REFUTED);
        assertThat(new Recorded(events).judgement("listed server ESTABLISHED 1").because())
                .hasToString("accept may have taken one before ss listed it: there were 0 to 1 at once, at the most");
    }

    /** Each listing shows one at the most, whatever accept(2) did: only together they may have been two. */
    @Test
    void whatTwoListingsLeaveOpenIsNotSaidOfTheAccept() {
        established(95, 96, 0);
        established(200, 201, 1);
        assertThat(new Recorded(events).judgement("listed server ESTABLISHED 1"))
                .extracting(Judgement::verdict, judgement -> judgement.because().toString())
                .containsExactly(INCONCLUSIVE, "ss listed 1 at once, at the most; between two listings there may have been up to 2");
        assertThat(new Recorded(events).judgement("listed server ESTABLISHED >=1").because()).hasToString("ss listed 1 at once, at the most");
    }

    @Test
    void beforeTheAcceptWasMadeNobodyHadTakenIt() {
        established(30, 39, 0);
        assertThat(judge("listed server ESTABLISHED 1")).isEqualTo(CONFIRMED);
        assertThat(judge("listed server ESTABLISHED 1 last")).isEqualTo(CONFIRMED);
    }

    @Test
    void whatIsHalfOpenIsInNoQueueFromWhichAnAcceptThatWaitsCouldTakeIt() {
        listed(50, 51, List.of(), rows(TcpState.SYN_RECEIVED, 0));
        assertThat(judge("listed server SYN-RECEIVED 1")).isEqualTo(CONFIRMED);
    }

    /** RFC 7413: the connection that a SYN with a cookie has opened is accepted before the handshake is complete. */
    @Test
    void butAConnectionThatItsSynHasOpenedIs() {
        events.add(new SegmentSeen(45, "lo", new Segment(client(0), S, Flag.SYN.bit(), 1000, 0, 64, 5, 40, 60, 7, TcpOptions.NONE)));
        listed(50, 51, List.of(), rows(TcpState.SYN_RECEIVED, 0));
        assertThat(judge("listed server SYN-RECEIVED 1")).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void aListingDuringAnAcceptStillShowsTheOthers() {
        listed(95, 105, rows(TcpState.ESTABLISHED, 0, 1), rows(TcpState.SYN_RECEIVED, 2, 3));
        established(200, 201, 0, 1);
        assertThat(judge("listed server ESTABLISHED >=1")).isEqualTo(CONFIRMED);
        assertThat(judge("listed server ESTABLISHED 0")).isEqualTo(REFUTED);
        assertThat(judge("listed server SYN-RECEIVED 0")).isEqualTo(REFUTED);
        assertThat(judge("listed server SYN-RECEIVED 2")).isEqualTo(CONFIRMED);
    }

    @Test
    void whatWasAcceptedBetweenTwoListingsHadBeenInTheQueue() {
        established(30, 39);
        established(200, 201, 0);
        assertThat(judge("listed server ESTABLISHED 0")).isEqualTo(INCONCLUSIVE);
        assertThat(judge("listed server ESTABLISHED 1")).isEqualTo(INCONCLUSIVE);
        assertThat(judge("listed server ESTABLISHED 2")).isEqualTo(REFUTED);
        assertThat(judge("listed server ESTABLISHED 0 last")).isEqualTo(CONFIRMED);
    }
}
