package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.model.TcpState.CLOSED;
import static tcplab.model.TcpState.CLOSE_WAIT;
import static tcplab.model.TcpState.ESTABLISHED;
import static tcplab.model.TcpState.FIN_WAIT_1;
import static tcplab.model.TcpState.FIN_WAIT_2;
import static tcplab.model.TcpState.LAST_ACK;
import static tcplab.model.TcpState.SYN_SENT;
import static tcplab.model.TcpState.TIME_WAIT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.Environment;
import tcplab.event.Event;
import tcplab.event.Lookup.Occasion;
import tcplab.event.Lookup;
import tcplab.event.ObserverReport;
import tcplab.event.Sample;
import tcplab.event.SocketNamed;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.language.SyntaxProblem;
import tcplab.model.BenchName;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.model.Witness;
import tcplab.text.Told;

/** What looks at each segment prove of the states without the tracepoint, and what they do not. */
class LookedStatesTest {
    private static final Endpoint C = new Endpoint("10.0.0.1", 40000);
    private static final Endpoint S = new Endpoint("10.0.0.2", 7000);

    private final List<Entry> entries = new ArrayList<>();
    private int ordinal;

    private void add(Event event) {
        entries.add(new Entry(entries.size() + 1, event));
    }

    @BeforeEach
    void asAnOrdinaryUserOnTheWire() {
        add(new Environment(
                0, "x", BenchName.WIRE, Told.nothing(), "", 0, "6.18", 250, Map.of(), Map.of(), Map.of(),
                Map.of("client", C.address(), "server", S.address()), List.of()));
        add(new ObserverReport(1, Witness.TRACEPOINT, ObserverReport.Status.MISSING, Told.plain("only root"), 0));
        add(new ObserverReport(1, Witness.SOCK_DIAG, ObserverReport.Status.ARMED, Told.nothing(), 0));
        add(new ObserverReport(1, Witness.SS, ObserverReport.Status.ARMED, Told.nothing(), 0));
        add(new SocketNamed(2, Side.CLIENT, "client", C, S));
    }

    private void look(long at, Occasion occasion, TcpState state) {
        add(new Lookup(at, at + 5, Side.CLIENT, new FourTuple(C, S), state, occasion));
    }

    /** The host got a segment, which may have changed the state. */
    private void segment(long at, TcpState before, TcpState after) {
        look(at, Occasion.ARRIVING, before);
        look(at + 10, Occasion.ARRIVED, after);
    }

    private void call(long at, long end, String name) {
        add(new Call(at, end, Side.CLIENT, "client", ++ordinal, Call.By.SCRIPT, name, "", CallResult.OK, ""));
    }

    private void open() {
        call(100, 130, "connect");
        look(105, Occasion.SENT, SYN_SENT);
        segment(110, SYN_SENT, ESTABLISHED);
    }

    private Verdict verdict(String claim) {
        add(new ObserverReport(9000, Witness.SOCK_DIAG, ObserverReport.Status.DRAINED, Told.nothing(), 0));
        add(new ObserverReport(9000, Witness.SS, ObserverReport.Status.DRAINED, Told.nothing(), 0));
        try {
            return Claims.parse(claim).judge(new Timeline(entries)).verdict();
        } catch (SyntaxProblem e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void oneSegmentLeadsFromSynSentToEstablishedWithNothingBetween() {
        open();
        assertThat(verdict("states client SYN-SENT ESTABLISHED")).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void aResetLeadsFromEstablishedToClosedWithNothingBetween() {
        open();
        segment(200, ESTABLISHED, CLOSED);
        assertThat(verdict("states client ESTABLISHED CLOSED")).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void aSegmentDuringACloseLeavesOpenWhichOfThemDidIt() {
        open();
        call(195, 230, "close");
        segment(200, ESTABLISHED, CLOSED);
        assertThat(verdict("states client ESTABLISHED CLOSED")).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void anAbortIsSeenWhenItsResetLeaves() {
        open();
        look(200, Occasion.CALLING, ESTABLISHED);
        call(200, 220, "close");
        look(215, Occasion.SENT, CLOSED);
        assertThat(verdict("states client ESTABLISHED CLOSED")).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void anInstantWithinOneSegmentIsNotKnown() {
        open();
        call(200, 210, "close");
        look(205, Occasion.SENT, FIN_WAIT_1);
        segment(300, FIN_WAIT_1, TIME_WAIT);
        assertThat(verdict("states client FIN-WAIT-1 TIME-WAIT")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict("states client FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict("never state client FIN-WAIT-2")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict("states client ESTABLISHED FIN-WAIT-1 ... TIME-WAIT")).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void timeWaitIsNoInstant() {
        open();
        call(200, 210, "close");
        look(205, Occasion.SENT, FIN_WAIT_1);
        segment(300, FIN_WAIT_1, CLOSED);
        assertThat(verdict("never state client TIME-WAIT")).isEqualTo(Verdict.CONFIRMED);
        assertThat(verdict("never state client FIN-WAIT-2")).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void whatTheClosingThreadSawFillsWhatTheWireMissed() {
        open();
        look(200, Occasion.ARRIVING, ESTABLISHED);
        look(212, Occasion.CALLING, CLOSE_WAIT);
        call(212, 220, "close");
        look(225, Occasion.ARRIVED, LAST_ACK);
        segment(300, LAST_ACK, CLOSED);
        assertThat(verdict("states client ESTABLISHED CLOSE-WAIT LAST-ACK CLOSED")).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void aStateThatNoLookSawNeverWas() {
        open();
        segment(200, ESTABLISHED, CLOSED);
        assertThat(verdict("never state client TIME-WAIT")).isEqualTo(Verdict.CONFIRMED);
        assertThat(verdict("states client TIME-WAIT")).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void aTimerEndsFinWait2WithoutTimeWaitIfNoSegmentCame() {
        open();
        call(200, 210, "close");
        look(205, Occasion.SENT, FIN_WAIT_1);
        segment(300, FIN_WAIT_1, FIN_WAIT_2);
        add(new Sample(5000, 5010, Side.CLIENT, List.of()));
        assertThat(verdict("never state client TIME-WAIT")).isEqualTo(Verdict.CONFIRMED);
        assertThat(verdict("states client FIN-WAIT-2 CLOSED")).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void aWitnessThatBrokeLeavesItOpen() {
        open();
        segment(200, ESTABLISHED, CLOSED);
        add(new ObserverReport(8000, Witness.SOCK_DIAG, ObserverReport.Status.BROKE, Told.plain("gone"), 0));
        assertThat(verdict("states client ESTABLISHED CLOSED")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict("never state client TIME-WAIT")).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aLateAnswerDoesNotTurnTheOrderRound() {
        open();
        segment(200, ESTABLISHED, CLOSE_WAIT);
        entries.remove(entries.size() - 1);
        look(215, Occasion.CALLING, CLOSE_WAIT);
        call(215, 218, "shutdown");
        look(220, Occasion.CALLING, LAST_ACK);
        add(new Lookup(210, 900, Side.CLIENT, new FourTuple(C, S), CLOSE_WAIT, Occasion.ARRIVED));
        segment(1000, LAST_ACK, CLOSED);
        assertThat(verdict("states client ESTABLISHED CLOSE-WAIT LAST-ACK CLOSED")).isEqualTo(Verdict.CONFIRMED);
    }
}
