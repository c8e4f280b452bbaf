package tcplab.observe;

import static tcplab.text.Told.say;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.event.Event;
import tcplab.event.SegmentSeen.Direction;
import tcplab.event.SegmentSeen;
import tcplab.event.StoppedLooking;
import tcplab.host.Child;
import tcplab.host.Station;
import tcplab.model.Crowd;
import tcplab.model.Segment;
import tcplab.model.Witness;
import tcplab.packet.IpPacket;
import tcplab.packet.LinkType;
import tcplab.packet.PcapStream;
import tcplab.text.Told;
import tcplab.text.ToldException;

/** One tcpdump on one station. It stays from run to run; {@link #begin} and {@link #drained} mark off a run. */
final class Capture implements AutoCloseable {
    /** The port of the marker datagrams: discard (RFC 863). */
    static final int MARKER_PORT = 9;

    private static final int LARGEST_RUN_BYTES = 64 << 20;
    /** Enough for the headers; the payload of a few characters comes with them. */
    private static final int SNAP_BYTES = 192;
    /** Accepts {@code 0 packets dropped by kernel}, and the same after a number of packets in another form. */
    private static final Pattern DROPPED = Pattern.compile("(\\d+) packets? dropped by kernel");

    private final Station station;
    private final Child tcpdump;
    private final CompletableFuture<Void> listening = new CompletableFuture<>();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private byte[] header = new byte[0];
    private Scope scope;
    private Consumer<Event> sink = event -> {};
    private String awaitedMarker = "";
    private CompletableFuture<Void> drained = new CompletableFuture<>();
    private Told broken;
    /** The last packet of the run, in lab time; before the first, the run's begin. */
    private long lastNanos;
    private long droppedSeen;
    private long droppedBefore;

    Capture(Station station, String user) throws IOException {
        this.station = station;
        List<String> program = new ArrayList<>(List.of(
                "tcpdump", "-i", station.device(), "-n", "-U", "--immediate-mode", "-s", String.valueOf(SNAP_BYTES),
                "--time-stamp-precision=nano", "-w", "-"));
        if (!user.isEmpty()) {
            program.addAll(List.of("-Z", user));
        }
        program.add("tcp and not port " + Crowd.PORT + " or udp port " + MARKER_PORT);
        this.tcpdump = Child.whileInput(station, program, this::errorLine);
        Thread reader = new Thread(this::read, "capture at " + station.point());
        reader.setDaemon(true);
        reader.start();
    }

    private void errorLine(String line) {
        if (line.contains("listening on")) {
            listening.complete(null);
        }
        Matcher dropped = DROPPED.matcher(line);
        if (dropped.find()) {
            synchronized (this) {
                droppedSeen = Long.parseLong(dropped.group(1));
            }
        }
    }

    private void read() {
        PcapStream stream = new PcapStream(tcpdump.output());
        Told why;
        try {
            stream.begin();
            synchronized (this) {
                header = stream.header();
            }
            for (PcapStream.Packet packet = stream.next(); packet != null; packet = stream.next()) {
                take(packet, stream.linkType());
            }
            String said = said();
            why = said.isEmpty() ? say("tcpdump ended without a word") : say("tcpdump ended: %s", said);
        } catch (IOException | RuntimeException e) {
            why = say("what tcpdump wrote could not be read: %s", Told.of(e));
            String said = said();
            why = said.isEmpty() ? why : Told.plain(said);
            if (said.contains("permission")) {
                why = say("%s; an ordinary user can capture in a namespace of his own: --bench loopback", why);
            }
        }
        synchronized (this) {
            broken = why;
        }
        listening.completeExceptionally(new ToldException(why));
        drained.completeExceptionally(new ToldException(why));
    }

    /** What tcpdump said but for that it listens, and to what. */
    private String said() {
        return tcpdump.errors().replaceAll("[^;]*(listening on|data link type) [^;]*(; |$)", "");
    }

    private synchronized void take(PcapStream.Packet packet, int linkType) {
        Optional<IpPacket> ip = LinkType.ip(linkType, packet.frame());
        if (ip.isEmpty() || scope == null) {
            return;
        }
        lastNanos = scope.clock().ofWall(packet.wallNanos());
        if (ip.get().protocol() == IpPacket.UDP) {
            marker(ip.get());
            return;
        }
        Optional<Segment> segment = ip.get().segment();
        if (segment.isPresent() && scope.concerns(segment.get().tuple())) {
            kept.writeBytes(packet.record());
            if (kept.size() > LARGEST_RUN_BYTES) {
                broken = say("the capture of this run grew beyond %d MiB", LARGEST_RUN_BYTES >> 20);
            }
            sink.accept(new SegmentSeen(
                    lastNanos,
                    station.point(),
                    segment.get(),
                    LinkType.isOutgoing(linkType, packet.frame())
                            .map(out -> out ? Direction.OUT : Direction.IN)
                            .orElse(null)));
        }
    }

    private void marker(IpPacket ip) {
        byte[] payload = new byte[Math.max(0, ip.payload().remaining() - 8)];
        ip.payload().get(8, payload);
        if (!awaitedMarker.isEmpty() && new String(payload, StandardCharsets.US_ASCII).equals(awaitedMarker)) {
            awaitedMarker = "";
            drained.complete(null);
        }
    }

    /** Waits until tcpdump listens; an {@link IOException} says why it does not. */
    void awaitListening() throws IOException {
        await(listening, 10);
    }

    private static void await(CompletableFuture<Void> future, long seconds) throws IOException {
        try {
            future.get(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToldException(say("interrupted"), e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new ToldException(say("no answer within %d s", seconds), e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new ToldException(Told.of(e.getCause()), e.getCause());
        }
    }

    /** From now on segments of this scope go to the sink. */
    synchronized void begin(Scope runScope, Consumer<Event> events) {
        kept.reset();
        lastNanos = runScope.clock().now();
        scope = runScope;
        sink = events;
        droppedBefore = droppedSeen;
    }

    /** Tells the capture which marker to look for, before it is sent. */
    synchronized void expect(String marker) {
        awaitedMarker = marker;
        drained = new CompletableFuture<>();
        if (broken != null) {
            drained.completeExceptionally(new ToldException(broken));
        }
    }

    /** Waits for the marker: then everything that passed before it has been delivered, and nothing comes after. */
    void drained() throws IOException {
        try {
            reached();
        } catch (IOException e) {
            synchronized (this) {
                broken = broken != null ? broken : Told.of(e);
            }
            throw e;
        } finally {
            end();
        }
    }

    /** Waits for the marker and goes on. */
    void reached() throws IOException {
        await(drained, 3);
    }

    /** From now on nothing goes to the sink, nor into the run's file. */
    synchronized void end() {
        scope = null;
        sink = event -> {};
    }

    /** True if it was a good one once: another may take its place. */
    synchronized boolean isWornOut() {
        return broken != null && listening.isDone() && !listening.isCompletedExceptionally();
    }

    /** That it told nothing more. */
    synchronized StoppedLooking stoppedLooking() {
        return new StoppedLooking(lastNanos, Witness.TCPDUMP, station.point());
    }

    synchronized Optional<Told> broken() {
        return Optional.ofNullable(broken);
    }

    /** Packets that the kernel dropped for want of room during the run, as far as tcpdump has said. */
    synchronized long dropped() {
        return droppedSeen - droppedBefore;
    }

    /** The run's capture as a pcap file. */
    synchronized byte[] file() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header);
        file.writeBytes(kept.toByteArray());
        return file.toByteArray();
    }

    Station station() {
        return station;
    }

    @Override
    public void close() {
        tcpdump.close();
    }
}
