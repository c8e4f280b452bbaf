package tcplab.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.client.desk.Console;
import tcplab.client.desk.Home;
import tcplab.render.Style;

/** Scripts and runs that are none: one line with the place and the reason, the right exit code, and an end. */
class BadRunTest {
    private static final Path EXPERIMENTS = Home.folder().resolve("experiments");

    @TempDir
    Path folder;

    private Path run;
    private String journal;

    @BeforeEach
    void keepARun() throws IOException {
        run = Files.createDirectories(folder.resolve("store/20260101-000000-000-close-three-way"));
        Files.writeString(run.resolve("name"), "close/three-way\n");
        Files.copy(EXPERIMENTS.resolve("close/three-way.lab"), run.resolve("experiment.lab"));
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(EXPERIMENTS.resolve("recorded/close/three-way.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            journal = String.join("\n", in.lines().toList()) + "\n";
        }
        Files.writeString(run.resolve("timeline.jsonl"), journal);
    }

    private static void assertOneLine(Said said, int code, String sentence) {
        assertThat(said.code()).isEqualTo(code);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains(sentence).doesNotContain("Exception", "null").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"socket\":\"client\", | | :LINE: not an event of the lab: the field \"socket\" is missing",
                "\"ESTABLISHED\" | \"ESTABLISHD\" | the field \"to\" cannot be \"ESTABLISHD\"",
                "\"atNanos\":0 | \"atNanos\":1e400 | :1: not an event of the lab: the field \"atNanos\" cannot be 1e400",
                "{\"event\":\"Heading\" | {\"event\":,\"Heading\" | this is no JSON from column",
                "\"sentence\": | \"sentence\":[],\"sentence \":  | the field \"sentence\" cannot be []",
            })
    void aBadEventIsNamedWithItsPlace(String old, String now, String sentence) throws IOException {
        Files.writeString(run.resolve("timeline.jsonl"), journal.replace(old, now == null ? "" : now));
        long line = 1 + journal.lines().takeWhile(event -> !event.contains(old)).count();
        for (String command : List.of("show", "judge")) {
            assertOneLine(Said.by(command, run.toString()), 2, "timeline.jsonl:");
            assertThat(Said.by(command, run.toString()).err()).contains(sentence.replace("LINE", String.valueOf(line)));
        }
    }

    @Test
    void whatIsNoTextIsNamedWithItsLine() throws IOException {
        Files.write(run.resolve("timeline.jsonl"), new byte[] {(byte) 0x80, '\n'});
        assertOneLine(Said.by("show", run.toString()), 2, "timeline.jsonl:1: this is no text; it must be plain UTF-8");
        assertOneLine(Said.by("check", run.resolve("timeline.jsonl").toString()), 64, "timeline.jsonl:1: this is no text");
    }

    @Test
    void aRunWithTooManyEventsIsRefusedAndNotSwallowed() throws IOException {
        String event = "{\"event\":\"Heading\",\"atNanos\":0,\"line\":1,\"en\":\"x\"}\n";
        Files.writeString(run.resolve("timeline.jsonl"), event.repeat(100_001));
        assertOneLine(Said.by("judge", run.toString()), 2, "timeline.jsonl:100001: there are too many lines; 100000 are read at most");
    }

    @Test
    void aSmallFileThatBecomesALargeOneIsRefused() throws IOException {
        Path bomb = folder.resolve("bomb.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                out.write(zeros);
            }
        }
        assertOneLine(Said.by("show", bomb.toString()), 2, "bomb.jsonl.gz:1: the line is too long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/zero", "/dev/urandom"})
    void aDeviceIsNoScript(String device) {
        assertThat(Said.by("check", device).code()).isEqualTo(64);
        assertThat(Said.by("check", device).err()).startsWith(device + ": this is no regular file");
    }

    @Test
    void whatHasNoNameIsNoScript() {
        assertOneLine(Said.by("check", "/"), 64, "/: this is a folder; name a file");
        assertOneLine(Said.by("check", ""), 64, "'': this is a folder; name a file");
    }

    @Test
    void aLongNameOfAFileIsQuotedBriefly() {
        assertOneLine(Said.by("check", "a".repeat(100_000)), 64, "a…: there is no such file");
        assertThat(Said.by("check", "a".repeat(100_000)).err().length()).isLessThan(500);
    }

    @Test
    void aPipeAndAFolderAreNoScripts() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe.lab");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        assertOneLine(Said.by("check", pipe.toString()), 64, "pipe.lab: this is no regular file");
        assertOneLine(Said.by("check", folder.toString()), 64, ": this is a folder; name a file");
    }

    @Test
    void aLongWordAndALongLineAreQuotedBriefly() throws IOException {
        Path script = Files.writeString(folder.resolve("long.lab"),
                "# t\n\nserver listen 7000\nclient " + "x".repeat(9_000) + "\nclient send \"" + "y".repeat(20_000) + "\"\n");
        Said said = Said.by("check", script.toString());
        assertThat(said.code()).isEqualTo(64);
        assertThat(said.err())
                .contains("long.lab:4: 'xxxxxxxx", "…' is no verb", "long.lab:5: the line has 20014 characters")
                .hasSizeLessThan(1_000);
        assertThat(Said.by("run", "z".repeat(100_000)).err()).hasSizeLessThan(1_000).contains("zzz…");
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        Path script = Files.writeString(folder.resolve("bom.lab"), "\ufeff# t\r\n\r\nserver listen 7000\r\nclaim never any:RST\r\n");
        assertThat(Said.by("check", script.toString())).isEqualTo(new Said(0, script + ": 1 claims, no problem\n", ""));
    }

    @Test
    void aSegmentWithoutWhoAndWhatIsAProblemOfItsLine() throws IOException {
        Path script = Files.writeString(folder.resolve("plus.lab"), "# t\n\nserver listen 7000\nclaim wire client:FIN + ...\n");
        assertOneLine(Said.by("check", script.toString()), 64, "plus.lab:4: '+' is no segment; write WHO:KIND");
    }

    @Test
    void aRunWhoseNameHasALineBreakIsListedOnOneLine() throws IOException {
        Files.move(run, run.resolveSibling("a\nb"));
        Said said = Said.by("runs", "--out", folder.resolve("store").toString());
        assertThat(said.out()).hasLineCount(2).startsWith("a\\nb  close/three-way  wire");
    }

    @Test
    void oneBadRunIsNamedAndTheOthersAreListed() throws IOException {
        Path other = Files.createDirectories(folder.resolve("store/20260101-000001-000-close-three-way"));
        for (String file : List.of("name", "experiment.lab", "timeline.jsonl")) {
            Files.copy(run.resolve(file), other.resolve(file));
        }
        Files.writeString(run.resolve("timeline.jsonl"), "{\"event\":\"Heading\"}\n");
        Files.write(run.resolve("name"), new byte[] {(byte) 0xff});
        String store = folder.resolve("store").toString();
        Said runs = Said.by("runs", "--out", store);
        assertThat(runs.code()).isZero();
        assertThat(runs.out())
                .contains("as-recorded", "cannot be read: timeline.jsonl:1: not an event of the lab: the field \"atNanos\" is missing");
        Files.writeString(other.resolve("timeline.jsonl"), journal.replaceFirst("\"startedAt\":\"[^\"]*\"", "\"startedAt\":\"late\""));
        assertThat(Said.by("runs", "--out", store).code()).isZero();
        Files.writeString(other.resolve("timeline.jsonl"), "{\n");
        Said statements = Said.by("statements", "--out", store);
        assertThat(statements.code()).isZero();
        assertThat(statements.err()).contains("000001-000-close-three-way is left out", "timeline.jsonl:1:").hasLineCount(1);
    }

    /** The store makes room for a new run while another lab lists it. */
    @Test
    void aRunThatIsRemovedMeanwhileIsNotListed() {
        Console console = new Console(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), new Style(100, true, false), false, false);
        Path gone = run.resolveSibling("20260101-000000-000-gone");
        assertThat(RunsCommand.lines(List.of(gone, run), console)).extracting(RunsCommand.Line::outcome).containsExactly("as-recorded");
    }

    @Test
    void ofAnEndlessRunNoPageIsDrawn() throws IOException {
        Files.writeString(run.resolve("timeline.jsonl"), journal + "{\"event\":\"Heading\",\"atNanos\":0,\"line\":1,\"en\":\"x\"}\n".repeat(20_000));
        Path pages = folder.resolve("pages");
        assertOneLine(Said.by("report", run.toString(), "--out", pages.toString()), 2, " events; a page is drawn of at most 20000");
        assertThat(pages).isEmptyDirectory();
        // What comes behind the limit is not even read.
        Files.writeString(run.resolve("timeline.jsonl"), "{\n", StandardOpenOption.APPEND);
        assertOneLine(Said.by("report", run.toString(), "--out", pages.toString()), 2, " events; a page is drawn of at most 20000");
    }

    @Test
    void noPageIsWrittenThroughALink() throws IOException {
        String pages = Files.createDirectory(folder.resolve("pages")).toString();
        assertThat(Said.by("report", run.toString(), "--out", pages).code()).isZero();
        Path page = folder.resolve("pages/close-three-way.html");
        Path elsewhere = Files.move(page, folder.resolve("elsewhere.html"));
        for (Path link : List.of(elsewhere, folder.resolve("nothing.html"))) {
            Files.createSymbolicLink(page, link);
            assertOneLine(Said.by("report", run.toString(), "--out", pages), 64, "close-three-way.html is in the way and no page of the lab");
            Files.delete(page);
        }
        assertThat(folder.resolve("nothing.html")).doesNotExist();
    }
}
