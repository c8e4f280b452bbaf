package tcplab.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tcplab.model.Side;

class ChildTest {
    private static final long LIMIT_SECONDS = 60;

    /** The program that a child has started, as soon as it is there. */
    private static ProcessHandle program(ProcessHandle shell, String name) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (System.nanoTime() < deadline) {
            for (ProcessHandle process : shell.descendants().toList()) {
                if (process.info().command().orElse("").endsWith(name)) {
                    return process;
                }
            }
            Thread.sleep(5);
        }
        throw new AssertionError("no " + name + " was started");
    }

    private static Child sleeping() throws IOException {
        return Child.whileInput(new Station(Side.CLIENT, "", "", List.of()), List.of("sleep", "1000"), line -> {});
    }

    @Test
    void theProgramEndsWithTheInput() throws Exception {
        Child child = sleeping();
        CompletableFuture<ProcessHandle> end = program(ProcessHandle.of(child.pid()).orElseThrow(), "sleep").onExit();
        child.close();
        end.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void theProgramEndsWithTheInputAlsoIfItsShellWasKilled() throws Exception {
        Child child = sleeping();
        ProcessHandle shell = ProcessHandle.of(child.pid()).orElseThrow();
        CompletableFuture<ProcessHandle> end = program(shell, "sleep").onExit();
        shell.destroyForcibly();
        shell.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(end).isNotDone();
        child.close();
        end.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
}
