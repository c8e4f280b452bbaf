package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.text.Columns;

/** Names of files may have any characters, whatever the locale. */
class OtherCharactersTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "zh_XX.UTF-8"})
    void filesAndFoldersInChineseAreTakenInEveryLocale(String locale) throws IOException {
        Path script = folder.resolve("三次握手.lab");
        Files.copy(Launched.HOME.resolve("experiments/close/half-close.lab"), script);
        Path runs = folder.resolve("记录 一");
        Launched run = Launched.lab(folder, "run", script.toString(), "--bench", "loopback", "--out", runs.toString(), "--quiet")
                .with("LC_ALL", locale)
                .run();
        assertThat(run.exit()).as(run.err()).isZero();
        try (Stream<Path> kept = Files.list(runs)) {
            assertThat(kept).isNotEmpty();
        }
        Launched judged = Launched.lab(folder, "judge", runs.resolve("latest").toString()).with("LC_ALL", locale).run();
        assertThat(judged.exit()).as(judged.err()).isZero();
    }

    @Test
    void theLabItselfMayStandInAFolderWithAnyName() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("测 试"));
        Launched copied = new Launched.Start(folder, List.of(
                        "cp", "-a", "pom.xml", "scripts", "lab-core", "lab-server", "lab-client", "experiments", copy.toString()))
                .run();
        assertThat(copied.exit()).as(copied.err()).isZero();
        Launched run = new Launched.Start(folder, List.of(
                        copy.resolve("scripts/lab").toString(), "run", "close/three-way", "--bench", "loopback", "--quiet"))
                .with("LC_ALL", "C")
                .run();
        assertThat(run.exit()).as(run.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C.UTF-8", "zh_XX.UTF-8"})
    void whatThisMachineCanDoFitsIntoANarrowTerminal(String locale) {
        String doctor = Launched.lab(folder, "doctor").with("LC_ALL", locale).with("COLUMNS", "76").run().out();
        assertThat(doctor.lines()).hasSizeGreaterThan(10).allSatisfy(line -> assertThat(Columns.width(line)).as(line).isLessThanOrEqualTo(76));
    }

    @Test
    void theLocaleStillSaysWhatTheReaderCanRead() {
        assertThat(Launched.lab(folder, "list", "close").with("LC_ALL", "C").run().out()).isASCII();
        assertThat(Launched.lab(folder, "list", "close").with("LC_ALL", "zh_XX.UTF-8").run().out()).contains("关闭");
    }
}
