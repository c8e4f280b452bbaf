package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher's scripts say while they install what is missing; the installer here is none. */
class InstallTest {
    private static final String ASK = ". " + Launched.HOME.resolve("scripts/tools.sh") + "; speaker=lab; id() { echo 0; }; PATH=$1; "
            + "need_tools tcpdump; echo \"$?\"";

    @TempDir
    Path folder;

    private Path tools;

    /** A machine where nothing is but what installs. */
    @BeforeEach
    void machine() throws IOException {
        tools = Files.createDirectory(folder.resolve("tools"));
    }

    private Launched installed(String aptGet) throws IOException {
        Launched.program(tools.resolve("apt-get"), "#!/bin/bash\n" + aptGet + "\n");
        return new Launched.Start(folder, List.of("/bin/bash", "-c", ASK, "bash", tools.toString()))
                .with("TCPLAB_NO_INSTALL", "")
                .run();
    }

    @Test
    void eachToolIsNamedWithWhatItIsGoodForBeforeItIsInstalled() throws IOException {
        Launched run = installed("exit 0");
        assertThat(run.err()).containsSubsequence(
                "missing: tcpdump; installing with: apt-get install -y tcpdump", "tcpdump captures the segments", "installed: tcpdump");
        assertThat(run.out()).isEqualTo("0\n");
    }

    @Test
    void onANewMachineTheListsOfPackagesAreFetchedFirstAndThatIsSaid() throws IOException {
        Launched run = installed("[ \"$1\" = update ] && exec >" + tools + "/lists; [ -e " + tools + "/lists ]");
        assertThat(run.err()).containsSubsequence("not work yet; fetching the lists of packages with: apt-get update", "installed: tcpdump");
        assertThat(run.out()).isEqualTo("0\n");
    }

    @Test
    void whatCannotBeInstalledIsSaidAndMissing() throws IOException {
        Launched run = installed("exit 1");
        assertThat(run.err()).contains("that did not work").doesNotContain("installed: ");
        assertThat(run.out()).isEqualTo("1\n");
    }
}
