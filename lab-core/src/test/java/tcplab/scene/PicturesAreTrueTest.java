package tcplab.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.event.Transition;
import tcplab.journal.Journal;

/** No picture of a recorded run shows an effect before its cause, or states that no kernel goes through in that order. */
class PicturesAreTrueTest {
    /** The kernel takes a segment so long after the capture has seen it come, at most, and the clocks differ a little. */
    private static final long SLACK_MICROS = 3_000;

    private static final Path RECORDED = Path.of("..", "experiments", "recorded");

    static List<Path> recorded() throws IOException {
        try (Stream<Path> files = Files.walk(RECORDED)) {
            return files.filter(file -> file.toString().endsWith(".jsonl.gz")).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void ofGeneratedRuns(int hundred) {
        for (int seed = hundred * 100; seed < hundred * 100 + 100; seed++) {
            GeneratedRun run = GeneratedRun.of(seed);
            assertThat(PictureRules.brokenBy(run.timeline())).as("run %d", seed).isEmpty();
            assertThat(tooEarly(run)).as("run %d", seed).isEmpty();
        }
    }

    /** What the figure shows before it really was; listings alone do not tell which of several segments was dropped. */
    private static List<String> tooEarly(GeneratedRun run) {
        List<String> early = new ArrayList<>();
        if (run.timeline().all(Transition.class).isEmpty()) {
            return early;
        }
        for (Lane lane : Scene.of(run.timeline()).lanes()) {
            for (Lane.Span span : lane.listener() ? List.<Lane.Span>of() : lane.spans()) {
                long shown = span.fromNanos() / 1000;
                if (run.truth(lane.tuple(), span.state()).stream().noneMatch(began -> began <= shown + SLACK_MICROS)) {
                    early.add(lane.socket() + " " + span.word() + " from " + shown + " µs");
                }
            }
        }
        return early;
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void ofARecordedRun(Path file) throws IOException {
        assertThat(PictureRules.brokenBy(Journal.load(file))).isEmpty();
    }
}
