package tcplab.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} tells of a script that can be run. */
class CheckCommandTest {
    @Test
    void aClaimThatTestsAStatementWithoutReasonProofOrControlIsNamed(@TempDir Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("mine.lab"), String.join("\n",
                "server listen 7000", "client connect server:7000",
                "claim never RST", "  says shutrd-no-fin",
                "claim never any:FIN", "  says shutrd-no-fin", "  because nobody closes", "  proof tcp_close()",
                "  control none nothing to try", "claim wire client:SYN"));
        Said said = Said.by("check", script.toString());
        assertThat(said.code()).isZero();
        assertThat(said.err().lines().toList()).containsExactlyInAnyOrder(
                script + ":3: never RST tests a statement and has no reason",
                script + ":3: never RST tests a statement and has no proof",
                script + ":3: never RST tests a statement and has no control",
                script + ":5: never any:FIN has no control: nothing to try");
    }
}
