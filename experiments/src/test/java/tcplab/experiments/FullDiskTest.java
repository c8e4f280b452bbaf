package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a run's files do not fit: no file may be larger than 8 KiB here, and a timeline is. */
class FullDiskTest {
    private static final String RUN = "open/three-way-handshake";

    @TempDir
    Path folder;

    /** With a limit on every file nothing could be built. */
    @BeforeEach
    void build() throws IOException {
        assertThat(Launched.lab(folder, "--version").run().exit()).isZero();
    }

    private Launched limited(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "ulimit -f 8; exec \"$@\"", "limited"));
        command.add(Launched.LAB.toString());
        command.addAll(List.of(words));
        return new Launched.Start(folder, command).run();
    }

    @Test
    void aRunThatCannotBeKeptIsShownAndLeavesNothing() throws IOException {
        Path out = folder.resolve("out");
        Launched run = limited("run", RUN, "--out", out.toString());
        assertThat(run.out()).contains("CONFIRMED     count opening 3");
        assertThat(run.err()).contains("the run could not be kept in " + out + "/", "File too large").doesNotContain("Exception");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(inside(out)).isEmpty();
    }

    @Test
    void aWorkersRunThatCannotBeKeptSaysWhere() throws IOException {
        Path out = folder.resolve("side");
        Launched run = limited("run", RUN, "close/four-way", "--jobs", "2", "--out", out.toString(), "--quiet");
        assertThat(run.out().replaceAll("\\s+", " ")).contains("the run could not be kept in " + out + "/");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(inside(out)).isEmpty();
    }

    @Test
    void aReportThatCannotBeWrittenNamesThePage() throws IOException {
        assertThat(Launched.lab(folder, "run", RUN, "--quiet").run().exit()).isZero();
        Path out = folder.resolve("report");
        Launched report = limited("report", "--out", out.toString());
        assertThat(report.err()).contains("lab: " + out + "/", ".html: File too large").doesNotContain("Exception");
        assertThat(report.exit()).isEqualTo(2);
    }

    private static List<Path> inside(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.toList();
        }
    }
}
