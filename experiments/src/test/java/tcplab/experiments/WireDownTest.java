package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cable that is pulled, and put back. */
class WireDownTest {
    private static final String OPEN = "# A cable that is pulled.\n\nserver listen 7000\nclient connect server:7000\nserver accept -> conn\n";

    @TempDir
    Path folder;

    private Launched run(String steps) throws IOException {
        assumeTrue(Launched.isRoot(), "only root has the wire");
        Path script = Files.writeString(folder.resolve("x.lab"), OPEN + steps);
        return Launched.lab(folder, "run", script.toString(), "--bench", "wire").run();
    }

    @Test
    void aPeerBehindAWireThatIsDownIsGoneForBothUntilItIsUp() throws IOException {
        Launched run = run("client set TCP_USER_TIMEOUT 700\nwire down\nclient send \"anybody?\"\nconn send \"no\"\nclient recv\n"
                + "wire up\nconn recv\nclaim call client recv ETIMEDOUT\n"
                + "claim count client:DATA(lost,again) >=1\nclaim call conn recv ECONNRESET\n");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).containsSubsequence("the wire is down: everything is lost", "✗ lost (dropped)", "lost (dropped) ✗",
                "recv() = ETIMEDOUT", "the wire is up again", "─►│");
    }

    @Test
    void whatTheWireItselfWouldSendIsRefusedWhileItIsDown() throws IOException {
        Launched run = run("wire keep client:DATA\nclient send \"x\"\nwire down\nwire replay client:DATA\nclaim never RST\n");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out() + run.err()).containsPattern("the wire is down;\\s+write\\s+wire\\s+up\\s+first");
    }

    @Test
    void theWitnessesGoOnWhileItIsDown() throws IOException {
        Launched run = run("wire down\nclient send \"x\"\nclaim never RST\nclaim count client:DATA(lost) 1\n");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
    }

    @Test
    void checkRemarksOnADropOfAnySegmentAndFindsNoProblem() throws IOException {
        Path script = Files.writeString(folder.resolve("x.lab"), OPEN + "wire drop any:ANY\nclaim never RST\n");
        Launched check = Launched.lab(folder, "check", script.toString()).run();
        assertThat(check.exit()).isZero();
        assertThat(check.err()).contains("x.lab:6: this loses one segment only", "wire down");
        assertThat(check.out()).contains("1 claims, no problem");
    }
}
