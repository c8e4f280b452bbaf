package tcplab.export;

import static tcplab.text.Told.say;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tcplab.event.Environment;
import tcplab.event.SegmentSeen;
import tcplab.export.Pcapng.Direction;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.model.Side;
import tcplab.model.Witness;
import tcplab.packet.PcapStream;
import tcplab.render.FindingsText;
import tcplab.render.Result;
import tcplab.render.Style;
import tcplab.scene.SegmentNotes;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.text.ToldException;

/**
 * A kept run as one pcapng file: an interface for each capture that is asked for, the packets of all in order of time,
 * and with each what the lab knows of it as a comment. The packets are those that tcpdump wrote, never made anew.
 */
public final class CaptureExport {
    private static final int COLUMNS = 120;

    private final Result run;
    private final Style style;
    private final Timeline timeline;
    private final SegmentNotes notes;
    private final List<Packet> packets = new ArrayList<>();
    private final Pcapng file;
    private int interfaces;

    private record Packet(int onInterface, PcapStream.Packet captured, Direction direction, int entryId) {}

    /**
     * A capture file.
     *
     * @param packets how many are in it
     * @param interfaces how many captures
     */
    public record Captured(byte[] bytes, int packets, int interfaces) {}

    private CaptureExport(Result run, String application, Language language) {
        this.run = run;
        this.style = new Style(COLUMNS, true, false, language);
        this.timeline = run.timeline();
        this.notes = SegmentNotes.of(timeline);
        String os = timeline.environment().map(Environment::kernel).orElse("");
        file = new Pcapng(os.isEmpty() ? "Linux" : "Linux " + os, application, about());
    }

    /**
     * Writes the run.
     *
     * @param captures pcap bytes by the name of their point
     * @param end whose capture of a wire; both if empty, and then a reader that takes both ends for one conversation
     *     sees every packet twice and calls the second a retransmission. A loopback has one capture in any case.
     * @param application what is to stand in the file as its writer
     * @param language of the comments
     * @throws IOException if the run has no captures or they are not those of its timeline
     */
    public static Captured of(
            Result run, Map<String, byte[]> captures, Optional<Side> end, String application, Language language)
            throws IOException {
        if (captures.values().stream().allMatch(bytes -> bytes.length == 0)) {
            throw new ToldException(say("%s kept no capture: %s", run.name(), why(run.timeline())));
        }
        CaptureExport export = new CaptureExport(run, application, language);
        for (Map.Entry<String, byte[]> capture : captures.entrySet()) {
            boolean otherEnd = end.isPresent() && capture.getKey().equals(end.get().other().word());
            if (!otherEnd) {
                export.read(capture.getKey(), capture.getValue(), end.isPresent());
            }
        }
        return export.write();
    }

    private static Told why(Timeline timeline) {
        return timeline.gapIn(Witness.TCPDUMP)
                .orElse(say("its folder has no file of a capture, and the packets cannot be made from the timeline"));
    }

    /** What the reader should know of the whole file. */
    private String about() {
        StringBuilder text = new StringBuilder(run.name()).append('\n');
        timeline.environment().ifPresent(e -> line(text, say("bench: %s; %s", e.bench(), e.benchReason())));
        timeline.gapIn(Witness.TCPDUMP).ifPresent(gap -> line(text, say("not everything was captured: %s", gap)));
        line(text, say("#12 is line 12 of the run's timeline.jsonl"));
        return text.append('\n').append(FindingsText.draw(run.findings(), style)).toString().strip();
    }

    private void line(StringBuilder text, Told sentence) {
        text.append(style.tell(sentence)).append('\n');
    }

    /** @param once leaves out the arrival of what the same host has sent */
    private void read(String point, byte[] capture, boolean once) throws IOException {
        try {
            read(point, new PcapStream(new ByteArrayInputStream(capture)), once);
        } catch (IOException e) {
            throw new ToldException(
                    say("%s.pcap of %s is not the capture of its timeline: %s", point, run.name(), Told.of(e)), e);
        }
    }

    /** The packets of one capture. Each segment of the timeline is the next packet of its point. */
    private void read(String point, PcapStream stream, boolean once) throws IOException {
        stream.begin();
        file.addInterface(point, style.tell(described(point)), stream.linkType(), stream.snapBytes());
        long epochNanos = timeline.environment().map(Environment::epochNanos).orElse(0L);
        List<Entry> seen = timeline.inOrderOfArrival().stream()
                .filter(e -> e.event() instanceof SegmentSeen s && s.point().equals(point))
                .toList();
        for (Entry entry : seen) {
            PcapStream.Packet packet = stream.next();
            if (packet == null || packet.wallNanos() - epochNanos != entry.event().atNanos()) {
                throw new ToldException(say("segment #%s is not in its place", entry.id()));
            }
            SegmentSeen segment = (SegmentSeen) entry.event();
            boolean back = segment.direction() == SegmentSeen.Direction.IN
                    && segment.segment().from().address().equals(segment.segment().to().address());
            if (!once || !back) {
                packets.add(new Packet(interfaces, packet, direction(point, segment), entry.id()));
            }
        }
        // What follows in the file was captured when the record had ended: the lab closing what was left open.
        interfaces++;
    }

    private static Told described(String point) {
        return point.equals("lo")
                ? say("the loopback that both sides share")
                : say("the %s's end of the wire", point);
    }

    /** As the link tells, else from the addresses of the two hosts; on a loopback there is none. */
    private Direction direction(String point, SegmentSeen seen) {
        if (seen.direction() != null) {
            return seen.direction() == SegmentSeen.Direction.OUT ? Direction.OUTBOUND : Direction.INBOUND;
        }
        String own = timeline.environment().map(e -> e.addresses().get(point)).orElse(null);
        boolean out = seen.segment().from().address().equals(own);
        boolean in = seen.segment().to().address().equals(own);
        return in == out ? Direction.UNKNOWN : out ? Direction.OUTBOUND : Direction.INBOUND;
    }

    private Captured write() {
        packets.sort(Comparator.comparingLong((Packet p) -> p.captured().wallNanos()));
        for (Packet packet : packets) {
            PcapStream.Packet captured = packet.captured();
            file.addPacket(
                    packet.onInterface(), captured.wallNanos(), captured.frame(), captured.originalBytes(),
                    packet.direction(), notes.lines(packet.entryId()).stream().map(style::printable).toList());
        }
        return new Captured(file.bytes(), packets.size(), interfaces);
    }
}
