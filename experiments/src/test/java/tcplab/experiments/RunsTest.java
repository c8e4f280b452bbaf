package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.judge.RunFolder;
import tcplab.render.Result;
import tcplab.script.Experiment;

/** Kept runs are listed, and compared with each other and with the recorded ones. */
class RunsTest {
    @TempDir
    Path folder;

    private Launched lab(String... words) {
        Launched run = Launched.lab(folder, words).run();
        assertThat(run.err() + run.out()).doesNotContain("Exception", "\tat ");
        return run;
    }

    @Test
    void keptRunsAreListedNewestFirst() {
        assertThat(lab("run", "close/three-way", "--bench", "host", "--quiet").exit()).isIn(0, 2);
        assertThat(lab("run", "close/four-way", "--bench", "host", "--quiet").exit()).isIn(0, 2);
        JsonArray runs = JsonParser.parseString(lab("runs", "--json").out()).getAsJsonArray();
        assertThat(runs).hasSize(2);
        JsonObject newest = runs.get(0).getAsJsonObject();
        assertThat(newest.get("experiment").getAsString()).isEqualTo("close/four-way");
        assertThat(newest.get("bench").getAsString()).isEqualTo("host");
        assertThat(newest.get("bytes").getAsLong()).isPositive();
        assertThat(lab("runs").out()).contains("kept in " + folder.resolve("tcp-lab/runs") + ": 2");
        assertThat(lab("diff", "close/four-way", "latest").out()).isEqualTo("no difference\n");
        Launched differs = lab("diff", "close/three-way", "close/four-way");
        assertThat(differs.exit()).isEqualTo(1);
        assertThat(differs.out()).contains("- experiment close/three-way", "+ experiment close/four-way");
    }

    @Test
    void aRunHasItsNameInTheStoreOnlyWhenItIsWhole() throws IOException {
        Path kept = folder.resolve("runs/20260101-000000-000-close-four-way");
        Experiment experiment = RecordedRunsTest.experiment("close/four-way");
        Result result = RunFolder.judge(experiment, RecordedRunsTest.recorded("close/four-way"), null);
        List<Boolean> seen = new ArrayList<>();
        RunFolder.save(kept, experiment, result, new AbstractMap<>() {
            /** Asked for while the run is written. */
            @Override
            public Set<Map.Entry<String, byte[]>> entrySet() {
                seen.add(Files.exists(kept));
                return Set.of();
            }
        });
        assertThat(seen).containsOnly(false);
        assertThat(RunFolder.judgeAgain(kept).findings()).hasSameSizeAs(result.findings());
        assertThat(kept.getParent()).isDirectoryContaining(file -> file.equals(kept)).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void recordedRunsNeedNoStore() {
        Launched same = lab("diff", "recorded/close/four-way", "experiments/recorded/close/four-way.jsonl.gz");
        assertThat(same.out()).isEqualTo("no difference\n");
        assertThat(same.exit()).isZero();
        assertThat(lab("diff", "recorded/close/three-way", "recorded/close/four-way").exit()).isEqualTo(1);
        assertThat(lab("judge", "recorded/close/four-way").exit()).isZero();
        assertThat(lab("runs").out()).contains("no run is kept in");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "diff | diff needs one run or two",
                "diff a b c | diff needs one run or two",
                "diff nothing | there is no run 'nothing'",
                "diff close/three-way | no run of close/three-way is kept",
                "diff recorded/close/thre-way recorded/close/three-way | did you mean 'close/three-way'?",
                "show 2026 | there is no run '2026'",
                "judge latest | no run is kept in",
                "runs now | runs takes no word 'now'"
            })
    void aWordThatMeansNoRunIsNamed(String words, String problem) {
        Launched run = lab(words.split(" "));
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains(problem);
        assertThat(run.out()).isEmpty();
    }
}
