package tcplab.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tcplab.event.SegmentSeen;
import tcplab.journal.Timeline;
import tcplab.scene.Runs;

class SegmentLineTest {
    private static final Style PLAIN = new Style(80, true, false);

    @Test
    void oneLinePerSegmentWithItsLength() {
        Timeline timeline = Runs.fourWay();
        assertThat(timeline.passages().stream().map(p -> SegmentLine.line(timeline, p, PLAIN).toString()))
                .containsExactly(
                        "     0.300 ms client → conn  SYN seq=0 len=0",
                        "     0.327 ms conn → client  SYN+ACK seq=0 ack=1 len=0",
                        "     0.368 ms client → conn  ACK seq=1 ack=1 len=0",
                        "     1.122 ms client → conn  PSH+ACK seq=1 ack=1 len=5",
                        "     1.131 ms conn → client  ACK seq=1 ack=6 len=0",
                        "    60.050 ms client → conn  FIN+ACK seq=6 ack=1 len=0",
                        "   103.464 ms conn → client  ACK seq=1 ack=7 len=0",
                        "   170.024 ms conn → client  FIN+ACK seq=1 ack=7 len=0",
                        "   170.040 ms client → conn  ACK seq=7 ack=2 len=0");
    }

    @Test
    void beforeSocketsAreNamedSidesStandForThem() {
        Timeline timeline = Runs.onlyTcpdump();
        assertThat(SegmentLine.line(timeline, timeline.passages().get(1), PLAIN).toString())
                .isEqualTo("     0.127 ms server → client  RST+ACK seq=0 ack=1 len=0");
    }

    @Test
    void segmentSeenAtBothEndsOfTheWireHasOneLineAndACopyItsOwn() {
        Timeline timeline = Runs.lostFin();
        List<String> lines = timeline.all(SegmentSeen.class).stream()
                .map(s -> SegmentLine.of(timeline, s, PLAIN))
                .flatMap(Optional::stream)
                .map(Painted::toString)
                .toList();
        assertThat(lines)
                .containsExactly(
                        "     0.000 ms client → conn  SYN seq=0 len=0",
                        "    30.040 ms conn → client  SYN+ACK seq=0 ack=1 len=0",
                        "    60.090 ms client → conn  ACK seq=1 ack=1 len=0",
                        "    99.740 ms client → conn  FIN+ACK seq=1 ack=1 len=0",
                        "   339.740 ms client → conn  FIN+ACK seq=1 ack=1 len=0 again",
                        "   370.600 ms conn → client  ACK seq=1 ack=2 len=0",
                        "   401.600 ms conn → client  ACK seq=1 ack=2 len=0 copy");
    }

    @Test
    void onlyTheSegmentIsColoured() {
        Timeline timeline = Runs.onlyTcpdump();
        assertThat(SegmentLine.line(timeline, timeline.passages().get(0), new Style(80, false, true)).written(true))
                .isEqualTo("     0.100 ms client -> server  \u001b[32mSYN seq=0 len=0\u001b[0m");
    }
}
