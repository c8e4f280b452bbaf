package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;

/** {@code scripts/lab report} writes pages of kept runs, and never over anything else. */
class ReportTest {
    private static final List<String> NAMES = List.of("close/three-way", "open/self-connect");

    @TempDir
    Path folder;

    private Path runs;

    @BeforeEach
    void keepRuns() throws IOException {
        runs = folder.resolve("tcp-lab/runs");
        for (String name : NAMES) {
            Path run = Files.createDirectories(runs.resolve("20260101-000000-000-" + name.replace('/', '-')));
            Timeline timeline = RecordedRunsTest.recorded(name);
            Journal.save(timeline, run.resolve("timeline.jsonl"));
            Files.copy(Launched.HOME.resolve("experiments/" + name + ".lab"), run.resolve("experiment.lab"));
            Files.writeString(run.resolve("name"), name + "\n");
        }
    }

    private Launched report(String... words) {
        List<String> all = Stream.concat(Stream.of("report"), Stream.of(words)).toList();
        Launched run = Launched.lab(folder, all.toArray(new String[0])).in(folder).run();
        assertThat(run.err() + run.out()).doesNotContain("Exception", "\tat ");
        return run;
    }

    private List<String> written(Path where) throws IOException {
        try (Stream<Path> files = Files.list(where)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    /** For whoever has not run anything yet, or cannot. */
    @Test
    void aRecordedRunIsReportedAndMarkedAsSuch() throws IOException {
        Launched run = report("recorded/close/four-way", "close/three-way", "--out", "r");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Files.readString(folder.resolve("r/close-four-way.html"))).contains("</svg>", "the run recorded with the lab");
        assertThat(Files.readString(folder.resolve("r/close-three-way.html"))).contains("</svg>").doesNotContain("the run recorded with the lab");
        assertThat(Files.readString(folder.resolve("r/index.html"))).containsOnlyOnce("the run recorded with the lab");
        assertThat(report("recorded/no/such", "--out", "r2").exit()).isEqualTo(64);
    }

    @Test
    void theLastRunOfEachExperimentIsReported() throws IOException {
        Launched run = report();
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("tcp-lab-report/index.html (runs: 2)");
        Path where = folder.resolve("tcp-lab-report");
        assertThat(written(where)).containsExactly("close-three-way.html", "index.html", "open-self-connect.html");
        assertThat(Files.readString(where.resolve("index.html"))).contains("not run").contains("four-way");
    }

    @Test
    void oneRunByItsFolderInChinese() throws IOException {
        Launched run = report(runs.resolve("20260101-000000-000-close-three-way").toString(), "--lang", "zh", "--out", "r");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(written(folder.resolve("r"))).containsExactly("close-three-way.html", "index.html");
        assertThat(Files.readString(folder.resolve("r/index.html"))).contains("lang=\"zh-CN\"", "三个报文");
    }

    @Test
    void allOfItInOneFile() throws IOException {
        assertThat(report("--one-file", "--out", "r").exit()).isZero();
        assertThat(written(folder.resolve("r"))).containsExactly("index.html");
        assertThat(Files.readString(folder.resolve("r/index.html"))).contains("id=\"close-three-way\"", "id=\"open-self-connect\"");
    }

    @Test
    void aFolderOfRunsCanBeNamed() throws IOException {
        assertThat(report(runs.toString(), "--out", "r").exit()).isZero();
        assertThat(written(folder.resolve("r"))).hasSize(3);
    }

    @Test
    void anEarlierReportMakesRoomAndOtherFilesStay() throws IOException {
        assertThat(report("--out", "r").exit()).isZero();
        Files.writeString(folder.resolve("r/mine.html"), "<p>mine</p>");
        assertThat(report("20260101-000000-000-close-three-way", "--out", "r").exit()).isZero();
        assertThat(written(folder.resolve("r"))).containsExactly("close-three-way.html", "index.html", "mine.html");
    }

    @Test
    void whatIsNoReportIsNeverWrittenInto() throws IOException {
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(mine.resolve("index.html"), "<p>mine</p>");
        Launched run = report("--out", "mine");
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains("mine is not empty").contains("--out");
        assertThat(Files.readString(mine.resolve("index.html"))).isEqualTo("<p>mine</p>");
        assertThat(written(mine)).hasSize(1);

        assertThat(report("--out", "r").exit()).isZero();
        Files.writeString(folder.resolve("r/close-three-way.html"), "<p>mine</p>");
        Launched again = report("--out", "r");
        assertThat(again.exit()).isEqualTo(64);
        assertThat(again.err()).contains("close-three-way.html is in the way");
        assertThat(Files.readString(folder.resolve("r/close-three-way.html"))).isEqualTo("<p>mine</p>");

        Launched file = report("--out", folder.resolve("r/index.html").toString());
        assertThat(file.exit()).isEqualTo(64);
        assertThat(file.err()).contains("is no folder");
    }

    @Test
    void aBrokenRunIsLeftOutAndNamed() throws IOException {
        Files.writeString(runs.resolve("20260101-000000-000-open-self-connect/timeline.jsonl"), "{broken\n");
        Launched run = report("--out", "r");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("open-self-connect is left out");
        assertThat(written(folder.resolve("r"))).containsExactly("close-three-way.html", "index.html");
    }
}
