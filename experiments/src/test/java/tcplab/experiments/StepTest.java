package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stepping through a run, with keys from a pipe and at a real terminal. */
class StepTest {
    private static final long LIMIT_NANOS = 40_000_000_000L;
    private static final String ENTERS = "\n".repeat(80);

    @TempDir
    Path folder;

    @BeforeEach
    void needsTheWire() {
        Assumptions.assumeTrue(Launched.isRoot(), "only root has the wire");
    }

    @AfterEach
    void close() {
        tmux("kill-server");
    }

    /** Its socket goes with the test's own folder. */
    private String tmux(String... words) {
        List<String> command = new ArrayList<>(List.of("tmux", "-S", folder.resolve("tmux").toString(), "-f", "/dev/null"));
        command.addAll(List.of(words));
        return new Launched.Start(folder, command).run().out();
    }

    private String await(String regex) {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        String screen = tmux("capture-pane", "-p", "-S", "-300");
        while (!Pattern.compile(regex).matcher(screen).find()) {
            assertThat(System.nanoTime()).as("%s in:%n%s", regex, screen).isLessThan(deadline);
            screen = tmux("capture-pane", "-p", "-S", "-300");
        }
        return screen;
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
        assertThat(run.exit()).as(run.out()).isLessThan(2);
        assertThat(run.out()).contains("The script is done").contains("CONFIRMED");
    }

    @Test
    void whatIsReleasedArrivesAndTheStatesFollow() {
        String out = step("close/three-way", ENTERS).out();
        assertThat(out).containsSubsequence(
                "client SYN-SENT", "released: client → server  SYN", "released: server → client  SYN+ACK",
                "client ESTABLISHED", "released: client → conn  FIN+ACK", "conn LAST-ACK", "client TIME-WAIT");
    }

    @Test
    void aDroppedSynIsRetransmittedByTheKernel() {
        Launched run = step("open/three-way-handshake", "\n\nd" + ENTERS);
        assertThat(run.out()).containsSubsequence("dropped: client → server  SYN seq=0", "SYN seq=0 len=0 again",
                "released: client → server  SYN seq=0 len=0 again", "client ESTABLISHED");
    }

    @Test
    void aCopyArrivesAsASecondSegment() {
        assertThat(step("close/three-way", "\n\nc" + ENTERS).out()).contains("released twice: client → server  SYN");
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
                .contains("没有判断任何内容");
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

    @Test
    void theEndOfInputLeavesAsQDoes() {
        Assumptions.assumeTrue(Launched.has("tmux"), "tmux is not installed");
        tmux("new-session", "-d", "-x", "100", "-y", "50", "XDG_STATE_HOME=" + folder + " TCPLAB_NO_INSTALL=1 LC_ALL=C.UTF-8 "
                + Launched.LAB + " run open/three-way-handshake --step; echo ended with $?; sleep 60");
        await("next: server +listen");
        tmux("send-keys", "C-d");
        await("left before the first step; nothing is judged(?s:.*)ended with 130");
    }

    @Test
    void whileSomebodyThinksRetransmissionsAreCountedAndDoNotPileUp() {
        Assumptions.assumeTrue(Launched.has("tmux"), "tmux is not installed");
        tmux("new-session", "-d", "-x", "100", "-y", "50", "XDG_STATE_HOME=" + folder + " TCPLAB_NO_INSTALL=1 LC_ALL=C.UTF-8 "
                + Launched.LAB + " --bench wire; echo left with $?; sleep 60");
        await("lab>");
        tmux("send-keys", "-l", "step open/three-way-handshake");
        tmux("send-keys", "Enter");
        await("next: server +listen");
        tmux("send-keys", "Enter");
        await("next: client +connect");
        tmux("send-keys", "Enter");
        await("1  client → server  SYN seq=0 len=0");
        String screen = await("1  client → server  SYN seq=0 len=0.* retransmitted meanwhile: 2");
        assertThat(screen).doesNotContain("2  client → server  SYN");
        tmux("send-keys", "q");
        await("left after step 1 of \\d+; nothing is judged\\s+lab>");
        // The lab is as it was before.
        tmux("send-keys", "-l", "run open/three-way-handshake");
        tmux("send-keys", "Enter");
        assertThat(await("PassiveOpens moved by 1(?s:.*)lab>")).doesNotContain("INCONCLUSIVE", "REFUTED");
    }
}
