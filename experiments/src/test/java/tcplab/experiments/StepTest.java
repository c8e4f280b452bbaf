package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;

/** Stepping through a run, with keys from a pipe. */
@Execution(ExecutionMode.CONCURRENT)
class StepTest {
    private static final String ENTERS = "\n".repeat(80);

    @TempDir
    Path folder;

    @BeforeEach
    void needsTheWire() {
        Assumptions.assumeTrue(Launched.isRoot(), "only root has the wire");
    }

    private Launched step(String experiment, String keys) {
        return Launched.lab(folder, "run", experiment, "--step").input(keys).run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"close/three-way", "close/half-close", "open/simultaneous-open", "close/last-ack-lost",
        "abort/linger-zero", "open/self-connect", "tls/close-notify", "queues/accept-queue"})
    void everyRunComesToItsEndKeyByKey(String experiment) {
        Launched run = step(experiment, ENTERS);
        assertThat(run.err()).doesNotContain("Exception");
        assertThat(run.exit()).as(run.out()).isLessThan(3);
        assertThat(run.out()).contains("The script is done").contains("CONFIRMED");
        // What a claim or its premise says of time, whoever stepped may have made untrue; nothing else is left open.
        List<String> judged = List.of(run.out().replaceAll("\\s+", " ").split("[?] INCONCLUSIVE"));
        assertThat(judged.subList(1, judged.size()))
                .allSatisfy(open -> assertThat(open).containsPattern(
                        "^[^?✓✗]*because (its premise cannot be judged, given gap [^?✓✗]*?: )?the run was stepped through: "));
    }

    @Test
    void whatIsReleasedArrivesAndTheStatesFollow() {
        String out = step("close/three-way", ENTERS).out();
        assertThat(out).containsSubsequence(
                "client SYN-SENT", "── SYN seq=0 ──", "── SYN+ACK seq=0 ack=1 ──", "client ESTABLISHED", "── FIN+ACK seq=6 ack=1 ──",
                "conn LAST-ACK", "── FIN+ACK seq=1 ack=7 ──", "The script is done");
    }

    @Test
    void theLadderGrowsByItsNewRowsAndNothingIsSaidTwice() {
        String out = step("close/three-way", ENTERS).out();
        List<String> grown = out.substring(0, out.indexOf("The script is done")).lines().toList();
        assertThat(grown).filteredOn(line -> line.contains("│")).doesNotHaveDuplicates().noneMatch(line -> line.contains("held"));
        assertThat(grown).filteredOn(line -> line.contains("►") || line.contains("◄")).hasSize(8);
        assertThat(grown).filteredOn(line -> line.matches("      \\S+ [A-Z].*")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"close/three-way", "close/quickack-after-eof", "ack/answer-carries-ack", "abort/reset-lost", "abort/fin-lost-before-reset",
        "open/data-on-syn", "open/unreachable", "open/data-before-third-segment", "queues/third-ack-dropped", "ack/two-full-segments"})
    void whoReadsLongerThanTheTimersSeesTheSegmentsOfARunThatNobodyReads(String experiment) throws IOException, InterruptedException {
        Timeline slow = readSlowly(experiment);
        assertThat(slow.wasStepped()).isTrue();
        assertThat(slow.swallowed()).isNotEmpty();
        assertThat(segments(slow)).isEqualTo(segments(RecordedRunsTest.recorded(experiment)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls/close-notify", "tls/tickets-unread"})
    void theRecordsOfTlsAreAcknowledgedAsInARunThatNobodyReads(String experiment) throws IOException, InterruptedException {
        assertThat(records(readSlowly(experiment))).isEqualTo(records(RecordedRunsTest.recorded(experiment)));
    }

    /** The server's signature is a few bytes longer or shorter each time. */
    private static List<String> records(Timeline run) {
        return segments(run).stream().map(segment -> segment.replaceAll(" seq=\\S+ ack=\\S+", "").replaceAll("len=81\\d", "len=81*")).toList();
    }

    @Test
    void whatARuleLosesIsSentAgainAsOftenAsInARunThatNobodyReads() throws IOException, InterruptedException {
        Timeline slow = readSlowly("open/syn-ack-lost");
        // Both timers go off in the same moment; which first is chance.
        assertThat(segments(slow)).containsExactlyInAnyOrderElementsOf(segments(RecordedRunsTest.recorded("open/syn-ack-lost")));
    }

    /** Many a step makes a call that returns at once; a kernel that heard of each so late would see no answers any more. */
    @Test
    void aCallThatReturnsAtOnceTakesNoTimeHoweverLateTheServerIs() throws IOException, InterruptedException {
        String mark = UUID.randomUUID().toString();
        Process lab = Launched.lab(folder, "run", "ack/quickack-wears-off", "--step").with("TCPLAB_TEST", mark).begin();
        Launched.aside(() -> lab.inputReader().lines().forEach(line -> {}));
        try (OutputStream keys = lab.getOutputStream()) {
            keys.write(ENTERS.getBytes(StandardCharsets.US_ASCII));
        }
        while (!lab.waitFor(10, TimeUnit.MILLISECONDS)) {
            for (String server : Machine.processesWith(mark).stream().filter(line -> line.contains("tcplab.server.Main server")).toList()) {
                String pid = server.split(" ")[0];
                new ProcessBuilder("sh", "-c", "kill -STOP $0 && sleep 0.03; kill -CONT $0", pid).start().waitFor();
            }
        }
        assertThat(segments(latest())).isEqualTo(segments(RecordedRunsTest.recorded("ack/quickack-wears-off")));
    }

    @Test
    void whatRunsByTheClockIsSaidBeforehand() {
        assertThat(step("time-wait/four-tuple-reused", "q").out()).containsSubsequence("TIME-WAIT lasts a minute by the clock", "next: ");
        assertThat(step("close/three-way", "q").out()).doesNotContain("by the clock");
    }

    @Test
    void noKernelGivesUpBecauseSomebodyReads() throws IOException {
        step("close/three-way", ENTERS);
        assertThat(latest().environment().orElseThrow().sysctls())
                .containsEntry("net.ipv4.tcp_synack_retries", "50").containsEntry("net.ipv4.tcp_fin_timeout", "3600").containsEntry("net.ipv4.tcp_slow_start_after_idle", "0");
        Launched.lab(folder, "run", "close/three-way", "--bench", "wire").run();
        assertThat(latest().environment().orElseThrow().sysctls()).containsEntry("net.ipv4.tcp_synack_retries", "5");
    }

    /** One Enter after the other, each long after all is said and a timer that waits for it has gone off. */
    private Timeline readSlowly(String experiment) throws IOException, InterruptedException {
        Process lab = Launched.lab(folder, "run", experiment, "--step").begin();
        AtomicLong said = new AtomicLong(Long.MAX_VALUE);
        Launched.aside(() -> lab.inputReader().lines().forEach(line -> {
            if (said.get() != Long.MAX_VALUE || line.contains("next: ")) {
                said.set(System.nanoTime());
            }
        }));
        int pressed = 0;
        while (!lab.waitFor(50, TimeUnit.MILLISECONDS)) {
            // A SYN is sent again after a second, data after 200 ms.
            long millis = pressed < 6 ? 1300 : 500;
            if (said.get() != Long.MAX_VALUE && System.nanoTime() - said.get() > TimeUnit.MILLISECONDS.toNanos(millis)) {
                assertThat(pressed++).isLessThan(60);
                said.set(System.nanoTime());
                if (!isPressed(lab)) {
                    lab.waitFor();
                }
            }
        }
        return latest();
    }

    /** False if the run was over before the key came. */
    private static boolean isPressed(Process lab) {
        try {
            OutputStream keys = lab.getOutputStream();
            keys.write('\n');
            keys.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Timeline latest() throws IOException {
        return Journal.load(folder.resolve("tcp-lab/runs/latest/timeline.jsonl"));
    }

    private static List<String> segments(Timeline run) {
        return run.passages().stream()
                .map(p -> run.roll().name(run.roll().sender(p)).orElse("?") + " " + p.segment().flagWords()
                        + " seq=" + p.relativeSeq() + " ack=" + p.relativeAck() + " len=" + p.segment().length())
                .toList();
    }

    @Test
    void aDroppedSynIsRetransmittedByTheKernel() {
        Launched run = step("open/three-way-handshake", "\n\nd" + ENTERS);
        assertThat(run.out()).containsSubsequence("── SYN seq=0 ──", "✗ lost (dropped)", "1  client → server  SYN seq=0 len=0 again",
                "── SYN seq=0 again ──", "client ESTABLISHED");
    }

    @Test
    void aCopyArrivesAsASecondSegment() {
        assertThat(step("close/three-way", "\n\nc" + ENTERS).out()).containsSubsequence("── SYN seq=0", "SYN seq=0 copy", "next: ");
    }

    @Test
    void whenTheKeysEndTheRunGoesOnAlone() {
        Launched run = step("close/three-way", "\n\n");
        assertThat(run.out()).contains("going on to the end").contains("✓ CONFIRMED     count closing");
    }

    @Test
    void leavingEndsTheRunInOneLineAndJudgesNothing() {
        Launched run = step("close/three-way", "\n\nq");
        assertThat(run.exit()).isEqualTo(130);
        assertThat(run.out().lines().reduce((first, last) -> last)).hasValue("left after step 1 of 8; nothing is judged");
        assertThat(run.out()).doesNotContain("INCONCLUSIVE", "│── SYN", "interrupted");
        assertThat(run.err()).isEmpty();
        assertThat(Launched.lab(folder, "runs").run().out()).contains("no run is kept");
        assertThat(Launched.lab(folder, "run", "close/three-way", "--step", "--lang", "zh").input("q").run().out())
                .contains("没有作任何判定");
    }

    @Test
    void aSteppedRunIsNoEvidenceOnTheStatements() {
        step("close/three-way", ENTERS);
        Launched statements = Launched.lab(folder, "statements").run();
        assertThat(statements.out()).doesNotContain("CONFIRMED").contains("not run yet");
    }

    @Test
    void withoutAWireItSaysSo() {
        Launched run = Launched.lab(folder, "run", "close/three-way", "--step", "--bench", "loopback").run();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("the loopback bench has none; use --bench wire");
    }
}
