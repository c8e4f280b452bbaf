package tcplab.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.Environment;
import tcplab.event.Event;
import tcplab.event.SegmentSeen;
import tcplab.event.SocketNamed;
import tcplab.journal.Entry;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.model.Endpoint;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.verdict.Finding;
import tcplab.verdict.Verdict;

class DifferenceTest {
    private static final Style STYLE = new Style(100, true, false);

    private static Timeline recorded(String name) {
        try {
            return Journal.load(Path.of("..", "experiments", "recorded", name + ".jsonl.gz"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Timeline changed(Timeline timeline, Function<Event, Event> change) {
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : timeline.inOrderOfArrival()) {
            Event event = change.apply(entry.event());
            if (event != null) {
                entries.add(new Entry(entries.size() + 1, event));
            }
        }
        return new Timeline(entries);
    }

    private static List<String> difference(Timeline first, Timeline second) {
        return Difference.of(first, List.of(), second, List.of(), STYLE).stream().map(Painted::toString).toList();
    }

    private static List<String> changes(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("-") || line.startsWith("+")).toList();
    }

    private static SegmentSeen with(SegmentSeen seen, int flagBits, long seqOffset, Function<Endpoint, Endpoint> moved) {
        Segment s = seen.segment();
        return new SegmentSeen(seen.atNanos(), seen.point(), new Segment(
                moved.apply(s.from()), moved.apply(s.to()), flagBits, (s.seq() + seqOffset) & 0xffff_ffffL,
                (s.ack() + seqOffset) & 0xffff_ffffL, s.window(), s.length(), s.headerBytes(), s.ipHeaderBytes(), s.ipId(), s.options()));
    }

    @Test
    void aRunDoesNotDifferFromItself() {
        for (String name : List.of("close/three-way", "open/simultaneous-open", "queues/syn-cookies")) {
            assertThat(difference(recorded(name), recorded(name))).isEmpty();
        }
    }

    @Test
    void portsAndInitialNumbersAreNoDifference() {
        Timeline first = recorded("close/four-way");
        int port = first.socket("client").orElseThrow().local().port();
        Function<Endpoint, Endpoint> moved =
                e -> e.port() == port ? new Endpoint(e.address(), 50_001) : e;
        Timeline second = changed(first, event -> {
            if (event instanceof SegmentSeen seen) {
                return with(seen, seen.segment().flagBits(), 123_456, moved);
            }
            if (event instanceof SocketNamed named) {
                return new SocketNamed(named.atNanos(), named.side(), named.socket(), moved.apply(named.local()),
                        named.remote() == null ? null : moved.apply(named.remote()));
            }
            return event;
        });
        assertThat(difference(first, second)).filteredOn(line -> line.contains("seq=")).isEmpty();
    }

    @Test
    void aSocketThatWasInNoStateIsNoDifferenceOfTheStates() {
        Timeline first = recorded("close/four-way");
        List<Entry> entries = new ArrayList<>(first.inOrderOfArrival());
        entries.add(new Entry(entries.size() + 1,
                new SocketNamed(first.inOrderOfArrival().get(entries.size() - 1).event().atNanos(), Side.SERVER, "bound", new Endpoint("10.0.0.1", 7001), null)));
        assertThat(difference(first, new Timeline(entries))).isEmpty();
    }

    @Test
    void aFlagThatIsMissingShowsInItsPlace() {
        Timeline first = recorded("close/three-way");
        Timeline second = changed(first, event -> event instanceof SegmentSeen seen
                        && seen.segment().flagWords().equals("FIN+ACK") && seen.segment().from().port() == 8888
                ? with(seen, 0x10, 0, e -> e)
                : event);
        List<String> lines = difference(first, second);
        assertThat(lines).contains("segments");
        assertThat(changes(lines)).contains("- conn > client: FIN+ACK seq=1 ack=7 len=0", "+ conn > client: ACK seq=1 ack=7 len=0");
        assertThat(lines).contains("  client > conn: FIN+ACK seq=6 ack=1 len=0").doesNotContain("calls", "environment");
    }

    @Test
    void anotherResultOfACallShowsWithItsSocket() {
        Timeline first = recorded("close/three-way");
        Timeline second = changed(first, event -> event instanceof Call call && call.result() == CallResult.EOF
                ? new Call(call.atNanos(), call.endNanos(), call.side(), call.socket(), call.ordinal(), call.by(),
                        call.name(), call.arguments(), CallResult.of("ECONNRESET"), "")
                : event);
        assertThat(changes(difference(first, second)))
                .containsExactly("- conn: recv() = EOF", "+ conn: recv() = ECONNRESET");
    }

    @Test
    void anotherSettingOfTheKernelShows() {
        Timeline first = recorded("close/three-way");
        Timeline second = changed(first, event -> event instanceof Environment e
                ? new Environment(e.atNanos(), e.experiment(), e.bench(), e.benchReason(), "2027-01-01T00:00:00Z",
                        e.epochNanos() + 1, "7.0", e.hz(), other(e.sysctls()), e.tools(), e.clockOffsetsNanos(),
                        e.addresses(), e.needs())
                : event);
        assertThat(changes(difference(first, second)))
                .hasSize(4)
                .anyMatch(line -> line.startsWith("+ kernel 7.0"))
                .contains("- net.ipv4.tcp_sack = 1", "+ net.ipv4.tcp_sack = 0");
    }

    private static Map<String, String> other(Map<String, String> sysctls) {
        return sysctls.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> e.getKey().equals("net.ipv4.tcp_sack") ? "0" : e.getValue()));
    }

    @Test
    void verdictsAreComparedAndWhatWasSeenIsShownWithThem() {
        Timeline timeline = recorded("close/three-way");
        List<Finding> first = List.of(finding(Verdict.CONFIRMED, "3: a b c"));
        List<Finding> again = List.of(finding(Verdict.CONFIRMED, "3: d e f"));
        List<Finding> second = List.of(finding(Verdict.REFUTED, "4: a b c d"));
        assertThat(Difference.of(timeline, first, timeline, again, STYLE)).isEmpty();
        assertThat(Difference.of(timeline, first, timeline, second, STYLE)).extracting(Painted::toString)
                .containsExactly(
                        "verdicts",
                        "- CONFIRMED  count closing 3  (3: a b c)",
                        "+ REFUTED  count closing 3  (4: a b c d)");
    }

    private static Finding finding(Verdict verdict, String because) {
        return new Finding(1, "count closing 3", verdict, Verdict.CONFIRMED, List.of(), Told.plain(because), Told.nothing(), Told.nothing(), List.of(), null);
    }

    @Test
    void aLongTransferIsOneLine() {
        Timeline first = recorded("close/pending-data-first");
        Timeline second = changed(first, event -> event instanceof Call ? null : event);
        assertThat(difference(first, first)).isEmpty();
        assertThat(new Facts(first, Language.EN).segments()).extracting(Fact::text)
                .contains("conn > client: data and FIN seq=1 len=60000, in pieces");
        assertThat(changes(difference(first, second))).isNotEmpty().allMatch(line -> line.startsWith("- "));
    }
}
