package tcplab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.event.ObserverReport.Status.ARMED;
import static tcplab.event.ObserverReport.Status.BROKE;
import static tcplab.event.ObserverReport.Status.DRAINED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tcplab.event.CounterMoved;
import tcplab.event.CountersAbsent;
import tcplab.host.Station;
import tcplab.model.Side;

@Timeout(30)
class CountersObserverTest {
    private static final Path RECORDED = Path.of("src/test/resources/observe");

    @TempDir
    private Path folder;

    private final Station station = new Station(Side.CLIENT, "client", "lo", List.of());

    private CountersObserver observer() {
        return new CountersObserver(List.of(station), one -> folder);
    }

    /** The file netstat holds what is given, the file snmp nothing. */
    private FakeTools.Heard run(String... lines) throws IOException {
        Files.createFile(folder.resolve("snmp"));
        Files.write(folder.resolve("netstat"), List.of(lines));
        return FakeTools.run(observer(), station);
    }

    private FakeTools.Heard runBetweenRecordings() throws IOException {
        FakeTools.Heard told = new FakeTools.Heard();
        Files.createFile(folder.resolve("snmp"));
        Files.copy(RECORDED.resolve("counters-before-linux-6.18.txt"), folder.resolve("netstat"));
        CountersObserver observer = observer();
        observer.start(FakeTools.scope(List.of(station)), told);
        Files.copy(RECORDED.resolve("counters-after-linux-6.18.txt"), folder.resolve("netstat"), StandardCopyOption.REPLACE_EXISTING);
        observer.stop();
        return told;
    }

    @Test
    void whatMovedDuringARunIsTold() throws IOException {
        FakeTools.Heard told = runBetweenRecordings();
        assertThat(told.statuses()).containsExactly(ARMED, DRAINED);
        assertThat(told.events()).filteredOn(CounterMoved.class::isInstance)
                .extracting(e -> ((CounterMoved) e).name() + " " + ((CounterMoved) e).difference())
                .contains("ActiveOpens 306", "TCPAbortOnClose 2", "TCPTimeouts 9")
                .doesNotContain("RtoMin 0");
    }

    @Test
    void whatThisKernelDoesNotCountIsTold() throws IOException {
        assertThat(runBetweenRecordings().events()).filteredOn(CountersAbsent.class::isInstance)
                .singleElement()
                .satisfies(e -> assertThat(((CountersAbsent) e).names())
                        .contains("TcpExt TCPPrequeued")
                        .doesNotContain("Tcp ActiveOpens", "TcpExt TCPAbortOnData"));
    }

    @Test
    void theLastWordIsThatItIsDrained() throws IOException {
        FakeTools.Heard told = runBetweenRecordings();
        assertThat(told.events()).last().isSameAs(told.reports().get(1));
    }

    @Test
    void garbageBreaksItAndIsQuoted() throws IOException {
        FakeTools.Heard told = run("garbage", "more of it");
        assertThat(told.statuses()).containsExactly(BROKE);
        assertThat(told.lastSentence()).isEqualTo("no counters: garbage");
    }

    @Test
    void numbersThatAreNoneBreakIt() throws IOException {
        assertThat(run("Tcp: A", "Tcp: x").statuses()).containsExactly(BROKE);
    }

    @Test
    void noCountersAtAllHaveNotStoodStill() throws IOException {
        FakeTools.Heard told = run();
        assertThat(told.statuses()).containsExactly(BROKE);
        assertThat(told.lastSentence()).isEqualTo("the counters could not be read: " + folder);
    }

    @Test
    void aHostThatIsGoneIsSaid() throws IOException {
        Process gone = new ProcessBuilder("true").start();
        gone.onExit().join();
        Station server = new Station(Side.SERVER, "server", "lo", "/proc/" + gone.pid() + "/ns/net", List.of());
        FakeTools.Heard told = FakeTools.run(new CountersObserver(List.of(station, server)), station, server);
        assertThat(told.statuses()).containsExactly(BROKE);
        assertThat(told.lastSentence()).isEqualTo("the counters could not be read: /proc/" + gone.pid() + "/net/snmp");
    }

    @Test
    void thisMachineTellsThem() {
        FakeTools.Heard told = FakeTools.run(new CountersObserver(List.of(station)), station);
        assertThat(told.statuses()).containsExactly(ARMED, DRAINED);
    }
}
