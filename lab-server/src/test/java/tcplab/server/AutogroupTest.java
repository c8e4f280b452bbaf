package tcplab.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutogroupTest {
    @TempDir
    private Path process;

    private String after(String stat) throws IOException {
        Files.writeString(process.resolve("stat"), stat);
        Files.writeString(process.resolve("autogroup"), "as it was");
        new Autogroup(process).asNiceAsItsLeader();
        return Files.readString(process.resolve("autogroup"));
    }

    @Test
    void aSessionGetsTheNicenessOfItsLeader() throws IOException {
        assertThat(after("8298 (java) S 8202 8298 8298 0 -1 1077936384 4301 0 0 0 38 11 0 0 5 -15 22 0 90318\n")).isEqualTo("-15");
    }

    @Test
    void aNameMayLookLikeFields() throws IOException {
        assertThat(after("8298 (a b) S 1 (c) S 8202 8298 8298 0 -1 1077936384 4301 0 0 0 38 11 0 0 5 7 22 0 90318\n")).isEqualTo("7");
    }

    @Test
    void theSessionOfAnotherIsLeftAlone() throws IOException {
        assertThat(after("8298 (java) S 8202 8298 7696 0 -1 1077936384 4301 0 0 0 38 11 0 0 5 -15 22 0 90318\n")).isEqualTo("as it was");
    }

    @Test
    void aServerThatLeadsASessionGivesItItsNiceness() throws IOException, InterruptedException {
        // An ordinary user may be refused: proc_sched_autogroup_set_nice().
        Assumptions.assumeTrue(System.getProperty("user.name").equals("root") && Files.exists(Path.of("/proc/self/autogroup")));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process server = new ProcessBuilder(
                        "nice", "-n", "5", "setsid", java, "-cp", System.getProperty("java.class.path"), Main.class.getName(), "server")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(server.inputReader().readLine()).contains("ready");
            Path its = Path.of("/proc", "" + server.pid());
            String nice = Files.readString(its.resolve("stat")).replaceFirst(".*\\) ", "").split(" ")[16];
            assertThat(nice).isNotEqualTo("0");
            assertThat(Files.readString(its.resolve("autogroup"))).endsWith(" nice " + nice + "\n");
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    @Test
    void whereThereIsNoSuchThingNothingIsMissed() {
        new Autogroup(process.resolve("nowhere")).asNiceAsItsLeader();
        assertThat(process.resolve("nowhere")).doesNotExist();
    }
}
