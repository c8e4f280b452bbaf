package tcplab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static tcplab.event.ObserverReport.Status.ARMED;
import static tcplab.event.ObserverReport.Status.BROKE;
import static tcplab.event.ObserverReport.Status.MISSING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tcplab.event.SegmentSeen;
import tcplab.event.StoppedLooking;
import tcplab.host.Station;
import tcplab.host.Tools;
import tcplab.model.Side;

@Timeout(60)
class TcpdumpObserverTest {
    private static final String LISTENING = "echo 'tcpdump: listening on lo, link-type EN10MB (Ethernet)' >&2";

    @TempDir
    private Path folder;

    /** The one tool that is looked for on the path of the tests themselves. */
    @BeforeEach
    void aRealOneIsInstalled() {
        assumeTrue(Tools.find("tcpdump").isPresent(), "tcpdump is not installed");
    }

    private FakeTools.Heard run(String... tcpdump) throws IOException {
        Station station = new FakeTools(folder).with("tcpdump", tcpdump).station();
        return FakeTools.run(new TcpdumpObserver(List.of(station)), station);
    }

    @Test
    void oneThatDiesAtOnceIsMissingForTheReasonItGives() throws IOException {
        FakeTools.Heard told = run("echo \"tcpdump: lo: You don't have permission to capture on that device\" >&2", "exit 1");
        assertThat(told.statuses()).containsExactly(MISSING);
        assertThat(told.lastSentence())
                .startsWith("tcpdump: lo: You don't have permission")
                .endsWith("--bench loopback");
    }

    @Test
    void oneThatIsClosedStartsNothingAnyMore() throws IOException {
        Path started = folder.resolve("started");
        Station station = new FakeTools(folder).with("tcpdump", "echo x >> " + started, LISTENING, "exec cat").station();
        TcpdumpObserver observer = new TcpdumpObserver(List.of(station));
        observer.close();
        assertThat(observer.unavailability()).isPresent();
        assertThat(started).doesNotExist();
    }

    @Test
    void oneThatDiesWithoutAWordIsMissing() throws IOException {
        FakeTools.Heard told = run("exit 1");
        assertThat(told.statuses()).containsExactly(MISSING);
        assertThat(told.lastSentence()).isEqualTo("what tcpdump wrote could not be read: the capture ended before its header");
    }

    @Test
    void oneThatWritesGarbageIsMissing() throws IOException {
        FakeTools.Heard told = run("echo 'this is not what a capture looks like at all'", "exec cat");
        assertThat(told.statuses()).containsExactly(MISSING);
        assertThat(told.lastSentence()).isEqualTo("what tcpdump wrote could not be read: this is no pcap stream");
    }

    @Test
    void oneThatDiesDuringARunBreaksIt() throws IOException {
        Path gate = gate();
        Station station = capturing(gate, ":", "echo 'lo went down' >&2");
        FakeTools.Heard told = new FakeTools.Heard();
        try (TcpdumpObserver observer = new TcpdumpObserver(List.of(station))) {
            observer.start(FakeTools.scope(List.of(station), "127.0.0.1"), told);
            Files.write(gate, new byte[0]);
            observer.stop();
        }
        assertThat(told.statuses()).containsExactly(ARMED, BROKE);
        assertThat(told.lastSentence()).contains("tcpdump ended: ").contains("lo went down");
        assertThat(told.events()).filteredOn(StoppedLooking.class::isInstance).singleElement()
                .satisfies(e -> assertThat(((StoppedLooking) e).point()).isEqualTo("client"));
    }

    @Test
    void theNextRunHasAnotherInThePlaceOfOneThatDied() throws IOException {
        Path started = folder.resolve("started");
        Path gate = gate();
        Station station = capturing(gate, "echo x >> " + started, ":");
        FakeTools.Heard told = new FakeTools.Heard();
        try (TcpdumpObserver observer = new TcpdumpObserver(List.of(station))) {
            observer.start(FakeTools.scope(List.of(station), "127.0.0.1"), told);
            Files.write(gate, new byte[0]);
            observer.stop();
            observer.start(FakeTools.scope(List.of(station), "127.0.0.1"), told);
            assertThat(Files.readAllLines(started)).hasSize(2);
            Files.write(gate, new byte[0]);
            observer.stop();
        }
        assertThat(told.statuses()).containsExactly(ARMED, BROKE, ARMED, BROKE);
    }

    @Test
    void segmentsOfTheRunAreToldAndKeptUntilTheCaptureIsCutOff() throws IOException {
        byte[] file = Files.readAllBytes(new FakeTools(folder).recorded("lo-ethernet-tcpdump-4.99.3.pcap"));
        Path header = Files.write(folder.resolve("header"), Arrays.copyOf(file, 24));
        Path gate = gate();
        Station station = new FakeTools(folder).with("tcpdump", LISTENING, "cat " + header, "cat " + gate).station();
        FakeTools.Heard told = new FakeTools.Heard();
        try (TcpdumpObserver observer = new TcpdumpObserver(List.of(station))) {
            observer.start(FakeTools.scope(List.of(station), "fd00::1"), told);
            Files.write(gate, Arrays.copyOfRange(file, 24, file.length - 3));
            observer.stop();
            assertThat(told.events()).filteredOn(SegmentSeen.class::isInstance).hasSize(7).allSatisfy(
                    e -> assertThat(((SegmentSeen) e).point()).isEqualTo("client"));
            assertThat(observer.files().get("client")).startsWith(Arrays.copyOf(file, 24)).hasSizeGreaterThan(7 * 80);
        }
        assertThat(told.statuses()).containsExactly(ARMED, BROKE);
        assertThat(told.lastSentence()).contains("the capture ended within a packet");
    }

    @Test
    void afterTheEndNothingIsToldWhicheverCaptureBroke() throws IOException {
        byte[] file = Files.readAllBytes(new FakeTools(folder).recorded("lo-ethernet-tcpdump-4.99.3.pcap"));
        Path header = Files.write(folder.resolve("header"), Arrays.copyOf(file, 24));
        Path first = gate();
        Path second = Files.createDirectory(folder.resolve("other"));
        new ProcessBuilder("mkfifo", second.resolve("gate").toString()).start().onExit().join();
        FakeTools broken = new FakeTools(folder).with("tcpdump", LISTENING, "cat " + header, "cat " + first);
        FakeTools going = new FakeTools(second).with("tcpdump", LISTENING, "cat " + header, "cat " + second + "/gate");
        List<Station> both = List.of(broken.station(Side.CLIENT), going.station(Side.SERVER));
        FakeTools.Heard told = new FakeTools.Heard();
        try (TcpdumpObserver observer = new TcpdumpObserver(both)) {
            observer.start(FakeTools.scope(both, "127.0.0.1"), told);
            Files.write(first, new byte[0]);
            observer.stop();
            assertThat(told.statuses()).containsExactly(ARMED, BROKE);
            Files.write(second.resolve("gate"), Arrays.copyOfRange(file, 24, file.length));
        }
        assertThat(told.events()).noneMatch(SegmentSeen.class::isInstance);
    }

    @Test
    void whoeverAsksAtTheSameTimeStartsOnlyOne() throws IOException {
        Path started = folder.resolve("started");
        List<Station> both = new FakeTools(folder)
                .with("tcpdump", "echo x >> " + started, LISTENING, "exec sleep 1000")
                .bothStations();
        try (TcpdumpObserver observer = new TcpdumpObserver(both)) {
            CompletableFuture<?> other = CompletableFuture.runAsync(observer::unavailability);
            assertThat(observer.unavailability()).isEmpty();
            other.join();
            assertThat(Files.readAllLines(started)).hasSize(2);
        }
    }

    /** Where a capture of some segments stands until the gate is opened; the lines of sh come before and after all. */
    private Station capturing(Path gate, String before, String after) throws IOException {
        FakeTools tools = new FakeTools(folder);
        Path capture = tools.recorded("lo-ethernet-tcpdump-4.99.3.pcap");
        return tools.with("tcpdump", before, LISTENING, "cat " + capture, "cat " + gate, after).station();
    }

    private Path gate() throws IOException {
        Path gate = folder.resolve("gate");
        new ProcessBuilder("mkfifo", gate.toString()).start().onExit().join();
        return gate;
    }
}
