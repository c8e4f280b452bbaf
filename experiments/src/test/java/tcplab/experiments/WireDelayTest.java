package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is still on its way after the last step. */
class WireDelayTest {
    @TempDir
    Path folder;

    private Launched run(String steps) throws IOException {
        assumeTrue(Launched.isRoot(), "only root has the wire");
        Path script = Files.writeString(folder.resolve("x.lab"), "# A FIN on a long way.\n\nserver listen 7000\n"
                + "client connect server:7000\nserver accept -> conn\n" + steps);
        return Launched.lab(folder, "run", script.toString(), "--bench", "wire").run();
    }

    @Test
    void aWitnessDoesNotWaitForASegmentThatIsOnItsWayForLong() throws IOException {
        Launched run = run("wire delay 1000s client:FIN\nclient close\nclaim never RST\nclaim count client:FIN 1\n");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("lost (delayed)").doesNotContain("tcpdump broke");
    }

    @Test
    void whatIsOnItsWayForASecondArrivesInEitherDirection() throws IOException {
        Launched run = run("wire delay 1s any:FIN\nclient close\nconn close\nclaim count any:FIN(lost) 0\nclaim count any:FIN 2\n");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
    }
}
