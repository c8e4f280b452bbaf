package tcplab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tcplab.event.ObserverReport;
import tcplab.host.Station;
import tcplab.journal.EventJson;
import tcplab.model.Side;

class WithoutToolsTest {
    @TempDir
    private Path empty;

    /** Arms and drains all witnesses and prints what they tell. */
    static final class Run {
        private Run() {}

        public static void main(String[] arguments) {
            List<Station> stations = List.of(new Station(Side.CLIENT, "lo", "lo", List.of()));
            try (Witnesses witnesses = new Witnesses(stations, false)) {
                witnesses.warmUp();
                witnesses.start(FakeTools.scope(stations, "127.0.0.1"), Run::print);
                witnesses.sampleNow();
                witnesses.stop();
            }
        }

        private static synchronized void print(tcplab.event.Event event) {
            System.out.println(EventJson.write(event));
        }
    }

    private Map<String, ObserverReport> reports() throws Exception {
        ProcessBuilder java = new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-cp", System.getProperty("java.class.path"), Run.class.getName());
        java.environment().put("PATH", empty.toString());
        // Not even a mount of its own, so that this says what it lacks and changes nothing.
        java.environment().remove("TCPLAB_MOUNTS");
        Process process = java.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said.lines().map(EventJson::read).filter(ObserverReport.class::isInstance).map(ObserverReport.class::cast)
                .collect(Collectors.toMap(report -> report.observer().word(), Function.identity(), (first, last) -> last));
    }

    @Test
    @Timeout(60)
    void everyWitnessSaysInOneSentenceWhyItIsNotThereAndTheRunGoesOn() throws Exception {
        Map<String, ObserverReport> reports = reports();
        // The counters are files of the kernel, for which no tool is needed.
        assertThat(reports.remove("counters").status()).isEqualTo(ObserverReport.Status.DRAINED);
        assertThat(reports).containsOnlyKeys("tcpdump", "ss", "tracepoint");
        assertThat(reports.values()).allSatisfy(report -> {
            assertThat(report.status()).isIn(ObserverReport.Status.MISSING, ObserverReport.Status.BROKE);
            assertThat(report.sentence().toString()).isNotBlank().doesNotContain("\n").doesNotContain("null");
        });
        assertThat(reports.get("tcpdump").sentence().toString()).isEqualTo("tcpdump is not installed; install the package tcpdump");
        assertThat(reports.get("ss").sentence().toString()).isEqualTo("ss is not installed; install the package iproute2");
    }
}
