package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window from another terminal, among process ids of its own, so that no other lab of the machine is seen. */
class WindowTest {
    private static final String WINDOW = Launched.HOME.resolve("scripts/window").toString();
    /**
     * A shell that listens and stays; its own process id is that of the lab. The port is nobody else's: on the host bench
     * the sockets of other labs are seen too, also those in TIME-WAIT that have ended.
     */
    private static final String LAB = "{ echo 'server listen 7391'; sleep 100; } | \"$0\" --bench BENCH >/dev/null 2>&1 &\n";
    private static final String UNTIL_IT_LISTENS =
            "until \"$1\" ss 2>told | grep 'LISTEN.*:7391'; do sleep 0.2; done; cat told\n";

    @TempDir
    Path folder;

    @BeforeEach
    void needsRoot() {
        assumeTrue(Launched.isRoot(), "only root makes a namespace of process ids");
    }

    private Launched alone(String script) {
        return new Launched.Start(
                        folder,
                        List.of("unshare", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", script,
                                Launched.LAB.toString(), WINDOW))
                .in(folder)
                .run();
    }

    @Test
    void theOnlyLabIsJoinedAndNamed() {
        for (String bench : List.of("wire", "loopback", "host")) {
            Launched window = alone(LAB.replace("BENCH", bench) + UNTIL_IT_LISTENS);
            assertThat(window.out())
                    .containsPattern("LISTEN +0 +128 .*:7391")
                    .containsPattern("window: joined the shell of pid \\d+, started \\d\\d:\\d\\d, bench " + bench);
        }
    }

    @Test
    void amongSeveralItAsksWhichAndJoinsTheOneThatIsNamed() {
        Launched window = alone(LAB.replace("BENCH", "wire") + UNTIL_IT_LISTENS
                + "first=$(sed 's/.*pid \\([0-9]*\\),.*/\\1/' told)\n" + LAB.replace("BENCH", "loopback")
                + "until \"$1\" ss 2>told; test $? = 64; do sleep 0.2; done; cat told\n"
                + "\"$1\" --pid \"$first\" ss 2>&1\n\"$1\" --pid 1 ss 2>&1; echo ended with $?\n");
        assertThat(window.out())
                .containsPattern("several labs are running:\\n +1  the shell of pid \\d+, .*\\n +2  the shell of pid \\d+, ")
                .containsPattern("choose one, as in: scripts/window --pid \\d+ ss")
                .containsPattern("joined the shell of pid \\d+, .* bench wire\\nclient\\nserver\\nLISTEN")
                .contains("no lab of yours has the process id '1'", "ended with 64");
    }

    /** Here it waits for an answer. */
    @Test
    void aLessonIsJoinedToo() {
        Launched window = alone("sleep 100 | \"$0\" learn 1 --bench loopback >/dev/null 2>&1 &\n"
                + "until \"$1\" ss 2>told; do sleep 0.2; done; cat told\n");
        assertThat(window.out()).containsPattern("window: joined 'learn 1 --bench loopback' of pid \\d+");
    }

    @Test
    void withoutALabItSaysHowToStartOne() {
        Launched window = alone("\"$1\" ss; echo ended with $?");
        assertThat(window.err()).contains("no lab of yours is running; start one with: scripts/lab");
        assertThat(window.out()).contains("ended with 2");
    }
}
