package tcplab.client.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tcplab.render.Result;
import tcplab.script.Catalogue;

class RunStoreTest {
    @TempDir
    Path state;

    private RunStore store;
    private Path root;

    @BeforeEach
    void open() throws IOException {
        store = RunStore.of(null, Map.of("XDG_STATE_HOME", state.toString()));
        store.check();
        root = store.root();
    }

    private static Path run(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("name"), "mine\n");
        Files.writeString(folder.resolve("experiment.lab"), "server listen 7000\nclaim never RST\n");
        Files.writeString(folder.resolve("timeline.jsonl"), "");
        return folder;
    }

    private static Path old(Path root, int number) throws IOException {
        return run(root.resolve(String.format("20200101-000000-%03d-mine", number)));
    }

    /** An interrupt could come before such a file is removed. */
    @Test
    void askingWhetherRunsCanBeKeptMakesNoFile() throws IOException {
        FileTime untouched = FileTime.fromMillis(0);
        Files.setLastModifiedTime(root, untouched);
        store.check();
        assertThat(Files.getLastModifiedTime(root)).isEqualTo(untouched);
    }

    @Test
    void theOldestRunMakesRoomForTheNewest() throws IOException {
        for (int i = 0; i < RunStore.MOST_RUNS; i++) {
            old(root, i);
        }
        Path newest = run(store.next("mine"));
        store.keep(newest);
        assertThat(root.resolve("20200101-000000-000-mine")).doesNotExist();
        assertThat(root.resolve("20200101-000000-001-mine")).exists();
        assertThat(root.resolve("latest").toRealPath()).isEqualTo(newest.toRealPath());
        assertThat(store.runs()).hasSize(RunStore.MOST_RUNS);
    }

    @Test
    void latestIsThereAllTheTimeAlsoWhenSeveralKeepRuns() throws Exception {
        Path one = run(root.resolve("20200101-000000-001-one"));
        Path two = run(root.resolve("20200101-000000-002-two"));
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> keepOften(one));
        keepOften(two);
        other.get();
        assertThat(root.resolve("latest").toRealPath()).isIn(one.toRealPath(), two.toRealPath());
    }

    private void keepOften(Path run) {
        for (int i = 0; i < 500; i++) {
            assertThatCode(() -> store.keep(run)).doesNotThrowAnyException();
        }
    }

    @Test
    void aFolderThatIsCalledLatestIsLeftAloneAndNothingIsLeftBehind() throws IOException {
        Files.createDirectories(root.resolve("latest/mine"));
        assertThatThrownBy(() -> store.keep(run(store.next("mine"))))
                .isInstanceOfSatisfying(IOException.class, e -> assertThat(Reason.of(e)).hasToString("a folder is in the way"));
        try (Stream<Path> left = Files.list(root)) {
            assertThat(left.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.startsWith("."));
        }
    }

    @Test
    void whatAKilledLabWasWritingIsNoRunAndGoesAfterAWhile() throws IOException {
        Path old = run(root.resolve(".20200101-000000-000-mine"));
        assertThat(old.toFile().setLastModified(0)).isTrue();
        Path underWay = run(root.resolve(".20200101-000000-001-mine"));
        Path others = run(root.resolve(".others"));
        assertThat(others.toFile().setLastModified(0)).isTrue();
        Path newest = run(store.next("mine"));
        store.keep(newest);
        assertThat(store.runs()).containsExactly(newest);
        assertThat(old).doesNotExist();
        assertThat(underWay).exists();
        assertThat(others).exists();
    }

    @Test
    void aLinkThatAKilledLabHasNotYetRenamedGoesAfterAWhile() throws IOException {
        Path old = Files.createSymbolicLink(root.resolve(".latest-20200101-000000-000-mine"), Path.of("20200101-000000-000-mine"));
        Files.getFileAttributeView(old, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(FileTime.fromMillis(0), null, null);
        Path underWay = Files.createSymbolicLink(root.resolve(".latest-20200101-000000-001-mine"), Path.of("20200101-000000-001-mine"));
        store.keep(run(store.next("mine")));
        assertThat(Files.isSymbolicLink(old)).isFalse();
        assertThat(Files.isSymbolicLink(underWay)).isTrue();
    }

    @Test
    void manyRepeatsOfOneExperimentLeaveTheLastRunOfTheOthers() throws IOException {
        run(root.resolve("20260101-000000-000-close-three-way"));
        run(root.resolve("20260101-000000-001-close-three-way-4711"));
        for (int i = 0; i < RunStore.MOST_RUNS; i++) {
            run(root.resolve(String.format("20260102-000000-%03d-open-self-connect", i)));
        }
        store.keep(store.root().resolve("20260102-000000-299-open-self-connect"));
        assertThat(store.runs()).extracting(r -> r.getFileName().toString())
                .contains("20260101-000000-001-close-three-way-4711")
                .doesNotContain("20260101-000000-000-close-three-way");
    }

    @Test
    void aRunIsNotRemovedByItsOwnKeepingWhenTheClockWasSetBack() throws IOException {
        for (int i = 1; i <= RunStore.MOST_RUNS; i++) {
            old(root, i);
        }
        Path early = old(root, 0);
        store.keep(early);
        assertThat(early).exists();
    }

    @Test
    void whatTheLabDidNotNameStays() throws IOException {
        Path notes = Files.createDirectories(root.resolve("0-notes"));
        Path note = Files.writeString(notes.resolve("note"), "mine");
        for (int i = 0; i <= RunStore.MOST_RUNS; i++) {
            old(root, i);
        }
        store.keep(run(store.next("mine")));
        assertThat(note).exists();
    }

    @Test
    void nothingIsRemovedInAFolderThatTheUserNamed() throws IOException {
        RunStore named = RunStore.of(root.toString(), Map.of());
        for (int i = 0; i <= RunStore.MOST_RUNS; i++) {
            old(root, i);
        }
        named.keep(run(named.next("mine")));
        assertThat(named.runs()).hasSize(RunStore.MOST_RUNS + 2);
    }

    @Test
    void aRunInProgressIsNotRemovedByAnother() throws IOException {
        for (int i = 0; i < RunStore.MOST_RUNS; i++) {
            old(root, i);
        }
        Path inProgress = Files.createDirectories(store.next("slow"));
        store.keep(run(store.next("quick")));
        assertThat(inProgress).exists();
    }

    @Test
    void aBeginningThatOnlyOneRunHasNamesIt() throws Exception {
        old(root, 0);
        old(root, 12);
        RunWord words = new RunWord(store, new Catalogue(state.resolve("none"), Set.of()));
        Result result = words.read("20200101-000000-01");
        assertThat(result.folder().getFileName()).hasToString("20200101-000000-012-mine");
        assertThatThrownBy(() -> words.read("20200101-000000-0"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("2 runs begin with")
                .hasMessageContaining("20200101-000000-012-mine");
        assertThatThrownBy(() -> words.read("1999")).hasMessageContaining("there is no run '1999'");
        assertThatThrownBy(() -> words.read("")).hasMessageContaining("there is no run ''");
        assertThatThrownBy(() -> words.read("latest")).hasMessageContaining("no run is kept in");
    }

    @Test
    void anExperimentOfAFileNamesItsLastRun() throws Exception {
        old(root, 0);
        old(root, 12);
        RunWord words = new RunWord(store, new Catalogue(state.resolve("none"), Set.of()));
        assertThat(words.read("mine").folder().getFileName()).hasToString("20200101-000000-012-mine");
    }

    @Test
    void aFileThatIsNoRecordedRunIsNamed() throws Exception {
        RunWord words = new RunWord(store, new Catalogue(state.resolve("none"), Set.of()));
        Path junk = Files.writeString(state.resolve("junk.jsonl.gz"), "hello");
        Path plain = Files.writeString(state.resolve("plain.jsonl"), "hello\n");
        assertThatThrownBy(() -> words.read(junk.toString())).isInstanceOf(IOException.class).hasMessageContaining("junk");
        assertThatThrownBy(() -> words.read(plain.toString())).hasMessageContaining("plain.jsonl:1");
    }

    @Test
    void scoresOfTwoWritersAreBothCounted() throws Exception {
        Scores scores = new Scores(state, note -> {});
        Thread other = new Thread(() -> add(new Scores(state, note -> {}), 20));
        other.start();
        add(scores, 20);
        other.join();
        assertThat(scores.read()).containsEntry("close/four-way", new Scores.Score(40, 120, 80));
    }

    private static void add(Scores scores, int times) {
        for (int i = 0; i < times; i++) {
            try {
                scores.add("close/four-way", new Scores.Score(1, 3, 2));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
