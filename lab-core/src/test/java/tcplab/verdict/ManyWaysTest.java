package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import tcplab.event.Environment;
import tcplab.event.Event;
import tcplab.event.ObserverReport;
import tcplab.event.SegmentSeen;
import tcplab.journal.Timeline;
import tcplab.language.SyntaxProblem;
import tcplab.model.BenchName;
import tcplab.model.Endpoint;
import tcplab.model.Flag;
import tcplab.model.Segment;
import tcplab.model.TcpOptions;
import tcplab.model.Witness;
import tcplab.text.Told;

/** Claims that fit in more ways than anybody can try, and runs with more segments than any of the lab's: each is judged. */
class ManyWaysTest {
    private static final Endpoint C = new Endpoint("10.0.0.1", 40000);
    private static final Endpoint S = new Endpoint("10.0.0.2", 7000);

    private static Judgement judged(Recorded run, String claim) {
        return Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> run.judgement(claim));
    }

    /** One byte after another, or the same one again and again. */
    private static Recorded sends(int segments, boolean again) {
        List<Event> events = new ArrayList<>();
        Map<String, String> addresses = Map.of("client", C.address(), "server", S.address());
        events.add(new Environment(
                0, "x", BenchName.WIRE, Told.nothing(), "", 0, "", 250, Map.of(), Map.of(), Map.of(), addresses, List.of()));
        events.add(new ObserverReport(0, Witness.TCPDUMP, ObserverReport.Status.ARMED, Told.nothing(), 0));
        for (int i = 0; i < segments; i++) {
            Segment segment = new Segment(C, S, Flag.ACK.bit(), again && i > 0 ? 1 : i, 1, 64, 1, 32, 20, i, TcpOptions.NONE);
            events.add(new SegmentSeen(i, "client", segment));
        }
        events.add(new ObserverReport(segments, Witness.TCPDUMP, ObserverReport.Status.DRAINED, Told.nothing(), 0));
        return new Recorded(events);
    }

    @Test
    void gapsOneAfterAnotherAreOne() {
        Recorded run = Recorded.run("close/three-way");
        String gaps = "... ".repeat(500);
        assertThat(judged(run, "wire client:SYN " + gaps + "client:ACK").verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(judged(run, "wire client:SYN " + gaps + "conn:RST").verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(judged(run, "states client ESTABLISHED " + gaps + "TIME-WAIT").verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(judged(run, "states client ESTABLISHED " + gaps + "CLOSE-WAIT").verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void gapsBetweenSegmentsAreLookedThroughOnce() {
        String claim = "wire " + "any:DATA ... ".repeat(60) + "any:RST";
        assertThat(judged(sends(1_000, false), claim).verdict()).isEqualTo(Verdict.REFUTED);
    }

    /** However much of the run is left when so many ways have been tried, nothing of it is looked at any more. */
    @Test
    void aSearchThatIsGivenUpTakesNoLongerInALongerRun() throws SyntaxProblem {
        Claim claim = Claims.parse("wire " + "any:ANY ... any:DATA ... ".repeat(180) + "any:RST");
        Timeline few = sends(2_000, false).timeline();
        Timeline many = sends(12_000, false).timeline();
        assertThat(claim.judge(many).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        double tookFew = Double.MAX_VALUE;
        double tookMany = Double.MAX_VALUE;
        for (int round = 0; round < 3 || round < 8 && tookMany >= 3 * tookFew; round++) {
            tookFew = Math.min(tookFew, nanos(claim, few));
            tookMany = Math.min(tookMany, nanos(claim, many));
        }
        assertThat(tookMany / tookFew).isLessThan(3);
    }

    /** Of this thread alone, so that others of the machine do not count. */
    private static long nanos(Claim claim, Timeline timeline) {
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertThat(claim.judge(timeline).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
    }

    @Test
    void aGroupOfManyIsGivenUpAndNotGuessed() {
        String group = IntStream.range(0, 40).mapToObj(i -> "any:DATA(len<" + (i + 2) + ")").collect(Collectors.joining(" ", "{ ", " }"));
        assertThat(judged(sends(40, false), "wire " + group).verdict()).isEqualTo(Verdict.CONFIRMED);
        Judgement judgement = judged(sends(39, false), "wire " + group);
        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.because().toString()).contains("the claim fits in too many ways");
    }

    @Test
    void repeatsWithoutEndArePassedOver() {
        assertThat(judged(sends(20_000, true), "wire any:DATA any:RST").verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(judged(sends(20_000, true), "wire any:DATA any:DATA(again)").verdict()).isEqualTo(Verdict.CONFIRMED);
    }
}
