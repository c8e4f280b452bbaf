package tcplab.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tcplab.event.Event;
import tcplab.event.Heading;
import tcplab.event.ObserverReport;
import tcplab.event.Sample;
import tcplab.event.SegmentSeen;
import tcplab.event.SocketNamed;
import tcplab.event.StepDone;
import tcplab.event.WireDid;
import tcplab.model.Endpoint;
import tcplab.model.Flag;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.model.TcpOptions;
import tcplab.model.TcpState;
import tcplab.model.Witness;
import tcplab.text.Told;
import tcplab.text.Unreadable;

/** What is kept can be read again: what is too large for that is not kept, and says so. */
class BoundsTest {
    private static final Endpoint C = new Endpoint("10.0.0.1", 5000);
    private static final Endpoint S = new Endpoint("10.0.0.2", 7000);

    @TempDir
    Path folder;

    private static Timeline timeline(List<? extends Event> events) {
        return new Timeline(List.of()).with(events);
    }

    private static List<Heading> headings(int count, String text) {
        List<Heading> headings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            headings.add(new Heading(i, 1, text, null));
        }
        return headings;
    }

    private static List<SegmentSeen> syns(int count) {
        List<SegmentSeen> syns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            syns.add(new SegmentSeen(i, "client", segment(C, S, Flag.SYN.bit(), 1000L * i)));
        }
        return syns;
    }

    private static Segment segment(Endpoint from, Endpoint to, int flags, long seq) {
        return new Segment(from, to, flags, seq, 0, 64, 0, 32, 20, 7, TcpOptions.NONE);
    }

    private void isRefused(List<? extends Event> events, String sentence) throws IOException {
        assertThatThrownBy(() -> Journal.save(timeline(events), folder.resolve("run.jsonl")))
                .isInstanceOf(IOException.class)
                .hasMessage("it is too large to be read again: " + sentence);
        StringBuilder lines = new StringBuilder();
        events.forEach(event -> lines.append(EventJson.write(event)).append('\n'));
        byte[] written = lines.toString().getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Journal.read(new ByteArrayInputStream(written))).isInstanceOf(Unreadable.class);
    }

    private void isKept(List<? extends Event> events) throws IOException {
        Path file = folder.resolve("run.jsonl");
        Journal.save(timeline(events), file);
        assertThat(Journal.load(file).entries()).hasSize(events.size());
    }

    @Test
    void ofTooManyEventsNoneIsKept() throws IOException {
        isKept(headings(100_000, "x"));
        isRefused(headings(100_001, "x"), "it has more than 100000 events");
    }

    @Test
    void ofTooManyRepeatsWhileSomebodyLookedNoneIsKept() throws IOException {
        WireDid swallowed = new WireDid(1, WireDid.Action.DROPPED, Side.CLIENT, syns(1).get(0).segment(), WireDid.SWALLOWED);
        isKept(Collections.nCopies(1_000, swallowed));
        isRefused(Collections.nCopies(1_001, swallowed), "more than 1000 segments were sent again while somebody stepped through it");
    }

    @Test
    void anEventThatIsTooLongIsNotKept() throws IOException {
        isRefused(headings(1, "x".repeat(1 << 20)), "it has an event of more than 1048576 bytes, or more than 67108864 bytes");
    }

    @Test
    void manyLongEventsAreTooLargeTogether() throws IOException {
        isRefused(headings(70, "x".repeat(1_000_000)), "it has an event of more than 1048576 bytes, or more than 67108864 bytes");
    }

    @Test
    void socketsThatHadTheSameEndpointsOneAfterAnotherAreCounted() throws IOException {
        isKept(syns(999));
        isRefused(syns(60_000), "it has more than 1000 sockets");
    }

    @Test
    void theLargestBurstOfConnectionsIsKeptWithItsAnswers() throws IOException {
        List<SegmentSeen> burst = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            Endpoint from = new Endpoint("10.0.0.1", 20_000 + i);
            burst.add(new SegmentSeen(i, "client", segment(from, S, Flag.SYN.bit(), 7L * i)));
            burst.add(new SegmentSeen(i, "client", segment(S, from, Flag.SYN.bit() | Flag.ACK.bit(), 11L * i)));
            burst.add(new SegmentSeen(i + 1, "client", segment(S, from, Flag.SYN.bit() | Flag.ACK.bit(), 11L * i)));
        }
        isKept(burst);
    }

    @Test
    void whatIsRecordedEndsWhereItCouldNotBeReadAgain() throws IOException {
        Journal journal = new Journal();
        journal.append(new ObserverReport(0, Witness.TCPDUMP, ObserverReport.Status.ARMED, Told.nothing(), 0));
        for (int i = 0; i < 200_000; i++) {
            journal.append(syns(1).get(0));
        }
        assertThat(journal.full()).isCompletedWithValueMatching(why -> why.toString().contains("it has more than 90000 events"));
        journal.append(new StepDone(1, 2, 3, "client close", Told.plain("it ended")));
        journal.append(new ObserverReport(0, Witness.TCPDUMP, ObserverReport.Status.DRAINED, Told.nothing(), 0));
        Path file = folder.resolve("run.jsonl");
        Journal.save(journal.freeze(), file);
        Timeline kept = Journal.load(file);
        assertThat(kept.entries()).hasSize(90_002);
        assertThat(kept.gapIn(Witness.TCPDUMP)).hasValueSatisfying(gap -> assertThat(gap).hasToString(
                "tcpdump broke: the run ends here, with more its record could not be read again: it has more than 90000 events"));
        assertThat(kept.all(StepDone.class)).hasSize(1);
    }

    @Test
    void soItDoesWithTooManySocketsAndTooManyBytes() throws IOException {
        Journal sockets = new Journal();
        syns(60_000).forEach(sockets::append);
        assertThat(sockets.full()).isCompleted();
        Journal.save(sockets.freeze(), folder.resolve("sockets.jsonl"));
        Journal bytes = new Journal();
        List<Sample.Row> rows = Collections.nCopies(1_000, new Sample.Row(TcpState.ESTABLISHED, 0, 0, C, S, "", "x".repeat(500)));
        for (int i = 0; i < 200; i++) {
            bytes.append(new Sample(i, i, Side.CLIENT, rows));
            bytes.append(new Heading(i, 1, "x", null));
        }
        assertThat(bytes.full()).isCompleted();
        Journal.save(bytes.freeze(), folder.resolve("bytes.jsonl"));
    }

    @Test
    void namesAreCountedAlsoOfOneSocket() throws IOException {
        List<SocketNamed> named = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            named.add(new SocketNamed(i, Side.CLIENT, "c" + i, C, S));
        }
        isRefused(named, "it has more than 1000 sockets");
    }

    @Test
    void halfOfACharacterIsKeptAsAQuestionMark() throws IOException {
        Path file = folder.resolve("run.jsonl");
        Journal.save(timeline(headings(1, "a\ud800b")), file);
        assertThat(((Heading) Journal.load(file).entries().get(0).event()).en()).isEqualTo("a?b");
    }
}
