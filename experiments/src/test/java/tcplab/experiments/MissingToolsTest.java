package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a tool of the operating system is missing, the tool is named and not the sockets. */
class MissingToolsTest {
    @TempDir
    Path folder;

    /** In place of the folders of programs, in a mount namespace of its own, ones with links to all but one. */
    private static final String HIDING = String.join("\n",
            "hidden=$1 room=$2; shift 2",
            "for folder in /usr/bin /usr/sbin; do",
            "  mkdir -p $room/there$folder $room/here$folder",
            "  mount --bind $folder $room/there$folder",
            "  ln -s $room/there$folder/* $room/here$folder/",
            "  rm -f $room/here$folder/$hidden",
            "done",
            "mount --bind $room/here/usr/sbin /usr/sbin",
            "mount --bind $room/here/usr/bin /usr/bin",
            "exec \"$@\"");

    private Launched without(String tool, String... words) throws IOException {
        Assumptions.assumeTrue(
                Launched.isRoot() && Launched.has("unshare") && Files.isSymbolicLink(Path.of("/bin")),
                "only root can hide a tool, where all programs are below /usr");
        List<String> command = new ArrayList<>(List.of(
                "unshare", "--mount", "--propagation", "private", "sh", "-c", HIDING,
                "sh", tool, Files.createTempDirectory(folder, tool).toString(), Launched.LAB.toString()));
        command.addAll(List.of(words));
        return new Launched.Start(folder, command).run();
    }

    @Test
    void withoutSsTheStepThatWaitsForItSaysSo() throws IOException {
        Path script = Files.writeString(folder.resolve("wait.lab"), String.join("\n",
                "# t", "", "server listen 7000", "client connect server:7000", "await client TIME-WAIT within 300ms",
                "claim never any:RST"));
        Launched run = without("ss", "run", script.toString(), "--bench", "loopback");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("client was not TIME-WAIT within 300 ms", "; ss cannot look: ss is not installed; install");
    }

    @Test
    void withoutIpTheLabStandsOnTheMachinesOwnLoopback() throws IOException {
        Path script = Files.writeString(folder.resolve("open.lab"), String.join("\n",
                "# t", "", "server listen 7000", "client connect server:7000", "server accept -> conn", "claim call client connect 0"));
        Launched run = without("ip", "run", script.toString());
        assertThat(run.err()).contains("missing: ip");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        Launched wire = without("ip", "run", script.toString(), "--bench", "wire");
        assertThat(wire.exit()).as(wire.out()).isEqualTo(2);
        assertThat(wire.err()).contains("the wire bench needs a network namespace: ip is not installed");
    }

    @Test
    void withoutSetsidTheLabSaysWhatToInstall() throws IOException {
        Launched run = without("setsid", "run", "close/three-way", "--bench", "loopback");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("setsid is not installed; install").doesNotContain("Exception");
    }

    @Test
    void anIpThatFailsIsTheCauseAndNoCallIsBlamed() throws IOException {
        Assumptions.assumeTrue(Launched.isRoot(), "an ordinary user may have no namespace for it to fail in");
        Path tools = Files.createDirectory(folder.resolve("tools"));
        Launched.program(tools.resolve("ip"), "#!/bin/sh\necho no such luck >&2\nexit 1\n");
        for (String bench : List.of("auto", "wire", "loopback")) {
            Launched run = Launched.lab(folder, "run", "close/three-way", "--bench", bench)
                    .with("PATH", tools + ":" + System.getenv("PATH"))
                    .run();
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains("ip could not set up the network: no such luck");
            assertThat(run.out()).isEmpty();
        }
    }
}
