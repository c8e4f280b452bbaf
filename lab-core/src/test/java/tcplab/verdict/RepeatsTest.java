package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.verdict.Verdict.CONFIRMED;
import static tcplab.verdict.Verdict.REFUTED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tcplab.event.Environment;
import tcplab.event.Event;
import tcplab.event.ObserverReport;
import tcplab.event.SegmentSeen;
import tcplab.event.SocketNamed;
import tcplab.model.BenchName;
import tcplab.model.Endpoint;
import tcplab.model.Flag;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.model.TcpOptions;
import tcplab.model.Witness;
import tcplab.text.Told;

/** What is sent again however it is cut, what is answered again, and a FIN that carries data. */
class RepeatsTest {
    private static final Endpoint C = new Endpoint("10.0.0.1", 40000);
    private static final Endpoint S = new Endpoint("10.0.0.2", 7000);
    /** Numbers wrap around soon. */
    private static final long ISS = 0xffff_fffaL;

    private final List<Event> events = new ArrayList<>();
    private int ipId;

    RepeatsTest() {
        Map<String, String> addresses = Map.of("client", C.address(), "server", S.address());
        events.add(new Environment(
                0, "x", BenchName.WIRE, Told.nothing(), "", 0, "", 250, Map.of(), Map.of(), Map.of(), addresses, List.of()));
        events.add(new SocketNamed(1, Side.CLIENT, "client", C, S));
        events.add(new ObserverReport(0, Witness.TCPDUMP, ObserverReport.Status.ARMED, Told.nothing(), 0));
        events.add(new ObserverReport(9_000, Witness.TCPDUMP, ObserverReport.Status.DRAINED, Told.nothing(), 0));
    }

    /** A segment with relative numbers; it never arrives if it is lost. */
    private void segment(long at, Endpoint from, String flags, long seq, long ack, int length, boolean lost) {
        int bits = 0;
        for (String flag : flags.split("\\+")) {
            bits |= Flag.valueOf(flag).bit();
        }
        long acked = (bits & Flag.ACK.bit()) == 0 ? 0 : (ISS + ack) & 0xffff_ffffL;
        Segment segment = new Segment(
                from, from.equals(C) ? S : C, bits, (ISS + seq) & 0xffff_ffffL, acked, 64, length, 32, 20, ++ipId,
                TcpOptions.NONE);
        events.add(new SegmentSeen(at, from.equals(C) ? "client" : "server", segment));
        if (!lost) {
            events.add(new SegmentSeen(at + 1, from.equals(C) ? "server" : "client", segment));
        }
    }

    private void open() {
        segment(10, C, "SYN", 0, 0, 0, false);
        segment(20, S, "SYN+ACK", 0, 1, 0, false);
        segment(30, C, "ACK", 1, 1, 0, false);
    }

    private void confirms(String... claims) {
        for (String claim : claims) {
            assertThat(new Recorded(events).judge(claim)).as(claim).isEqualTo(CONFIRMED);
        }
    }

    private void refutes(String... claims) {
        for (String claim : claims) {
            assertThat(new Recorded(events).judge(claim)).as(claim).isEqualTo(REFUTED);
        }
    }

    /** Ten bytes and the FIN are lost; the retransmissions carry both, as tcp_retrans_try_collapse() joins them. */
    @Test
    void aRetransmissionThatJoinsDataAndFinIsOne() {
        open();
        segment(40, C, "PSH+ACK", 1, 1, 10, true);
        segment(50, C, "FIN+ACK", 11, 1, 0, true);
        segment(250, C, "FIN+PSH+ACK", 1, 1, 10, true);
        segment(650, C, "FIN+PSH+ACK", 1, 1, 10, false);
        confirms("count client:FIN+DATA(again) 2", "count client:any(again) 2", "count client:DATA 1", "count client:FIN 1",
                "count closing 1", "count client:FIN+DATA 0");
        refutes("never client:FIN+DATA");
        assertThat(new Recorded(events).judgement("never client:FIN+DATA").because().toString())
                .isEqualTo("seen: client:DATA(10)+FIN+ACK(again,lost) client:DATA(10)+FIN+ACK(again)");
    }

    @Test
    void aRetransmissionThatIsCutSmallerIsOneToo() {
        open();
        segment(40, C, "PSH+ACK", 1, 1, 10, true);
        segment(250, C, "ACK", 1, 1, 4, false);
        segment(260, C, "PSH+ACK", 5, 1, 6, false);
        confirms("count client:DATA 1", "count client:DATA(again) 2");
    }

    @Test
    void whatBringsNewBytesIsNoRetransmission() {
        open();
        segment(40, C, "PSH+ACK", 1, 1, 10, true);
        segment(250, C, "PSH+ACK", 1, 1, 20, false);
        confirms("count client:DATA 2", "count client:DATA(again) 0");
    }

    @Test
    void numbersThatWereNeverSeenToBeSentAreNotSentAgain() {
        open();
        segment(40, C, "PSH+ACK", 11, 1, 10, false);
        segment(50, C, "PSH+ACK", 1, 1, 10, false);
        segment(60, C, "PSH+ACK", 1, 1, 20, false);
        confirms("count client:DATA(again) 1", "count client:DATA(len=20,again) 1");
    }

    @Test
    void aSynAckIsNoRepetitionOfTheSynThatWentBefore() {
        segment(10, C, "SYN", 0, 0, 0, false);
        segment(10, S, "SYN", 0, 0, 0, false);
        segment(20, C, "SYN+ACK", 0, 1, 0, false);
        segment(20, S, "SYN+ACK", 0, 1, 0, false);
        segment(250, S, "SYN+ACK", 0, 1, 0, false);
        confirms("count any:SYN 2", "count any:SYN+ACK 2", "count any:SYN+ACK(again) 1", "count client:SYN+ACK(again) 0");
    }

    @Test
    void answersToRetransmissionsCanBeCounted() {
        open();
        segment(40, S, "FIN+ACK", 1, 1, 0, false);
        segment(50, C, "ACK", 1, 2, 0, true);
        segment(250, S, "FIN+ACK", 1, 1, 0, false);
        segment(260, C, "ACK", 1, 2, 0, true);
        segment(650, S, "FIN+ACK", 1, 1, 0, false);
        segment(660, C, "ACK", 1, 2, 0, false);
        confirms("count client:ACK(ack=2) 1", "count client:ACK(ack=2,answer) 2", "count client:ACK(lost) 1",
                "count client:ACK(lost,answer) 1", "count closing 2", "count client:ACK(again) 0",
                "wire server:FIN client:ACK(lost) server:FIN(again) client:ACK",
                "wire server:FIN(again) client:ACK(answer,lost) server:FIN(again) client:ACK(answer)");
    }

    @Test
    void aRetransmissionThatIsLostIsAnsweredByNobody() {
        open();
        segment(40, S, "PSH+ACK", 1, 1, 5, false);
        segment(50, C, "ACK", 1, 6, 0, false);
        segment(250, S, "PSH+ACK", 1, 1, 5, true);
        segment(260, C, "ACK", 1, 6, 0, false);
        confirms("count client:ACK(answer) 0", "count client:ACK(ack=6) 2");
    }

    @Test
    void aFinWithDataIsAFinAndData() {
        open();
        segment(40, C, "FIN+PSH+ACK", 1, 1, 5, false);
        confirms("count client:FIN 1", "count client:DATA 1", "count client:FIN+DATA 1", "wire client:FIN+ACK",
                "never client:FIN-DATA", "never client:DATA-FIN");
        refutes("never client:FIN", "never any:FIN", "count client:FIN 0");
    }

    @Test
    void aSynWithDataIsASyn() {
        segment(10, C, "SYN", 0, 0, 10, false);
        confirms("count client:SYN 1", "count client:SYN+DATA 1", "count opening 0..1");
        refutes("never client:SYN", "never client:DATA");
    }
}
