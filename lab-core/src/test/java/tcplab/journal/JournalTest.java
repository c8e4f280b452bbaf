package tcplab.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tcplab.event.Event;
import tcplab.event.Heading;
import tcplab.event.Sample;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.model.TcpState;

class JournalTest {
    private static final Endpoint CLIENT = new Endpoint("10.0.0.1", 40_000);
    private static final Endpoint SERVER = new Endpoint("10.0.0.2", 7000);

    private final Journal journal = new Journal();

    private static Sample listing(long at, Side side, TcpState state, String timer, String details) {
        return new Sample(at, at + 3, side, List.of(new Sample.Row(state, 0, 0, CLIENT, SERVER, timer, details)));
    }

    private static Sample established(long at, Side side) {
        return listing(at, side, TcpState.ESTABLISHED, "", "cwnd:10 lastsnd:" + at + " lastrcv:" + at);
    }

    private List<Long> times() {
        return journal.soFar().entries().stream().map(e -> e.event().atNanos()).toList();
    }

    @Test
    void ofListingsThatAreAlikeTheFirstAndTheLastAreKept() {
        for (int i = 0; i < 1000; i++) {
            journal.append(established(10 * i, Side.CLIENT));
            journal.append(established(10 * i + 5, Side.SERVER));
        }
        assertThat(times()).containsExactly(0L, 5L, 9990L, 9995L);
        assertThat(journal.freeze().inOrderOfArrival()).extracting(Entry::id).containsExactly(1, 2, 3, 4);
    }

    @Test
    void theLastOneBeforeAChangeIsKept() {
        journal.append(established(0, Side.CLIENT));
        journal.append(established(10, Side.CLIENT));
        journal.append(established(20, Side.CLIENT));
        journal.append(listing(30, Side.CLIENT, TcpState.TIME_WAIT, "timewait,60sec,0", ""));
        journal.append(listing(40, Side.CLIENT, TcpState.TIME_WAIT, "timewait,59sec,0", ""));
        journal.append(listing(50, Side.CLIENT, TcpState.TIME_WAIT, "timewait,58sec,0", ""));
        assertThat(times()).containsExactly(0L, 20L, 30L, 50L);
    }

    @Test
    void aTimerThatHasExpiredOnceMoreIsAChange() {
        journal.append(listing(0, Side.CLIENT, TcpState.SYN_SENT, "on,200ms,0", ""));
        journal.append(listing(10, Side.CLIENT, TcpState.SYN_SENT, "on,190ms,0", ""));
        journal.append(listing(20, Side.CLIENT, TcpState.SYN_SENT, "on,400ms,1", ""));
        journal.append(listing(30, Side.CLIENT, TcpState.SYN_SENT, "keepalive,400ms,1", ""));
        assertThat(times()).containsExactly(0L, 10L, 20L, 30L);
    }

    @Test
    void whateverElseHappensListingsBeforeAndAfterItAreKept() {
        journal.append(established(0, Side.CLIENT));
        journal.append(established(10, Side.CLIENT));
        journal.append(new Heading(15, 1, "the next part", null));
        journal.append(established(20, Side.CLIENT));
        journal.append(established(30, Side.CLIENT));
        journal.append(established(40, Side.CLIENT));
        assertThat(times()).containsExactly(0L, 10L, 15L, 20L, 40L);
    }

    @Test
    void aListenerHearsEveryListingUntilItIsClosed() {
        List<Event> heard = new ArrayList<>();
        try (Journal.Listening listening = journal.listen(heard::add)) {
            journal.listen(heard::add).close();
            for (int i = 0; i < 5; i++) {
                journal.append(established(i, Side.CLIENT));
            }
        }
        journal.append(established(9, Side.CLIENT));
        assertThat(heard).extracting(Event::atNanos).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void whatIsNotPackedIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("run.jsonl.gz"), "no run\n");
        assertThatThrownBy(() -> Journal.load(file)).hasMessage(file + ": not a gzipped run: Not in GZIP format");
        Files.write(file, new byte[] {0x1f});
        assertThatThrownBy(() -> Journal.load(file)).hasMessage(file + ": not a gzipped run: it ends too early");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> Journal.load(file)).hasMessage(file + ": not a gzipped run: it ends too early");
    }
}
