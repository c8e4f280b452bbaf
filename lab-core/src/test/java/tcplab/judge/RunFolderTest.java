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

    @Test
    void whatALinkLeadsToIsNoCaptureOfIt() throws IOException {
        Path run = run();
        Files.createSymbolicLink(run.resolve("client.pcap"), elsewhere());
        Files.writeString(run.resolve("server.pcap"), "x");
        assertThat(RunFolder.captures(run)).containsOnlyKeys("server");
    }

    @Test
    void whatALinkLeadsToIsNoControlOfIt() throws IOException {
        Path run = run();
        Files.writeString(run.resolve("experiment.lab"), """
                # A run.

                server listen 7000
                pause 1ms
                claim never RST
                control without pause 1ms
                """);
        assertThat(RunFolder.judgeAgain(run).controls()).isEmpty();
        Path control = Files.createSymbolicLink(run.resolve("control-1.jsonl"), elsewhere());
        assertThat(RunFolder.judgeAgain(run).controls()).isEmpty();
        Files.delete(control);
        Files.writeString(control, "");
        assertThat(RunFolder.judgeAgain(run).controls()).hasSize(1);
    }
}
