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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever makes a call that never returns, it is shown once: on the ladder, on the page and in JSON. */
class PendingCallsTest {
    private static final String OPEN = "# Calls that do not return.\n\nserver listen 7000\nclient connect server:7000\nserver accept -> conn\n"
            // The client's recv shows that the reaction has begun.
            + "server accept -> other &\nconn on data: send \"x\"; recv 10\nclient send \"go\"\nclient recv\n";
    /** Between what the client receives and the reaction's recv are enough calls for a step to come between. */
    private static final String LONG_REACTION = OPEN.replace("; recv 10", "; set TCP_NODELAY 1".repeat(200) + "; recv 10");

    @TempDir
    Path folder;

    private Launched run(String steps) throws IOException {
        return lab(OPEN + steps);
    }

    private Launched lab(String text) throws IOException {
        Path script = Files.writeString(folder.resolve("x.lab"), text);
        return Launched.lab(folder, "run", script.toString(), "--json", "x.json").in(folder).run();
    }

    /** As in {@code server accept by script}. */
    private List<String> pendingInJson() throws IOException {
        JsonObject run = JsonParser.parseString(Files.readString(folder.resolve("x.json")))
                .getAsJsonObject().getAsJsonArray("experiments").get(0).getAsJsonObject();
        JsonArray calls = run.getAsJsonArray("calls");
        List<String> pending = new ArrayList<>();
        for (JsonElement element : calls) {
            JsonObject call = element.getAsJsonObject();
            if (call.get("result").getAsString().equals("pending")) {
                pending.add(call.get("socket").getAsString() + " " + call.get("call").getAsString() + " by " + call.get("by").getAsString());
            }
        }
        return pending;
    }

    private String page() throws IOException {
        assertThat(Launched.lab(folder, "report", "latest", "--out", folder.resolve("report").toString()).run().exit()).isZero();
        return Files.readString(folder.resolve("report/x.html"));
    }

    /** A script that goes on without it may wait for it again. */
    @Test
    void aCallThatWasAwaitedInVainIsNotGivenUp() throws IOException {
        Launched run = lab("# t\n\nserver listen 7000\nclient connect server:7000\nserver accept -> conn\nclient recv &\n"
                + "await client calls within 100ms or go on\nconn send \"late\"\nawait client calls\nclaim call client recv \"late\"\n");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
    }

    @Test
    void ofTheScriptAReactionAndAThread() throws IOException {
        Launched run = run("client thread -> t\nt recv &\nclaim call t recv pending\nclaim call conn recv#2 pending\n");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(pendingInJson())
                .containsExactlyInAnyOrder("server accept by script", "conn recv by reaction", "t recv by script");
        assertThat(run.out())
                .containsOnlyOnce(" accept() = pending")
                .containsOnlyOnce("conn recv() = pending by reaction")
                .containsOnlyOnce("t recv() = pending ");
        String figure = page().split("<svg", 2)[1].split("</svg>", 2)[0];
        assertThat(figure.split("= pending", -1)).hasSize(4);
    }

    @Test
    void ofAReactionCanBeAwaited() throws IOException {
        Launched run = run("client send \"more\"\nawait conn calls\nclaim call conn recv#2 4\n");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(pendingInJson()).containsExactly("server accept by script");
    }

    @Test
    void ofAReactionThatHasNotBegunItsCallYetIsAwaited() throws IOException {
        Launched late = lab(LONG_REACTION + "await conn calls within 100ms\n");
        assertThat(late.out() + late.err()).containsPattern("a call of conn did not\\s+return within 100 ms");
    }

    @Test
    void ofAProcessThatIsKilled() throws IOException {
        Launched run = run("server kill KILL\nclaim call server accept#2 pending\nclaim call conn recv#2 pending\n");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(pendingInJson()).containsExactlyInAnyOrder("server accept by script", "conn recv by reaction");
    }

    @Test
    void ofAProcessThatIsKilledWhenItsReactionHasNotBegunTheCallYet() throws IOException {
        Launched run = lab(LONG_REACTION + "server kill KILL\nclaim call conn recv#2 pending\n");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
    }
}
