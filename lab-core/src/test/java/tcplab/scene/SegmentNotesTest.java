package tcplab.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tcplab.event.SegmentSeen;
import tcplab.journal.Entry;
import tcplab.journal.Journal;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.model.Flag;
import tcplab.text.Language;
import tcplab.text.Told;

class SegmentNotesTest {
    private static final Path RECORDED = Path.of("..", "experiments", "recorded");

    @TempDir
    Path folder;

    private Timeline recorded(Path file) throws IOException {
        Path plain = folder.resolve("timeline.jsonl");
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            Files.write(plain, in.readAllBytes());
        }
        return Journal.load(plain);
    }

    private Timeline recorded(String name) throws IOException {
        return recorded(RECORDED.resolve(name + ".jsonl.gz"));
    }

    /** The lines on the n-th segment of those with these flags, from 1. */
    private static List<String> lines(Timeline timeline, String flags, int n) {
        Passage passage = timeline.passages().stream()
                .filter(p -> p.segment().flagWords().equals(flags))
                .skip(n - 1)
                .findFirst()
                .orElseThrow();
        return told(SegmentNotes.of(timeline).lines(passage.entryId()));
    }

    private static List<String> told(List<Told> lines) {
        return lines.stream().map(Language.EN::tell).toList();
    }

    @Test
    void everyCapturedSegmentOfEveryRecordedRunHasItsPhaseItsTimeAndACause() throws IOException {
        try (Stream<Path> files = Files.walk(RECORDED)) {
            // Those of a minute have thousands of listings and no other segments.
            for (Path file : files.filter(f -> f.toString().matches("(?!.*sixty-seconds).*\\.gz")).toList()) {
                Timeline timeline = recorded(file);
                SegmentNotes notes = SegmentNotes.of(timeline);
                for (Entry entry : timeline.entriesOf(SegmentSeen.class)) {
                    List<String> lines = told(notes.lines(entry.id()));
                    String all = String.join("\n", lines);
                    assertThat(all).as(file.toString()).doesNotContain("null");
                    assertThat(lines.get(1)).as(file + " " + all).startsWith("phase: ");
                    assertThat(lines.get(4)).as(file + " " + all).matches("(left|arrived|passed) .* ms.*");
                    assertThat(lines).as(file + " " + all).anyMatch(l -> l.matches("(left|arrived|passed) .* ms.*"));
                    // What the lab's own wire sent in a burst nobody called for.
                    boolean burst = file.toString().contains("/queues/");
                    assertThat(burst || lines.stream().anyMatch(l -> l.matches("(caused by|answers|sent again|a copy).*")))
                            .as(file + " " + all)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void aFinNamesTheCallThatSentItAndTheStatesOfBothSides() throws IOException {
        Timeline run = recorded("close/three-way");
        assertThat(lines(run, "FIN+ACK", 1))
                .anyMatch(l -> l.matches("#\\d+ client → conn: FIN\\+ACK seq=6 ack=1"))
                .contains("phase: The server's handler closes as soon as read returns 0")
                .anyMatch(l -> l.startsWith("caused by client shutdown(SHUT_WR) = 0 at "))
                .contains("client: ESTABLISHED → FIN-WAIT-1; conn: ESTABLISHED → CLOSE-WAIT")
                .anyMatch(l -> l.matches("left the client at [\\d.]+ ms, arrived at the server at [\\d.]+ ms"));
        assertThat(lines(run, "FIN+ACK", 2)).anyMatch(l -> l.startsWith("caused by conn close() = 0 by reaction at "));
    }

    @Test
    void dataIsOfTheSendThatWroteItsFirstByteAlsoWhenTheFourNumbersAreUsedAgain() throws IOException {
        Timeline run = recorded("time-wait/stale-data");
        List<Passage> data = run.passages().stream()
                .filter(p -> p.segment().length() > 0)
                .toList();
        SegmentNotes notes = SegmentNotes.of(run);
        assertThat(told(notes.lines(data.get(0).entryId())))
                .anyMatch(l -> l.startsWith("caused by before send(\"stale!\")"));
        assertThat(told(notes.lines(data.get(1).entryId()))).anyMatch(l -> l.startsWith("a copy that the wire made of #"));
        assertThat(told(notes.lines(data.get(2).entryId()))).anyMatch(l -> l.startsWith("caused by after send(\"fresh\")"));
    }

    @Test
    void aLostSegmentAndItsRetransmissionSaySo() throws IOException {
        Timeline run = recorded("open/syn-ack-lost");
        assertThat(lines(run, "SYN+ACK", 1))
                .anyMatch(l -> l.matches("left the server at [\\d.]+ ms and never arrived"))
                .contains("on the wire: dropped");
        assertThat(lines(run, "SYN+ACK", 2)).anyMatch(l -> l.matches("sent again; the first time as #\\d+ SYN\\+ACK"));
    }

    @Test
    void aSegmentThatWasHeldHasBothItsTimes() throws IOException {
        assertThat(lines(recorded("close/simultaneous-close"), "FIN+ACK", 1)).contains("on the wire: held, released");
    }

    @Test
    void whatWasKeptAndDeliveredAgainWasReplayed() throws IOException {
        assertThat(lines(recorded("time-wait/stale-data"), "PSH+ACK", 1)).contains("on the wire: replayed");
    }

    @Test
    void anRstIsOfTheCallOrAnAnswer() throws IOException {
        assertThat(lines(recorded("abort/linger-zero"), "RST+ACK", 1))
                .anyMatch(l -> l.startsWith("caused by client close() = 0"));
        Timeline answered = recorded("abort/data-after-close");
        Passage rst = answered.passages().stream()
                .filter(p -> p.segment().has(Flag.RST))
                .findFirst()
                .orElseThrow();
        assertThat(told(SegmentNotes.of(answered).lines(rst.entryId()))).anyMatch(l -> l.matches("answers #\\d+ PSH\\+ACK"));
    }

    @Test
    void theCommentsSpeakChineseToo() throws IOException {
        Timeline run = recorded("close/half-close");
        int fin = run.passages().stream().filter(p -> p.segment().has(Flag.FIN)).findFirst().orElseThrow().entryId();
        assertThat(SegmentNotes.of(run).lines(fin).stream().map(Language.ZH::tell))
                .anyMatch(l -> l.startsWith("阶段："))
                .anyMatch(l -> l.matches(".*client shutdown\\(SHUT_WR\\) = 0.*"))
                .anyMatch(l -> l.startsWith("client: ESTABLISHED → FIN-WAIT-1; conn: "));
    }

    @Test
    void anEntryThatIsNoSegmentHasNothing() throws IOException {
        assertThat(SegmentNotes.of(recorded("close/three-way")).lines(1)).isEmpty();
    }
}
