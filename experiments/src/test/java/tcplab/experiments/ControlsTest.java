package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tcplab.script.Control;

/** Where the cause of a claim is taken away as its script says, the claim comes out the other way, on the real kernel. */
@Isolated("an experiment whose machine is busy tells nothing")
class ControlsTest {
    private static final int MORE_RUNS = 3;

    @TempDir
    Path folder;

    @TestFactory
    List<DynamicTest> everyClaimTurnsUnderItsControl() throws IOException {
        List<String> names = new ArrayList<>();
        for (String name : RecordedRunsTest.quickNames()) {
            if (RecordedRunsTest.experiment(name).claims().stream()
                    .anyMatch(claim -> claim.controls().stream().anyMatch(control -> !(control instanceof Control.None)))) {
                names.add(name);
            }
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonElement element : run(names, 2)) {
            JsonObject result = element.getAsJsonObject();
            tests.add(DynamicTest.dynamicTest(result.get("name").getAsString(), () -> check(result)));
        }
        return tests;
    }

    @Test
    void aStatementsWholeChainIsTold() throws IOException {
        String out = folder.resolve("runs").toString();
        Launched run = Launched.lab(folder, "run", "--bench", "wire", "--controls", "--jobs", "2", "--out", out, "close/three-way").run();
        Assumptions.assumeTrue(run.exit() != 2, run.err());
        assertThat(run.out()).contains("control conn on eof: close => ", "with the control")
                .containsPattern("(\\d+) of \\1 claims turned");
        String why = Launched.lab(folder, "statements", "--why", "--out", out, "delack-is-the-cause").run().out();
        assertThat(why.replaceAll("\\s+", " ")).contains(
                "CONFIRMED delack-is-the-cause", "claim wire closing client:FIN+ACK conn:FIN+ACK client:ACK",
                "control conn on eof: close => conn on eof: set TCP_QUICKACK 1; close: it turned, REFUTED:", "reason: ", "proof: ");
        assertThat(Launched.lab(folder, "statements", "--why", "delack-is-the-caus").run().err())
                .contains("there is no statement 'delack-is-the-caus'; did you mean 'delack-is-the-cause'?");
    }

    @Test
    void aClaimNoticesThatAStepIsLeftOut() throws IOException {
        Path script = Files.writeString(folder.resolve("mine.lab"), String.join("\n",
                "needs tcpdump", "server listen 7000", "client connect server:7000", "client close", "await client FIN-WAIT-2",
                "claim wire client:FIN", "claim never client:RST", "  says close-four-segments"));
        Launched run = Launched.lab(folder, "mutate", "--bench", "wire", script.toString()).run();
        Assumptions.assumeTrue(run.exit() != 2, run.err());
        assertThat(run.out().replaceAll(" +", " ")).contains("✗ · without client close", "· · without await client FIN-WAIT-2",
                "0 of 1 claims that test a statement were turned, 0 can have no control", "mine.lab:7: never client:RST tests a statement, and nothing turned it");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("tcp-lab/mutations/mine.json"))).contains("\"change\": \"without client close\"");
    }

    private List<JsonElement> run(List<String> names, int jobs) throws IOException {
        Path json = Files.createTempFile(folder, "controls", ".json");
        List<String> words = new ArrayList<>(List.of("run", "--bench", "wire", "--controls", "--jobs", "" + jobs, "--quiet", "--json", json.toString()));
        words.addAll(names);
        Launched run = Launched.lab(folder, words.toArray(String[]::new)).run();
        Assumptions.assumeTrue(Files.size(json) > 0, run.err());
        return JsonParser.parseString(Files.readString(json)).getAsJsonObject().getAsJsonArray("experiments").asList();
    }

    private void check(JsonObject first) throws IOException {
        JsonObject result = first;
        // Where either of the two is INCONCLUSIVE, the machine was too busy, and nothing has been told yet.
        for (int more = 0; more < MORE_RUNS && unturned(result).stream().anyMatch(ControlsTest::isUndecided); more++) {
            System.out.println("controls of " + first.get("name").getAsString() + " run again: " + unturned(result));
            result = run(List.of(first.get("name").getAsString()), 1).get(0).getAsJsonObject();
        }
        assertThat(unturned(result)).isEmpty();
    }

    private static List<JsonObject> unturned(JsonObject result) {
        if (!result.has("controls")) {
            throw new AssertionError("its controls were not run: " + result.get("problem"));
        }
        List<JsonObject> unturned = new ArrayList<>();
        for (JsonElement control : result.getAsJsonArray("controls")) {
            for (JsonElement claim : control.getAsJsonObject().getAsJsonArray("claims")) {
                if (!claim.getAsJsonObject().get("turned").getAsBoolean()) {
                    claim.getAsJsonObject().add("control", control.getAsJsonObject().get("control"));
                    unturned.add(claim.getAsJsonObject());
                }
            }
        }
        return unturned;
    }

    private static boolean isUndecided(JsonObject claim) {
        return claim.get("here").getAsString().equals("INCONCLUSIVE") || claim.get("there").getAsString().equals("INCONCLUSIVE");
    }
}
