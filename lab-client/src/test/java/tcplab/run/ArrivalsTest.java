package tcplab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tcplab.command.StepFailure;
import tcplab.event.Environment;
import tcplab.event.ObserverReport;
import tcplab.event.SegmentSeen;
import tcplab.event.SocketNamed;
import tcplab.journal.Journal;
import tcplab.journal.PassagePattern;
import tcplab.language.SyntaxProblem;
import tcplab.model.BenchName;
import tcplab.model.Endpoint;
import tcplab.model.Flag;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.model.TcpOptions;
import tcplab.model.Witness;
import tcplab.text.Told;

/** Segments that a script waits for, of a connection whose client sends its data twice and is answered twice. */
class ArrivalsTest {
    private static final Endpoint C = new Endpoint("10.0.0.1", 40_000);
    private static final Endpoint S = new Endpoint("10.0.0.2", 7000);

    private final Journal journal = new Journal();
    private final Arrivals arrivals = new Arrivals(journal);
    private int ipId;

    ArrivalsTest() {
        Map<String, String> addresses = Map.of("client", C.address(), "server", S.address());
        journal.append(new Environment(
                0, "x", BenchName.WIRE, Told.nothing(), "", 0, "", 250, Map.of(), Map.of(), Map.of(), addresses, List.of()));
        journal.append(new SocketNamed(1, Side.CLIENT, "client", C, S));
        journal.append(new SocketNamed(2, Side.SERVER, "conn", S, C));
        arrives(10, C, Flag.SYN.bit(), 0, 0, 0);
        arrives(20, S, Flag.SYN.bit() | Flag.ACK.bit(), 0, 1, 0);
        arrives(30, C, Flag.ACK.bit(), 1, 1, 0);
    }

    private void leaves(long at, Endpoint from, Segment segment) {
        journal.append(new SegmentSeen(at, from.equals(C) ? "client" : "server", segment));
    }

    private void arrives(long at, Endpoint from, int flags, long seq, long ack, int length) {
        Segment segment = segment(from, flags, seq, ack, length);
        leaves(at, from, segment);
        journal.append(new SegmentSeen(at + 1, from.equals(C) ? "server" : "client", segment));
    }

    private Segment segment(Endpoint from, int flags, long seq, long ack, int length) {
        return new Segment(from, from.equals(C) ? S : C, flags, seq, ack, 64, length, 32, 20, ++ipId, TcpOptions.NONE);
    }

    private void data(long at) {
        arrives(at, C, Flag.ACK.bit(), 1, 1, 5);
    }

    private void acknowledged(long at) {
        arrives(at, S, Flag.ACK.bit(), 1, 6, 0);
    }

    /** True if it is there already. */
    private boolean hasCome(String segment) throws SyntaxProblem, InterruptedException {
        try {
            arrivals.await(PassagePattern.parse(segment), Duration.ZERO, Pace.OWN);
            return true;
        } catch (StepFailure e) {
            return false;
        }
    }

    @Test
    void whatArrivedBeforeTheLastStepThatDidSomethingIsStale() throws Exception {
        data(100);
        assertThat(hasCome("client:DATA")).isTrue();
        arrivals.acts(200);
        assertThat(hasCome("client:DATA")).isFalse();
    }

    @Test
    void whoeverWaitsForOneThatHasPassedIsToldSo() throws Exception {
        data(100);
        arrivals.acts(200);
        assertThatThrownBy(() -> arrivals.await(PassagePattern.parse("client:DATA"), Duration.ZERO, Pace.OWN))
                .hasMessageStartingWith("no client:DATA arrived within 0 s; an earlier one does not count: ");
        assertThatThrownBy(() -> arrivals.await(PassagePattern.parse("client:FIN"), Duration.ZERO, Pace.OWN))
                .hasMessage("no client:FIN arrived within 0 s");
    }

    @Test
    void aRetransmissionAndItsAnswerAreToldFromTheFirst() throws Exception {
        data(100);
        acknowledged(110);
        assertThat(hasCome("client:DATA(again)")).isFalse();
        assertThat(hasCome("conn:ACK(answer)")).isFalse();
        data(300);
        assertThat(hasCome("conn:ACK(answer)")).isFalse();
        acknowledged(310);
        assertThat(hasCome("conn:ACK(answer)")).isTrue();
        assertThat(hasCome("conn:ACK(answer)")).as("once more").isFalse();
        assertThat(hasCome("client:DATA(again)")).as("came before it").isFalse();
    }

    @Test
    void whatIsUnderWayHasNotArrived() throws Exception {
        leaves(100, C, segment(C, Flag.FIN.bit() | Flag.ACK.bit(), 1, 1, 0));
        assertThat(hasCome("client:FIN")).isFalse();
    }

    @Test
    void whoeverWaitsIsWokenByTheSegment() throws Exception {
        Thread later = new Thread(() -> data(100));
        later.start();
        arrivals.await(PassagePattern.parse("client:DATA(len=5)"), Duration.ofSeconds(60), Pace.OWN);
        later.join();
    }

    @Test
    void whereTcpdumpCannotLookTheReasonIsNamed() {
        journal.append(new ObserverReport(1, Witness.TCPDUMP, ObserverReport.Status.MISSING, Told.plain("not installed"), 0));
        assertThatThrownBy(() -> arrivals.await(PassagePattern.parse("client:RST"), Duration.ZERO, Pace.OWN))
                .isInstanceOf(StepFailure.class)
                .hasMessage("no client:RST arrived within 0 s; tcpdump cannot look: not installed");
    }
}
