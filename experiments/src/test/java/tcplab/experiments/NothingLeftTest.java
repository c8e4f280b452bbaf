package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine is as before: after a run, after an interrupt, and after either process was killed at any moment. */
@Isolated("it looks at the whole machine")
class NothingLeftTest {
    /** Less than what was begun would take to come to its end by itself. */
    private static final long LEFT_NANOS = TimeUnit.SECONDS.toNanos(20);

    @TempDir
    Path folder;

    private final String mark = UUID.randomUUID().toString();
    private Machine before;

    @BeforeEach
    void look() throws IOException {
        before = Machine.now(folder);
    }

    @AfterEach
    void compare() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LEFT_NANOS;
        while (!Machine.processesWith(mark).isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(Machine.processesWith(mark)).isEmpty();
        // An instance can be removed a moment after its last reader has gone.
        while (!Machine.now(folder).changesSince(before).isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(Machine.now(folder).changesSince(before)).isEmpty();
    }

    private Launched.Start lab(String... words) {
        return Launched.lab(folder, words).with("TCPLAB_TEST", mark);
    }

    /** Waits until a process of the lab with this word in its command is there. */
    private long await(String word, Process lab) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Launched.PATIENCE_NANOS;
        while (System.nanoTime() < deadline && lab.isAlive()) {
            List<String> found = Machine.processesWith(mark).stream()
                    .filter(line -> line.contains(word))
                    .toList();
            if (!found.isEmpty()) {
                return Long.parseLong(found.get(0).split(" ")[0]);
            }
            Thread.sleep(5);
        }
        throw new AssertionError("no process with " + word);
    }

    private static void signal(String signal, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, "" + pid).start().waitFor();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wire", "loopback", "host"})
    void afterARun(String bench) {
        Launched run = lab("run", "abort", "--bench", bench, "--quiet").run();
        assertThat(run.exit()).isIn(0, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcplab.server.Main", "tcpdump -i", "ss -H", "trace_pipe"})
    void afterAnInterruptAtAnyMoment(String moment) throws IOException, InterruptedException {
        Process lab = lab("run", "all", "--quiet").begin();
        awaitOrEnd(moment, lab);
        signal("INT", lab.pid());
        Launched.awaitEnd(lab);
        assertThat(lab.exitValue()).isEqualTo(130);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcplab.client.Main", "tcplab.server.Main", "tcpdump -i", "ss -H", "trace_pipe"})
    void afterTheClientWasKilledAtAnyMoment(String moment) throws IOException, InterruptedException {
        Process lab = lab("run", "all", "--quiet").begin();
        awaitOrEnd(moment, lab);
        signal("KILL", lab.pid());
        Launched.awaitEnd(lab);
    }

    @Test
    void afterTheServerWasKilledAndTheRunSaysSo() throws IOException, InterruptedException {
        Process lab = lab("--bench", "loopback").begin();
        lab.getOutputStream().write("server listen 7000\n".getBytes());
        lab.getOutputStream().flush();
        BufferedReader out = new BufferedReader(new InputStreamReader(lab.getInputStream()));
        assertThat(out.readLine()).contains("listen(");
        signal("KILL", await("tcplab.server.Main server", lab));
        lab.getOutputStream().write("client connect server:7000\nserver accept -> conn\n".getBytes());
        lab.getOutputStream().close();
        String err = new String(lab.getErrorStream().readAllBytes());
        Launched.awaitEnd(lab);
        assertThat(lab.exitValue()).as(err).isEqualTo(2);
        assertThat(err).contains("the server").doesNotContain("Exception", "\tat ");
    }

    /** The kernel closes the sockets of whoever is killed: that FIN is not the script's. */
    @Test
    void afterTheServerWasKilledDuringARunOfWhichNothingIsJudged() throws IOException, InterruptedException {
        Path story = Files.createFile(folder.resolve("story"));
        Path script = Files.writeString(folder.resolve("quiet.lab"), String.join("\n", "# t", "", "server listen 7000",
                "client connect server:7000", "server accept -> conn", "pause 2s", "claim never FIN"));
        Process lab = lab("--bench", "loopback").with("TCPLAB_STORY", story.toString()).begin();
        lab.getOutputStream().write(("run " + script + "\n").getBytes());
        lab.getOutputStream().close();
        long deadline = System.nanoTime() + Launched.PATIENCE_NANOS;
        while (!Files.readString(story).contains("pause") && lab.isAlive() && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        signal("KILL", await("tcplab.server.Main server", lab));
        String out = new String(lab.getInputStream().readAllBytes());
        Launched.awaitEnd(lab);
        assertThat(out).contains("the server process is gone").doesNotContain("REFUTED");
        assertThat(lab.exitValue()).isEqualTo(2);
    }

    @Test
    void afterTheProcessThatRemovesTheTraceInstanceWasKilled() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Launched.isRoot(), "only root has a trace instance");
        Process lab = lab("--bench", "loopback").begin();
        lab.getOutputStream().write("server listen 7000\n".getBytes());
        lab.getOutputStream().flush();
        BufferedReader out = new BufferedReader(new InputStreamReader(lab.getInputStream()));
        assertThat(out.readLine()).contains("listen(");
        signal("KILL", await("trace_pipe", lab));
        lab.getOutputStream().write("client connect server:7000\nladder\n".getBytes());
        lab.getOutputStream().close();
        assertThat(out.lines().toList())
                .noneMatch(line -> line.contains("tracepoint is missing"))
                .anyMatch(line -> line.contains("ESTABLISHED"));
        Launched.awaitEnd(lab);
    }

    /** As when a container is killed; its process numbers are others' outside. */
    @Test
    void afterALabThatWasKilledWithAllItsProcessesTheNextOneRemovesTheTraceInstance() {
        Assumptions.assumeTrue(Launched.isRoot(), "only root has a trace instance");
        Launched made = new Launched.Start(folder, List.of(
                        "unshare", "--mount", "sh", "-c",
                        Machine.TRACEFS + " && mkdir /sys/kernel/tracing/instances/tcplab-1-left"))
                .run();
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(lab("--bench", "loopback").input("server listen 7000\n").run().exit()).isZero();
    }

    @Test
    void afterTheLabWasKilledWhileNcWasConnected() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Launched.has("nc") && Launched.has("strace"), "nc or strace is not installed");
        Process lab = lab("--bench", "loopback").begin();
        lab.getOutputStream().write("client nc -p 6667 client:6667 -> self\n".getBytes());
        lab.getOutputStream().flush();
        await("nc -p 6667", lab);
        signal("KILL", await("tcplab.client.Main", lab));
        Launched.awaitEnd(lab);
    }

    /** As strace's child is until strace traces it. */
    @Test
    void afterTheLabWasKilledWhileStraceHadStoppedItsChild() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Launched.has("nc") && Launched.has("strace"), "nc or strace is not installed");
        Path programs = Files.createDirectory(folder.resolve("programs"));
        Launched.program(programs.resolve("strace"), "#!/bin/sh\n[ \"$1\" = --version ] || kill -STOP $$\n");
        Process lab = lab("--bench", "loopback").with("PATH", programs + ":" + System.getenv("PATH")).begin();
        lab.getOutputStream().write("client nc -p 6667 client:6667 -> self\n".getBytes());
        lab.getOutputStream().flush();
        Path stat = Path.of("/proc/" + await("programs/strace -ttt", lab) + "/stat");
        while (!Files.readString(stat).contains(") T ")) {
            Thread.sleep(5);
        }
        signal("KILL", await("tcplab.client.Main", lab));
        Launched.awaitEnd(lab);
    }

    @Test
    void afterTheLabWasKilledWhileItsWorkersRan() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Launched.isRoot(), "only root sees all that could be left");
        Process lab = lab("run", "time-wait", "--jobs", "2", "--quiet").begin();
        await("__worker", lab);
        await("tcplab.server.Main server", lab);
        signal("KILL", await("tcplab.client.Main run", lab));
        Launched.awaitEnd(lab);
    }

    /** What a worker hands over in a folder of its own goes with the worker where nobody is left to take it. */
    @Test
    void afterTheLabWasKilledWhileItsWorkersRanWhatIsNotKept() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Launched.isRoot(), "only root sees all that could be left");
        Process lab = lab("mutate", "abort/linger-zero").begin();
        await("__worker", lab);
        await("tcplab.server.Main server", lab);
        signal("KILL", await("tcplab.client.Main mutate", lab));
        Launched.awaitEnd(lab);
    }

    @Test
    void afterAnInterruptOfTheShell() throws IOException, InterruptedException {
        Process lab = lab().begin();
        lab.getOutputStream().write("server listen 7000\nclient connect server:7000\n".getBytes());
        lab.getOutputStream().flush();
        await("tcplab.server.Main server", lab);
        signal("INT", lab.pid());
        Launched.awaitEnd(lab);
    }

    /** As an ordinary user there is no tracepoint to wait for. */
    private void awaitOrEnd(String moment, Process lab) throws IOException, InterruptedException {
        if (!moment.equals("trace_pipe") || Launched.isRoot()) {
            await(moment, lab);
        }
    }
}
