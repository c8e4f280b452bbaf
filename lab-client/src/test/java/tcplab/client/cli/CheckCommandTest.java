package tcplab.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tcplab.client.desk.Selection;
import tcplab.script.Catalogue;

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
                script + ":3: never RST tests a statement and has no control, no reason, no proof",
                script + ":5: never any:FIN can have no control: nothing to try");
        assertThat(said.out()).isEqualTo(script + ": 3 claims, no problem\n");
        assertThat(Said.by("check", script.toString(), script.toString()).out().lines().toList()).endsWith(
                "2 scripts, 6 claims, of which 4 test a statement: 2 have no control, 2 can have none, 2 have no reason, 2 no proof");
    }

    /** Else one of a file's name would pass for a line of the lab's own. */
    @Test
    void aFileWhoseNameHasALineBreakIsToldOnOneLine(@TempDir Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("one\nclose.lab"), String.join("\n",
                "server listen 7000", "claim never RST", "  says shutrd-no-fin"));
        Said said = Said.by("check", script.toString());
        assertThat(said.out().lines()).containsExactly(folder + "/one\\nclose.lab: 1 claims, no problem");
        assertThat(said.err().lines()).hasSize(1).allMatch(line -> line.startsWith(folder + "/one\\nclose.lab:2: never RST"));
        Catalogue catalogue = new Catalogue(folder, Set.of());
        assertThat(Selection.read(catalogue, script.toString()).experiment().name()).isEqualTo("one\\nclose");
    }
}
