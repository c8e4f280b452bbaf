package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A witness that is killed while it watches makes nothing of what it missed: no picture and no verdict. */
@Timeout(120)
class DeadWitnessTest {
    private static final String OPEN = "server listen 7000\nclient connect server:7000\nserver accept -> conn\n";

    @TempDir
    Path folder;

    private Process lab;
    private BufferedReader out;

    @BeforeEach
    void openTheShell() {
        Assumptions.assumeTrue(Launched.isRoot(), "only root has the wire");
        lab = Launched.lab(folder, "--bench", "wire").begin();
        out = new BufferedReader(new InputStreamReader(lab.getInputStream(), StandardCharsets.UTF_8));
    }

    private void type(String lines) throws IOException {
        lab.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));
        lab.getOutputStream().flush();
    }

    private void readUntil(String word) throws IOException {
        String line = out.readLine();
        while (line != null && !line.contains(word)) {
            line = out.readLine();
        }
    }

    /** Kills the process of that side whose words begin so. */
    private void kill(String words, boolean ofServer) throws IOException {
        Path mine = namespace(lab.pid());
        ProcessHandle victim = lab.descendants()
                .filter(p -> command(p.pid()).startsWith(words) && namespace(p.pid()).equals(mine) != ofServer)
                .findFirst().orElseThrow();
        victim.destroyForcibly();
        victim.onExit().join();
    }

    private static Path namespace(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/net"));
        } catch (IOException e) {
            return Path.of("");
        }
    }

    private static String command(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1).replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    @ParameterizedTest
    @CsvSource({"true,server", "false,client"})
    void aSegmentThatOnlyADeadTcpdumpMissedIsNeitherLostNorACopy(boolean ofServer, String point) throws IOException {
        type(OPEN);
        readUntil("server accept()");
        kill("tcpdump ", ofServer);
        type("client send \"x\"\nconn recv\nconn send \"y\"\nclient recv\nladder\nclaim never any:DATA(lost)\n"
                + "claim never any:DATA(copy)\nclaim wire client:SYN\nreset\n" + OPEN + "client send \"x\"\nconn recv\n"
                + "claim count client:DATA 1\n");
        lab.getOutputStream().close();
        List<String> said = out.lines().toList();
        assertThat(said).noneMatch(line -> line.contains(" lost") || line.contains(" copy"))
                .anyMatch(line -> line.contains("from here on tcpdump is blind at " + point))
                // The next run has a new one.
                .anyMatch(line -> line.startsWith("CONFIRMED  1: client:DATA"));
        assertThat(said).filteredOn(line -> line.startsWith("INCONCLUSIVE  tcpdump broke")).hasSize(3);
    }

    @Test
    void withoutTheShellThatRunsSsItsClaimsAreInconclusiveAndTheNextRunHasAnother() throws IOException {
        type(OPEN);
        readUntil("server accept()");
        kill("sh -c given=; while read -r line; do", true);
        type("client send \"x\"\nclaim listed conn ESTABLISHED 1\nreset\n" + OPEN + "claim listed conn ESTABLISHED 1\n");
        lab.getOutputStream().close();
        List<String> said = out.lines().toList();
        assertThat(said)
                .anyMatch(line -> line.startsWith("INCONCLUSIVE  ss broke: ss ended: its process was ended by signal 9"))
                .anyMatch(line -> line.startsWith("CONFIRMED  ss listed 1"));
    }
}
