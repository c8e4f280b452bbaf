package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tcplab.judge.RunFolder;
import tcplab.render.Difference;
import tcplab.render.Painted;
import tcplab.render.Result;
import tcplab.render.Style;

/** Each experiment on each bench, by the launcher; one that cannot run here is skipped with the lab's own sentence. */
@Isolated("an experiment whose machine is busy tells nothing")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExperimentsTest {
    @TempDir
    static Path folder;

    /** What lasts a minute is run once, and waits beside all others: it needs no processor for that. */
    private static CompletableFuture<Launched> slow;

    @BeforeAll
    static void beginWhatLastsAMinute() throws IOException {
        List<String> names = new ArrayList<>(RecordedRunsTest.names());
        names.removeAll(RecordedRunsTest.quickNames());
        slow = CompletableFuture.supplyAsync(() -> run("wire", names, json("slow")), Launched::aside);
    }

    @AfterAll
    static void awaitWhatLastsAMinute() {
        slow.join();
    }

    @TestFactory
    List<DynamicTest> everyExperimentOnTheWireIsAsRecorded() throws IOException {
        return onBench("wire");
    }

    @TestFactory
    List<DynamicTest> everyExperimentOnLoopbackIsAsRecorded() throws IOException {
        return onBench("loopback");
    }

    @TestFactory
    List<DynamicTest> everyExperimentOnTheHostIsAsRecorded() throws IOException {
        return onBench("host");
    }

    @TestFactory
    @Order(Integer.MAX_VALUE)
    List<DynamicTest> whatLastsAMinuteIsAsRecordedOnTheWire() throws IOException {
        return tests("wire", slow.join(), json("slow"));
    }

    private static Path json(String name) {
        return folder.resolve(name + ".json");
    }

    private static Launched run(String bench, List<String> names, Path json) {
        List<String> words = new ArrayList<>(List.of("run", "--bench", bench, "--jobs", "2", "--quiet"));
        words.addAll(List.of("--json", json.toString()));
        words.addAll(names);
        return Launched.lab(folder, words.toArray(String[]::new)).run();
    }

    private static List<DynamicTest> onBench(String bench) throws IOException {
        return tests(bench, run(bench, RecordedRunsTest.quickNames(), json(bench)), json(bench));
    }

    private static List<DynamicTest> tests(String bench, Launched run, Path json) throws IOException {
        if (!Files.exists(json)) {
            return List.of(DynamicTest.dynamicTest(bench, () -> Assumptions.abort(run.err())));
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonElement element : experiments(json)) {
            JsonObject result = element.getAsJsonObject();
            tests.add(DynamicTest.dynamicTest(bench + " " + result.get("name").getAsString(), () -> check(result)));
        }
        return tests;
    }

    private static void check(JsonObject first) throws IOException {
        boolean ran = first.getAsJsonArray("segments").size() > 0;
        if (!ran && first.has("problem")) {
            Assumptions.abort(first.get("problem").getAsString());
        }
        JsonObject result = first;
        for (int more = 0; more < BusyMachine.MORE_RUNS && BusyMachine.wasTooBusyFor(result); more++) {
            System.out.println(first.get("bench").getAsString() + " " + first.get("name").getAsString()
                    + " runs again, alone: " + result.get("findings"));
            result = runAlone(first);
        }
        judge(result);
    }

    private static JsonObject runAlone(JsonObject first) throws IOException {
        Path json = Files.createTempFile(folder, "again", ".json");
        Launched.lab(folder, "run", "--bench", first.get("bench").getAsString(), "--quiet", "--json", json.toString(),
                        first.get("name").getAsString())
                .run();
        return experiments(json).get(0).getAsJsonObject();
    }

    private static JsonArray experiments(Path json) throws IOException {
        return JsonParser.parseString(Files.readString(json)).getAsJsonObject().getAsJsonArray("experiments");
    }

    private static void judge(JsonObject result) {
        assertThat(result.get("outcome").getAsString())
                .as(() -> result.get("findings").toString() + "\n" + difference(result))
                .isEqualTo("as-recorded");
    }

    /** What is not as in the recorded run. */
    private static String difference(JsonObject result) {
        try {
            String name = result.get("name").getAsString();
            Result recorded = RunFolder.judge(
                    RecordedRunsTest.experiment(name), RecordedRunsTest.recorded(name), null);
            Result fresh = RunFolder.judgeAgain(Path.of(result.get("folder").getAsString()));
            return Difference.of(recorded, fresh, new Style(120, true, false)).stream()
                    .map(Painted::toString)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "it cannot be compared with the recorded run: " + e.getMessage();
        }
    }
}
