package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tcplab.event.CountersAbsent;
import tcplab.event.Event;
import tcplab.event.ObserverReport.Status;
import tcplab.event.ObserverReport;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.language.SyntaxProblem;
import tcplab.model.CounterNames;
import tcplab.model.Counters;
import tcplab.model.Witness;
import tcplab.text.Told;

/** A counter that no kernel has, and one that this kernel has not. */
class CounterNamesTest {
    private static Verdict of(String claim, Event... events) throws SyntaxProblem {
        List<Event> all = new ArrayList<>(List.of(events));
        all.add(new ObserverReport(0, Witness.COUNTERS, Status.ARMED, Told.nothing(), 0));
        all.add(new ObserverReport(9, Witness.COUNTERS, Status.DRAINED, Told.nothing(), 0));
        List<Entry> entries = new ArrayList<>();
        all.forEach(event -> entries.add(new Entry(entries.size() + 1, event)));
        Claim parsed = Claims.parse(claim);
        Timeline timeline = new Timeline(entries);
        return parsed.obstacle(timeline).isPresent() ? Verdict.INCONCLUSIVE : parsed.judge(timeline).verdict();
    }

    @Test
    void whatAKernelDoesNotCountHasNotStoodStill() throws SyntaxProblem {
        CountersAbsent absent = new CountersAbsent(0, List.of("TcpExt TCPPrequeued", "TcpExt TCPRcvQDrop"));
        assertThat(of("counter client TCPRcvQDrop 0", absent)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(of("counter client TcpExtTCPRcvQDrop 0", absent)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(of("counter client TCPAbortOnData 0", absent)).isEqualTo(Verdict.CONFIRMED);
        assertThat(of("counter client TCPRcvQDrop 0")).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void theKernelOfThisMachineIsKnown() throws IOException {
        Path own = Path.of("/proc/net/netstat");
        Assumptions.assumeTrue(Files.isReadable(own), "no /proc/net/netstat here");
        assertThat(Counters.parse(Files.readAllLines(own)).keySet()).isNotEmpty().allMatch(counter -> CounterNames.isKnown(counter.replace(" ", "")));
    }

    @Test
    void namesOfOldKernelsAreKnownEverywhere() {
        assertThat(CounterNames.ofKnownKernels()).contains("Tcp ActiveOpens", "TcpExt TCPPrequeued", "TcpExt TCPAbortOnClose");
        assertThat(CounterNames.isKnown("TCPPrequeued")).isTrue();
    }
}
