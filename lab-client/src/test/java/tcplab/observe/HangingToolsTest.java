package tcplab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static tcplab.event.ObserverReport.Status.BROKE;
import static tcplab.event.ObserverReport.Status.MISSING;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tcplab.host.Station;
import tcplab.host.Tools;

/** Takes as long as the observers' patience, which is why both are tried at once. */
class HangingToolsTest {
    @TempDir
    private Path folder;

    @Test
    @Timeout(60)
    void toolsThatHangAreGivenUpAndDoNotKeepARunFromItsEnd() throws Exception {
        assumeTrue(Tools.find("tcpdump").isPresent(), "tcpdump is not installed");
        Station station = new FakeTools(folder)
                .with("ss", "exec sleep 1000")
                // One that does not even end when it is asked to.
                .with("tcpdump", "trap '' TERM", "while :; do sleep 1000; done")
                .station();
        CompletableFuture<FakeTools.Heard> tcpdump =
                CompletableFuture.supplyAsync(() -> FakeTools.run(new TcpdumpObserver(List.of(station)), station));
        FakeTools.Heard ss = FakeTools.run(new SsObserver(List.of(station)), station);
        assertThat(ss.statuses()).containsExactly(BROKE);
        assertThat(ss.lastSentence()).isEqualTo("ss did not answer within 5 s");
        assertThat(tcpdump.get().statuses()).containsExactly(MISSING);
        assertThat(tcpdump.get().lastSentence()).contains("no answer within 10 s");
    }
}
