package tcplab.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run's folder may come from somebody else. */
class RunFolderTest {
    @TempDir
    Path folder;

    private Path elsewhere() throws IOException {
        return Files.writeString(folder.resolve("elsewhere"), "a line of another file\n");
    }

    private Path run() throws IOException {
        Path run = Files.createDirectory(folder.resolve("run"));
        Files.writeString(run.resolve("timeline.jsonl"), "");
        Files.writeString(run.resolve("experiment.lab"), "# A run.\n");
        return run;
    }

    @Test
    void whatALinkLeadsToIsNotItsName() throws IOException {
        Path run = run();
        assertThat(RunFolder.isRun(run)).isTrue();
        Files.createSymbolicLink(run.resolve("name"), elsewhere());
        assertThat(RunFolder.name(run)).isEqualTo("run");
    }

    @Test
    void aScriptThatIsALinkMakesNoRun() throws IOException {
        Path run = run();
        Files.delete(run.resolve("experiment.lab"));
        Files.createSymbolicLink(run.resolve("experiment.lab"), elsewhere());
        assertThat(RunFolder.isRun(run)).isFalse();
    }
}
