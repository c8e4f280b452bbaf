package tcplab.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tcplab.event.ObserverReport;
import tcplab.event.SegmentSeen;
import tcplab.journal.Entry;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.model.Side;
import tcplab.model.Witness;
import tcplab.render.Outcome;
import tcplab.render.Result;
import tcplab.text.Language;
import tcplab.text.Told;

/** On a recorded run with captures whose packets have the right times and nothing in them. */
class CaptureExportTest {
    @TempDir
    Path folder;

    private Timeline timeline;

    @BeforeEach
    void readTheRecordedRun() throws IOException {
        Path file = folder.resolve("timeline.jsonl");
        Path recorded = Path.of("..", "experiments", "recorded", "close", "three-way.jsonl.gz");
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(recorded))) {
            Files.write(file, in.readAllBytes());
        }
        timeline = Journal.load(file);
    }

    private static Result run(Timeline timeline) {
        return new Result("close/three-way", "wire", 1, Outcome.AS_RECORDED, timeline, List.of(), null, null);
    }

    /** @param shiftNanos how much too late the packets are */
    private byte[] capture(String point, long shiftNanos) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(ByteBuffer.allocate(24).putInt(0xa1b23c4d).putInt(0x00020004).putLong(0).putInt(192).putInt(101).array());
        long epoch = timeline.environment().orElseThrow().epochNanos();
        for (Entry entry : timeline.inOrderOfArrival()) {
            if (entry.event() instanceof SegmentSeen seen && seen.point().equals(point)) {
                long wall = epoch + seen.atNanos() + shiftNanos;
                file.writeBytes(ByteBuffer.allocate(17)
                        .putInt((int) (wall / 1_000_000_000)).putInt((int) (wall % 1_000_000_000))
                        .putInt(1).putInt(60).put((byte) 0x45).array());
            }
        }
        return file.toByteArray();
    }

    private Map<String, byte[]> captures() {
        return new TreeMap<>(Map.of("client", capture("client", 0), "server", capture("server", 0)));
    }

    @Test
    void everyPacketOfBothCapturesIsInTheFile() throws IOException {
        CaptureExport.Captured file = CaptureExport.of(run(timeline), captures(), Optional.empty(), "lab", Language.EN);
        assertThat(file.interfaces()).isEqualTo(2);
        assertThat(file.packets()).isEqualTo(timeline.all(SegmentSeen.class).size());
        assertThat(new String(file.bytes(), StandardCharsets.UTF_8))
                .contains("client: ESTABLISHED → FIN-WAIT-1", "the client's end of the wire", "bench: wire");
    }

    @Test
    void oneEndOfTheWireIsOneInterfaceWithEachSegmentOnce() throws IOException {
        for (Side side : Side.values()) {
            CaptureExport.Captured file = CaptureExport.of(run(timeline), captures(), Optional.of(side), "lab", Language.EN);
            assertThat(file.interfaces()).isEqualTo(1);
            assertThat(file.packets()).isEqualTo((int) timeline.all(SegmentSeen.class).stream()
                    .filter(seen -> seen.point().equals(side.word()))
                    .count());
        }
    }

    @Test
    void whatWasCapturedAfterTheRecordHadEndedIsLeftOut() throws IOException {
        Map<String, byte[]> captures = captures();
        byte[] late = ByteBuffer.allocate(capture("client", 0).length + 17)
                .put(capture("client", 0)).putInt(2_000_000_000).putInt(0).putInt(1).putInt(1).put((byte) 0).array();
        captures.put("client", late);
        assertThat(CaptureExport.of(run(timeline), captures, Optional.empty(), "lab", Language.EN).packets())
                .isEqualTo(timeline.all(SegmentSeen.class).size());
    }

    @Test
    void aCaptureOfAnotherRunIsRefused() {
        Map<String, byte[]> captures = captures();
        captures.put("server", capture("server", 1));
        assertThatThrownBy(() -> CaptureExport.of(run(timeline), captures, Optional.empty(), "lab", Language.EN))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("server.pcap of close/three-way is not the capture of its timeline");
        captures.put("server", java.util.Arrays.copyOf(capture("server", 0), 24));
        assertThatThrownBy(() -> CaptureExport.of(run(timeline), captures, Optional.empty(), "lab", Language.EN))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not in its place");
    }

    @Test
    void aBrokenCaptureIsNamedWithWhatIsWrongWithIt() {
        Map<String, byte[]> captures = captures();
        captures.put("server", java.util.Arrays.copyOf(capture("server", 0), 30));
        assertThatThrownBy(() -> CaptureExport.of(run(timeline), captures, Optional.empty(), "lab", Language.EN))
                .hasMessage("server.pcap of close/three-way is not the capture of its timeline: the capture ended within a packet");
        captures.put("server", new byte[40]);
        assertThatThrownBy(() -> CaptureExport.of(run(timeline), captures, Optional.empty(), "lab", Language.EN))
                .hasMessage("server.pcap of close/three-way is not the capture of its timeline: this is no pcap stream");
    }

    @Test
    void aRunWithoutCapturesSaysWhyAndNothingIsMadeUp() {
        assertThatThrownBy(() -> CaptureExport.of(run(timeline), Map.of(), Optional.empty(), "lab", Language.EN))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("close/three-way kept no capture")
                .hasMessageContaining("cannot be made from the timeline");
        ObserverReport missing = new ObserverReport(
                0, Witness.TCPDUMP, ObserverReport.Status.MISSING, Told.plain("tcpdump is not installed"), 0);
        Timeline blind = new Timeline(List.of(new Entry(1, missing)));
        assertThatThrownBy(() -> CaptureExport.of(run(blind), Map.of("client", new byte[0]), Optional.empty(), "lab", Language.EN))
                .hasMessageContaining("tcpdump is not installed");
    }
}
