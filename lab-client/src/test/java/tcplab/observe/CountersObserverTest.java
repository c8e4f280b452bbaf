package tcplab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.event.ObserverReport.Status.ARMED;
import static tcplab.event.ObserverReport.Status.BROKE;
import static tcplab.event.ObserverReport.Status.DRAINED;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tcplab.event.CounterMoved;
import tcplab.event.CountersAbsent;
import tcplab.host.Station;

@Timeout(30)
class CountersObserverTest {
    @TempDir
    private Path folder;

    private FakeTools.Heard run(String... cat) throws IOException {
        Station station = new FakeTools(folder).with("cat", cat).station();
        return FakeTools.run(new CountersObserver(List.of(station)), station);
    }

    private FakeTools.Heard runBetweenRecordings() throws IOException {
        FakeTools tools = new FakeTools(folder);
        Path before = tools.recorded("counters-before-linux-6.18.txt");
        Path after = tools.recorded("counters-after-linux-6.18.txt");
        return run("f=" + before, "[ -e " + folder + "/second ] && f=" + after, "touch " + folder + "/second",
                "while read -r line; do echo \"$line\"; done < $f");
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
        FakeTools.Heard told = run("echo garbage", "echo more of it");
        assertThat(told.statuses()).containsExactly(BROKE);
        assertThat(told.lastSentence()).isEqualTo("no counters: garbage");
    }

    @Test
    void numbersThatAreNoneBreakIt() throws IOException {
        FakeTools.Heard told = run("echo Tcp: A", "echo Tcp: x");
        assertThat(told.statuses()).containsExactly(BROKE);
    }

    @Test
    void countersThatCannotBeReadHaveNotStoodStill() throws IOException {
        FakeTools.Heard told = run("echo 'cat: no such file' >&2", "exit 1");
        assertThat(told.statuses()).containsExactly(BROKE);
        assertThat(told.lastSentence()).startsWith("the counters could not be read");
    }

    @Test
    void aStationThatCannotBeEnteredIsSaid() throws IOException {
        Station client = new FakeTools(folder).station();
        FakeTools.Heard told =
                FakeTools.run(new CountersObserver(List.of(client, FakeTools.NOWHERE)), client, FakeTools.NOWHERE);
        assertThat(told.statuses()).containsExactly(BROKE);
        assertThat(told.lastSentence()).contains("/nowhere/there-is-no-such-program");
    }
}
