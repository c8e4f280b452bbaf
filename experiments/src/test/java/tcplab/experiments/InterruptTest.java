package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A batch that is ended from outside says how far it came and reports what is complete; and what a batch runs. */
class InterruptTest {
    private static final Pattern LAST = Pattern.compile("interrupted after (\\d+) of 500");
    private static final int QUIT = 3;
    private static final int SEGV = 11;
    private static final int TERM = 15;

    @TempDir
    Path folder;

    private Path script() throws IOException {
        return script("short");
    }

    private Path script(String name) throws IOException {
        return Files.writeString(folder.resolve(name + ".lab"), String.join("\n",
                "# t", "", "server listen 7000", "client connect server:7000", "server accept -> conn", "client close",
                "claim call client connect 0"));
    }

    private long kept() throws IOException {
        Path runs = folder.resolve("tcp-lab/runs");
        if (!Files.isDirectory(runs)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(runs)) {
            return all.filter(run -> !Files.isSymbolicLink(run) && Files.exists(run.resolve("timeline.jsonl"))).count();
        }
    }

    @ParameterizedTest
    @CsvSource({"INT,130,1", "TERM,143,1", "INT,130,2"})
    void whatIsCompleteIsReportedAndTheLastLineSaysHowMuch(String signal, int code, String jobs)
            throws IOException, InterruptedException {
        Path json = folder.resolve("report.json");
        Path junit = folder.resolve("report.xml");
        Process lab = Launched.lab(folder, "run", script().toString(), "--repeat", "500", "--jobs", jobs, "--quiet",
                        "--json", json.toString(), "--junit", junit.toString())
                .begin();
        long deadline = System.nanoTime() + Launched.PATIENCE_NANOS;
        // With two jobs the last two may be on their way to the report still.
        while (kept() < 4 && lab.isAlive() && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        new ProcessBuilder("kill", "-" + signal, "" + lab.pid()).start().waitFor();
        String out = new String(lab.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(lab.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        Launched.awaitEnd(lab);
        assertThat(lab.exitValue()).isEqualTo(code);
        assertThat(err).doesNotContain("Exception", "fault of the lab", "\tat ");
        List<String> lines = out.lines().toList();
        Matcher last = LAST.matcher(lines.get(lines.size() - 1));
        assertThat(last.matches()).as(out).isTrue();
        int done = JsonParser.parseString(Files.readString(json)).getAsJsonObject().getAsJsonArray("experiments").size();
        assertThat(last.group(1)).isEqualTo(String.valueOf(done));
        assertThat(done).isGreaterThanOrEqualTo(2);
        assertThat(Files.readString(junit).split("<testsuite ")).hasSize(done + 1);
    }

    /** ip sets the bench up, and here it does not return. */
    @ParameterizedTest
    @ValueSource(strings = {"shell", "run close/three-way --quiet", "learn 1"})
    void aLabThatIsBeingOpenedIsNotWaitedFor(String words) throws IOException, InterruptedException {
        Path told = folder.resolve("told");
        Path ip = Files.createDirectory(folder.resolve("bin")).resolve("ip");
        String path = System.getenv("PATH");
        Launched.program(ip, "#!/bin/sh\ncase \" $* \" in *' -batch '*) echo $$ $(readlink /proc/self/ns/net) >>" + told + "; exec sleep 1000 ;; esac\n"
                + "PATH=" + path + " exec ip \"$@\"\n");
        Process lab = Launched.lab(folder, words.split(" ")).with("PATH", ip.getParent() + ":" + path).begin();
        try {
            long deadline = System.nanoTime() + Launched.PATIENCE_NANOS;
            while (!Files.exists(told) && lab.isAlive() && System.nanoTime() < deadline) {
                Thread.sleep(10);
            }
            new ProcessBuilder("kill", "-TERM", "" + lab.pid()).start().waitFor();
            Launched.awaitEnd(lab);
            assertThat(lab.exitValue()).isEqualTo(128 + TERM);
            // One for each host; another bench would be tried where the client's has been set up.
            assertThat(Files.readAllLines(told).stream().map(line -> line.split(" ")[1])).isNotEmpty().doesNotHaveDuplicates();
        } finally {
            lab.destroyForcibly();
            for (String line : Files.exists(told) ? Files.readAllLines(told) : List.<String>of()) {
                ProcessHandle.of(Long.parseLong(line.split(" ")[0])).ifPresent(ProcessHandle::destroy);
            }
        }
    }

    /** As Ctrl-\ at the terminal: 131 is 128 and SIGQUIT. */
    @ParameterizedTest
    @ValueSource(strings = {"shell --bench host", "run all --quiet"})
    void aQuitEndsItAndJavaHasNothingToSayOfItsThreads(String words) throws IOException, InterruptedException {
        Process lab = Launched.lab(folder, words.split(" ")).begin();
        long deadline = System.nanoTime() + Launched.PATIENCE_NANOS;
        while (isCaught(lab, QUIT) != Boolean.FALSE && lab.isAlive() && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        new ProcessBuilder("kill", "-QUIT", "" + lab.pid()).start().waitFor();
        Launched.awaitEnd(lab);
        assertThat(lab.exitValue()).isEqualTo(128 + QUIT);
        assertThat(new String(lab.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).doesNotContain("dump", "tid=");
    }

    /** Whether Java handles the signal; null as long as it is not Java yet, which handles SIGTERM too. */
    private static Boolean isCaught(Process lab, int signal) throws IOException {
        boolean java = Files.readSymbolicLink(Path.of("/proc/" + lab.pid() + "/exe")).endsWith("java");
        return java && Machine.isCaught(lab.pid(), SEGV) && Machine.isCaught(lab.pid(), TERM) ? Machine.isCaught(lab.pid(), signal) : null;
    }

    @Test
    void filesOutsideTheCatalogueAreRunSideBySideToo() throws IOException {
        script("one");
        Files.createDirectory(folder.resolve("other"));
        Files.move(script("two"), folder.resolve("other/one.lab"));
        Launched run = Launched.lab(folder, "run", "one.lab", folder.resolve("other/one.lab").toString(), "open/three-way-handshake",
                        "--jobs", "2", "--quiet")
                .in(folder)
                .run();
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).containsOnlyOnce("open/three-way-handshake  ").contains("3 of 3 runs as recorded");
        assertThat(run.out().lines().filter(line -> line.startsWith("one "))).hasSize(2);
    }
}
