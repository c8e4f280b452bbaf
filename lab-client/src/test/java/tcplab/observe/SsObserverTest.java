package tcplab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.event.ObserverReport.Status.ARMED;
import static tcplab.event.ObserverReport.Status.BROKE;
import static tcplab.event.ObserverReport.Status.DRAINED;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tcplab.event.Sample;
import tcplab.host.Station;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.model.TcpState;

@Timeout(30)
class SsObserverTest {
    @TempDir
    private Path folder;

    private FakeTools.Heard run(String... ss) throws IOException {
        Station station = new FakeTools(folder).with("ss", ss).station();
        return FakeTools.run(new SsObserver(List.of(station)), station);
    }

    @Test
    void itGivesWayToThoseWhomItWatches() throws Exception {
        run("nice >" + folder + "/nice", "exit 0");
        Process own = new ProcessBuilder("nice").start();
        int niceness = Integer.parseInt(new String(own.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
        assertThat(folder.resolve("nice")).hasContent(Math.min(niceness + 5, 19) + "");
    }

    @Test
    void itsSessionGivesWayWhereSessionsShareTheProcessors() throws Exception {
        boolean given = rootGivesWay();
        run("cat /proc/self/autogroup >" + folder + "/autogroup 2>/dev/null", "exit 0");
        assertThat(folder.resolve("autogroup")).content().matches(given ? "\\S+ nice 5\n" : "(\\S+ nice -?\\d+\n)?");
    }

    /** An ordinary user's second attempt within a tenth of a second is refused: proc_sched_autogroup_set_nice(). */
    private static boolean rootGivesWay() throws Exception {
        return System.getProperty("user.name").equals("root")
                && new ProcessBuilder("setsid", "--wait", "sh", "-c", "echo 5 >/proc/self/autogroup").start().waitFor() == 0;
    }

    @Test
    void theSessionsOfBothSidesGiveWayAlsoAsAnOrdinaryUser() throws Exception {
        Assumptions.assumeTrue(rootGivesWay(), "only root can become nobody");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<Path> seen = new ArrayList<>();
        List<Station> both = new ArrayList<>();
        for (Side side : Side.values()) {
            Path own = Files.createDirectory(folder.resolve(side.word()));
            Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
            seen.add(own.resolve("autogroup"));
            List<String> enter = new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
            enter.addAll(new FakeTools(own).with("ss", "cat /proc/self/autogroup >" + own + "/autogroup").station().command(List.of()));
            both.add(new Station(side, side.word(), "lo", enter));
        }
        try (SsObserver observer = new SsObserver(both)) {
            observer.start(FakeTools.scope(both), new FakeTools.Heard());
            while (!givesWay(seen.get(0)) || !givesWay(seen.get(1))) {
                Thread.sleep(20);
                assertThat(observer.sampleNow()).hasSize(2);
            }
        }
    }

    private static boolean givesWay(Path autogroup) throws IOException {
        return Files.readString(autogroup).endsWith(" nice 5\n");
    }

    @Test
    void socketsOfTheRunAreListedWhenItBegins() throws IOException {
        FakeTools tools = new FakeTools(folder);
        FakeTools.Heard told = run("cat " + tools.recorded("ss-iproute2-6.1.0-faults.txt"));
        assertThat(told.statuses()).containsExactly(ARMED, DRAINED);
        assertThat(told.events()).filteredOn(Sample.class::isInstance).singleElement().satisfies(e -> {
            Sample sample = (Sample) e;
            assertThat(sample.side()).isEqualTo(Side.CLIENT);
            assertThat(sample.endNanos()).isGreaterThanOrEqualTo(sample.atNanos());
            assertThat(sample.rows()).extracting(row -> row.local().address()).containsOnly("127.0.0.1").hasSize(17);
        });
    }

    @Test
    void theLastWordIsThatItIsDrained() throws IOException {
        FakeTools.Heard told = run("exit 0");
        assertThat(told.events()).last().isSameAs(told.reports().get(1));
    }

    @Test
    void eachSideIsListedByItself() throws IOException {
        List<Station> both = new FakeTools(folder)
                .with("ss", "echo 'LISTEN 0 5 127.0.0.1:7000 0.0.0.0:*'")
                .bothStations();
        FakeTools.Heard told = new FakeTools.Heard();
        try (SsObserver observer = new SsObserver(both)) {
            observer.start(FakeTools.scope(both, "127.0.0.1"), told);
            assertThat(observer.sampleNow()).extracting(Sample::side).containsExactly(Side.CLIENT, Side.SERVER);
            assertThat(observer.sampleNow().get(1).rows()).extracting(Sample.Row::local)
                    .containsExactly(new Endpoint("127.0.0.1", 7000));
        }
    }

    @Test
    void aSocketThatCeasesWhileTheKernelTellsOfItIsAskedForAgain() throws IOException {
        String whole = "TIME-WAIT 0 0 127.0.0.1:41250 127.0.0.1:7000 timer:(timewait,59sec,0) ino:0 sk:17efc";
        FakeTools.Heard told = run(
                "[ -e " + folder + "/torn ] && { echo '" + whole + "'; exit 0; }",
                "touch " + folder + "/torn",
                "echo 'UNCONN 0 0 127.0.0.1:0 127.0.0.1:7000 uid:65534 ino:0 sk:17efc cgroup:/ ---'");
        assertThat(told.events()).filteredOn(Sample.class::isInstance).singleElement()
                .satisfies(sample -> assertThat(((Sample) sample).rows()).extracting(Sample.Row::state)
                        .containsExactly(TcpState.TIME_WAIT));
    }

    @Test
    void garbageBreaksItAndIsQuoted() throws IOException {
        FakeTools.Heard told = run("echo 'Cannot open netlink socket: Permission denied'");
        assertThat(told.statuses()).containsExactly(BROKE);
        assertThat(told.lastSentence()).isEqualTo("no line of ss: Cannot open netlink socket: Permission denied");
        assertThat(told.events()).hasSize(1);
    }

    @Test
    void anSsThatFailsHasNotSeenThatThereIsNothing() throws IOException {
        FakeTools.Heard told = run("exit 3");
        assertThat(told.statuses()).containsExactly(BROKE);
        assertThat(told.lastSentence()).isEqualTo("ss ended with status 3");
    }

    @Test
    void anSsThatOnlyComplainsHasListedAllTheSame() throws IOException {
        FakeTools.Heard told = run("echo 'Failed to find cgroup2 mount' >&2", "echo 'LISTEN 0 5 127.0.0.1:7000 0.0.0.0:*'");
        assertThat(told.statuses()).containsExactly(ARMED, DRAINED);
    }

    @Test
    void whatAnSsThatFailsComplainsOfIsSaid() throws IOException {
        FakeTools.Heard told = run("echo 'Cannot open netlink socket' >&2", "exit 1");
        assertThat(told.lastSentence()).isEqualTo("ss ended with status 1: Cannot open netlink socket");
    }

    @Test
    void anSsThatIsKilledHalfwayHasNotSeenTheRest() throws IOException {
        FakeTools.Heard told = run("echo 'LISTEN 0 5 127.0.0.1:7000 0.0.0.0:*'", "kill -9 $$");
        assertThat(told.events()).noneMatch(Sample.class::isInstance);
        assertThat(told.statuses()).containsExactly(BROKE);
    }

    @Test
    void aToolThatVanishesDuringARunBreaksItOnce() throws IOException {
        Station station = new FakeTools(folder)
                .with("ss", "[ -e " + folder + "/gone ] && { echo gone; exit 1; }", "touch " + folder + "/gone")
                .station();
        FakeTools.Heard told = new FakeTools.Heard();
        try (SsObserver observer = new SsObserver(List.of(station))) {
            observer.start(FakeTools.scope(List.of(station)), told);
            assertThat(observer.sampleNow()).isEmpty();
            assertThat(observer.sampleNow()).isEmpty();
            observer.stop();
        }
        assertThat(told.statuses()).containsExactly(ARMED, BROKE);
        assertThat(told.lastSentence()).isEqualTo("no line of ss: gone");
    }

    @Test
    void oneThatBrokeIsTriedAgainInTheNextRun() throws IOException {
        FakeTools tools = new FakeTools(folder).with("ss", "echo garbage");
        List<Station> stations = List.of(tools.station());
        FakeTools.Heard told = new FakeTools.Heard();
        try (SsObserver observer = new SsObserver(stations)) {
            observer.start(FakeTools.scope(stations), told);
            observer.stop();
            tools.with("ss", "exit 0");
            observer.start(FakeTools.scope(stations), told);
            observer.stop();
        }
        assertThat(told.statuses()).containsExactly(BROKE, ARMED, DRAINED);
    }

    @Test
    void aStationThatCannotBeEnteredIsSaid() throws IOException {
        Station client = new FakeTools(folder).with("ss", "exit 0").station();
        FakeTools.Heard told = FakeTools.run(new SsObserver(List.of(client, FakeTools.NOWHERE)), client, FakeTools.NOWHERE);
        assertThat(told.statuses()).containsExactly(BROKE);
        assertThat(told.lastSentence()).contains("/nowhere/there-is-no-such-program");
    }

    @Test
    void aListingThatWasBegunWhenAllHadHappenedIsNotMadeAgain() throws IOException {
        List<Station> stations = List.of(new FakeTools(folder).with("ss", "exit 0").station());
        FakeTools.Heard told = new FakeTools.Heard();
        try (SsObserver observer = new SsObserver(stations)) {
            observer.start(FakeTools.scope(stations), told);
            long happened = System.nanoTime();
            List<Sample> listing = observer.sampleNow();
            assertThat(observer.sampleSince(happened)).isEqualTo(listing);
            assertThat(listings(told)).isEqualTo(2);
            assertThat(observer.sampleSince(System.nanoTime())).isNotEqualTo(listing);
            assertThat(listings(told)).isEqualTo(3);
        }
    }

    @Test
    void aChangeThatIsSeenBeforeAListingBeginsAsksForNoOther() throws IOException {
        List<Runnable> due = new ArrayList<>();
        List<Station> stations = List.of(new FakeTools(folder).with("ss", "exit 0").station());
        FakeTools.Heard told = new FakeTools.Heard();
        try (SsObserver observer = new SsObserver(stations, byHand(due))) {
            observer.start(FakeTools.scope(stations), told);
            observer.requestSample();
            observer.sampleNow();
            due.remove(0).run();
            observer.stop();
            assertThat(listings(told)).isEqualTo(2);
            observer.start(FakeTools.scope(stations), told);
            observer.requestSample();
            due.remove(0).run();
            observer.stop();
            assertThat(listings(told)).isEqualTo(3);
        }
    }

    private static long listings(FakeTools.Heard told) {
        return told.events().stream().filter(Sample.class::isInstance).count();
    }

    /** What is due is done when the test says so. */
    private static ScheduledExecutorService byHand(List<Runnable> due) {
        return new ScheduledThreadPoolExecutor(1) {
            @Override
            public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
                due.add(task);
                return null;
            }
        };
    }

    @Test
    void nobodyIsListedBeforeARunAndAfterIt() throws IOException {
        Station station = new FakeTools(folder).with("ss", "exit 0").station();
        FakeTools.Heard told = new FakeTools.Heard();
        try (SsObserver observer = new SsObserver(List.of(station))) {
            assertThat(observer.sampleNow()).isEmpty();
            observer.start(FakeTools.scope(List.of(station)), told);
            observer.stop();
            int before = told.events().size();
            assertThat(observer.sampleNow()).isEmpty();
            observer.requestSample();
            assertThat(told.events()).hasSize(before);
        }
    }
}
