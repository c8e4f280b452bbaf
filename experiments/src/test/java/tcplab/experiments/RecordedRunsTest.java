package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.judge.Judge;
import tcplab.render.Ladder;
import tcplab.render.Style;
import tcplab.script.Experiment;
import tcplab.script.Parsed;
import tcplab.script.ScriptParser;
import tcplab.text.Columns;
import tcplab.verdict.Finding;

/** Every experiment has a recorded run, whose verdicts and ladder need neither root nor Linux. */
@Execution(ExecutionMode.CONCURRENT)
class RecordedRunsTest {
    private static final Path EXPERIMENTS = Launched.HOME.resolve("experiments");

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(EXPERIMENTS, 2)) {
            return files.filter(file -> file.toString().endsWith(".lab"))
                    .map(file -> EXPERIMENTS.relativize(file).toString().replaceFirst("\\.lab$", ""))
                    .sorted()
                    .toList();
        }
    }

    /** Those that do not wait for a minute. */
    static List<String> quickNames() throws IOException {
        List<String> quick = new ArrayList<>();
        for (String name : names()) {
            if (!experiment(name).tags().contains("slow")) {
                quick.add(name);
            }
        }
        return quick;
    }

    static Timeline recorded(String name) throws IOException {
        Path file = EXPERIMENTS.resolve("recorded").resolve(name + ".jsonl.gz");
        assertThat(file).as("a recorded run; scripts/record %s makes it", name).exists();
        return Journal.load(file);
    }

    static Experiment experiment(String name) throws IOException {
        Path file = EXPERIMENTS.resolve(name + ".lab");
        Parsed parsed = ScriptParser.parse(file.toString(), name, Files.readString(file), Set.of());
        assertThat(parsed.problems()).isEmpty();
        return parsed.experiment();
    }

    @ParameterizedTest
    @MethodSource("names")
    void whereTheStatementGivesANumberOneWasMeasured(String name) throws IOException {
        for (Finding finding : Judge.judge(experiment(name), recorded(name))) {
            if (finding.measure() != null) {
                assertThat(finding.measure().measured().toString()).as(finding.claim()).isNotEmpty();
                assertThat(finding.statements()).as(finding.claim()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void theRecordedRunIsJudgedAsRecorded(String name) throws IOException {
        assertThat(Judge.judge(experiment(name), recorded(name))).allMatch(Finding::asRecorded);
    }

    @ParameterizedTest
    @MethodSource("names")
    void theRecordedRunIsDrawnAtEveryWidth(String name) throws IOException {
        Timeline timeline = recorded(name);
        for (int width : new int[] {20, 40, 79, 80, 120, 200}) {
            String ladder = Ladder.draw(timeline, new Style(width, true, false)).toString();
            assertThat(ladder.lines()).allMatch(line -> Columns.width(line) <= width);
            assertThat(Ladder.draw(timeline, new Style(width, false, false)).toString()).matches("\\p{ASCII}*");
        }
    }
}
