package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong, the user reads one clear message, gets the right exit code and never a stack trace. */
class BadInputTest {
    @TempDir
    Path folder;

    private Launched lab(String... words) {
        return clear(Launched.lab(folder, words).run());
    }

    private static Launched clear(Launched run) {
        assertThat(run.err() + run.out()).doesNotContain("Exception", "\tat ", "null");
        return run;
    }

    private Launched script(String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.lab"), String.join("\n", lines) + "\n");
        return lab("run", file.toString(), "--bench", "loopback");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "rnu | 'rnu' | did you mean 'run'?",
                "run close/thre-way | close/thre-way | did you mean 'close/three-way'?",
                "run | run needs an experiment | as in:",
                "run close/three-way --bench wires | 'wires' is no bench | did you mean 'wire'?",
                "run close/three-way --repeat many | --repeat | number",
                "run close/three-way --repaet 2 | --repaet | did you mean '--repeat'?",
                "run close/three-way --json | --json | value",
                "list clsoe | clsoe | did you mean 'close'?",
                "check | check needs | as in:",
                "show nothing | nothing | ",
                "report | no run is kept | scripts/lab run all",
                "report nothing | nothing | latest",
                "report --uot x | --uot | did you mean '--out'?",
                "export | export needs one run | --pcapng FILE",
                "export latest | export needs one run | --netty DIR",
                "export close/three-way --pcapng x | no run of close/three-way is kept | scripts/lab run close/three-way",
                "export clsoe/three-way --netty x | clsoe/three-way | did you mean 'close/three-way'?",
                "export close --netty x | there is no run 'close' | latest"
            })
    void aWrongCommandLineSaysWhatIsMeant(String words, String place, String hint) {
        Launched run = lab(words.split(" "));
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains(place).contains(hint == null ? "" : hint);
        assertThat(run.out()).isEmpty();
    }

    private Launched closing(String closed, String... words) {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "exec \"$@\" " + closed, "closing"));
        command.add(Launched.LAB.toString());
        command.addAll(List.of(words));
        return clear(new Launched.Start(folder, command).run());
    }

    @Test
    void aFolderThatIsGoneIsSaid() {
        Launched run = new Launched.Start(folder, List.of(
                        "bash", "-c", "mkdir gone; cd gone; rmdir ../gone; exec \"$@\" 2>&1", "gone", Launched.LAB.toString(), "list"))
                .in(folder).run();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).contains("lab: the current folder is gone").doesNotContain("initialization of VM");
    }

    @Test
    void nothingIsReadInThePlaceOfAClosedInput() {
        Launched run = closing("<&-");
        assertThat(run.err()).doesNotContain("stopped");
        assertThat(run.exit()).isZero();
    }

    @Test
    void nothingIsWrittenInThePlaceOfAClosedOutput() {
        Launched run = closing("<&- >&-", "list");
        assertThat(run.err()).contains("standard output cannot be written");
        assertThat(run.exit()).isEqualTo(2);
    }

    @Test
    void allProblemsOfAScriptAreNamedAtOnceAndNothingRuns() throws IOException {
        Launched run = script(
                "client conect server:7000",
                "server lisen 7000",
                "clinet close",
                "server listen 7000",
                "server listen 7001",
                "client set SO_LINGRE 0",
                "claim state client ESTABLISHED",
                "claim states client ESTABLISHD");
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("bad.lab:1: 'conect' is no verb; did you mean 'connect'?")
                .contains("bad.lab:2: 'lisen' is no verb; did you mean 'listen'?")
                .contains("bad.lab:3: 'clinet'")
                .contains("bad.lab:6: 'SO_LINGRE'")
                .contains("bad.lab:7: ")
                .contains("bad.lab:8: 'ESTABLISHD'");
    }

    @Test
    void aNameGivenTwiceIsRefused() throws IOException {
        Launched run = script("server listen 7000", "client connect server:7000", "server accept -> client",
                "claim never RST");
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains("bad.lab:3:").contains("client");
    }

    @Test
    void aRefusedConnectAndAPortInUseAreResultsThatAClaimCanTell() throws IOException {
        Launched run = script(
                "client connect server:7000", "server listen 7000", "server socket -> again", "again bind 7000",
                "claim call client connect ECONNREFUSED", "claim call again bind EADDRINUSE");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
    }

    @Test
    void aStepThatTimesOutStopsTheRunAndIsNamed() throws IOException {
        Launched run = script(
                "server listen 7000", "client connect server:7000", "await client TIME-WAIT within 200ms",
                "claim never RST");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).contains("bad.lab:3: await client TIME-WAIT within 200ms:").contains("INCONCLUSIVE");
    }

    @Test
    void anEmptyFileIsNoExperiment() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.lab"), "");
        Launched run = lab("run", file.toString());
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains("empty.lab");
    }

    @Test
    void binaryJunkIsNoExperiment() throws IOException {
        byte[] junk = new byte[4096];
        new Random(1).nextBytes(junk);
        Path file = Files.write(folder.resolve("junk.lab"), junk);
        Launched run = lab("run", file.toString());
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains("junk.lab");
    }

    @Test
    void aScriptOfTenMegabytesIsAnsweredAndNotSwallowed() throws IOException {
        byte[] line = "client send \"x\"\n".getBytes();
        byte[] big = new byte[10_000_000 / line.length * line.length];
        for (int i = 0; i < big.length; i += line.length) {
            System.arraycopy(line, 0, big, i, line.length);
        }
        Path file = Files.write(folder.resolve("big.lab"), big);
        Launched run = lab("check", file.toString());
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains("big.lab").hasSizeLessThan(100_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "client nc -p 6666 [$(touch${IFS}PWNED)]:80 -> x",
        "client nc -p 6666 \"[;touch PWNED;]:80\" -> x",
        "client ncat -p 6666 `touch${IFS}PWNED`:80 -> x",
        "client connect [localhost]:45671 -> x",
        "client connect [example.com]:80 -> x",
        "client connect 192.0.2.1:80 -> x",
        "server sysctl tcp_fin_timeout \"2\\nw PWNED x\"",
        "server sysctl tcp_fin_timeout \"$(touch PWNED)\""
    })
    void aScriptIsDataAndNamesOnlyItsOwnRun(String line) throws IOException {
        Launched run = script("server listen 7000", line);
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains("bad.lab:2:");
        assertThat(folder.resolve("PWNED")).doesNotExist();
        assertThat(Launched.HOME.resolve("PWNED")).doesNotExist();
    }

    @Test
    void onTheMachinesOwnLoopbackAScriptReachesOnlyItsOwnSides() throws IOException {
        for (String place : List.of("127.0.0.1:45671", "*:45671")) {
            Path file = Files.writeString(folder.resolve("own.lab"), "client connect " + place + "\nclaim call client connect 0\n");
            Launched run = lab("run", file.toString(), "--bench", "host");
            assertThat(run.exit()).isEqualTo(2);
            // Wrapped to the width of a terminal.
            assertThat((run.out() + run.err()).replaceAll("\\s+", " ")).contains("belongs to everybody");
        }
    }

    @Test
    void aFolderThatCannotTakeTheRunIsNamedBeforeAnythingRuns() throws IOException {
        Path taken = Files.writeString(folder.resolve("file"), "not a folder");
        Launched run = lab("run", "close/three-way", "--out", taken.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(taken.toString());
        run = lab("run", "close/three-way", "--json", folder.resolve("no/such/folder.json").toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("nothing was run");
    }

    @Test
    void aFullDiskDoesNotTakeTheVerdictsWithIt() {
        Launched run = lab("run", "close/three-way", "--bench", "loopback", "--json", "/dev/full");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).contains("CONFIRMED");
        assertThat(run.err()).contains("/dev/full").contains("the results above stand");
    }

    @Test
    void aNarrowTerminalGetsNarrowLines() {
        Launched run = clear(Launched.lab(folder, "run", "abort/linger-zero", "--bench", "loopback")
                .with("COLUMNS", "20")
                .run());
        assertThat(run.exit()).isZero();
        List<Integer> widths = Arrays.stream(run.out().split("\n")).map(String::length).toList();
        assertThat(widths).allMatch(width -> width <= 20);
    }

    @Test
    void aRunThatIsNoneCannotBeJudged() throws IOException {
        Path run = Files.createDirectory(folder.resolve("run"));
        Files.writeString(run.resolve("timeline.jsonl"), "garbage\n");
        Files.writeString(run.resolve("experiment.lab"), "claim never RST\n");
        Launched judged = lab("judge", run.toString());
        assertThat(judged.exit()).isIn(2, 64);
        assertThat(judged.err()).isNotBlank();
    }
}
