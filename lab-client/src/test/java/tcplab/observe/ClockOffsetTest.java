package tcplab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tcplab.host.Station;
import tcplab.journal.LabClock;
import tcplab.model.Side;

/** What the record of the first run says of the trace's clock, on a kernel that has none that is near the wall clock. */
class ClockOffsetTest {
    /** Prints how far the monotonic clock is ahead of the wall clock, and what is said of it before a run has begun. */
    static final class FirstRun {
        private FirstRun() {}

        public static void main(String[] arguments) {
            List<Station> stations = List.of(new Station(Side.CLIENT, "lo", "lo", List.of()));
            try (Witnesses witnesses =
                    new Witnesses(stations, false, new TracepointObserver(List.of(TraceClock.MONO)))) {
                witnesses.warmUp();
                System.out.println(LabClock.monotonicAheadOfWallNanos());
                System.out.println(witnesses.clockOffsetsNanos().get("tracepoint"));
            }
        }
    }

    @Test
    @Timeout(60)
    void theFirstRunsRecordKnowsItAlready() throws Exception {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root reads the trace");
        // tracefs is mounted where nobody else sees it.
        ProcessBuilder java = new ProcessBuilder(
                "unshare", "--mount", "--propagation", "private",
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-cp", System.getProperty("java.class.path"), FirstRun.class.getName());
        java.environment().put("TCPLAB_MOUNTS", "private");
        Process process = java.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<Long> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines().map(Long::valueOf).toList();
        assertThat(process.waitFor()).isZero();
        assertThat(said).hasSize(2);
        assertThat(Math.abs(said.get(0) - said.get(1))).isLessThan(TimeUnit.MINUTES.toNanos(1));
    }
}
