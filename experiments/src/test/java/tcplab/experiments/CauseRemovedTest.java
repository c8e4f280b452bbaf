package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A verdict goes when its cause goes: experiments with one thing taken away, on the real kernel. */
@Isolated("an experiment whose machine is busy tells nothing")
class CauseRemovedTest {
    private static final List<String> TOOLS_WITHOUT_TCPDUMP = List.of(
            "apt-get", "basename", "bash", "cat", "dirname", "env", "find", "getconf", "id", "ip", "java", "kill",
            "mkdir", "mount", "nsenter", "readlink", "rm", "rmdir", "sed", "setsid", "sh", "sleep", "ss", "true",
            "uname", "unshare");

    @TempDir
    Path folder;

    /**
     * An experiment with one text replaced by another.
     *
     * @param fact what is then so
     * @param claim how the claim begins that must notice it
     * @param verdict the claim's verdict then
     */
    private record Removed(
            String fact, String bench, String experiment, String text, String replacement, String claim, String verdict) {
        Removed(String fact, String experiment, String text, String replacement, String claim) {
            this(fact, "loopback", experiment, text, replacement, claim, "REFUTED");
        }

        Removed with(String other) {
            return new Removed(fact, bench, experiment, text, replacement, claim, other);
        }
    }

    private static final List<Removed> CASES = List.of(
            new Removed("withoutQuickackThereAreNotFourClosingSegments", "close/quickack-after-eof",
                    "set TCP_QUICKACK 1; ", "", "count closing 4"),
            new Removed("withQuickackThereAreFour", "close/quickack-after-eof",
                    "QUICKACK 1", "QUICKACK 1", "count closing 4").with("CONFIRMED"),
            new Removed("withEverythingReadThereIsNoReset", "abort/unread-data",
                    "conn    close\nawait   client absent\n", "conn    recv\nconn    close\nawait   client CLOSE-WAIT\n",
                    "counter server TCPAbortOnClose 1"),
            new Removed("withoutLingerThereIsNoReset", "abort/linger-zero",
                    "client  set SO_LINGER 0\n", "", "never any:FIN"),
            new Removed("withoutAnAnswerBeforeThereIsNoDelayedAck", "ack/delayed-ack",
                    "conn    on data: send \"answer\"\nclient  send \"one\"\nclient  recv\n", "client  send \"one\"\n",
                    "gap arrival client:DATA(seq=4)"),
            new Removed("withOneProcessTheFirstCloseSendsTheFin", "processes/shared-close",
                    "conn    close\nworker  send \"from the child\"\nclient  recv\n",
                    "worker  close\nconn    close\nclient  recv\n", "call client recv#1 \"from the child\""));

    @TestFactory
    Stream<DynamicTest> aVerdictGoesWithItsCause() throws IOException {
        List<Removed> cases = CASES.stream()
                .filter(removed -> !removed.bench().equals("wire") || Launched.isRoot())
                .toList();
        Map<String, JsonObject> results = new HashMap<>();
        for (String bench : cases.stream().map(Removed::bench).distinct().toList()) {
            results.putAll(run(bench, cases.stream().filter(removed -> removed.bench().equals(bench)).toList()));
        }
        return CASES.stream().map(removed -> DynamicTest.dynamicTest(removed.fact(), () -> {
            Assumptions.assumeTrue(cases.contains(removed), "needs root");
            assertThat(verdict(results.get(removed.fact()), removed.claim())).isEqualTo(removed.verdict());
        }));
    }

    /** All of them in one launch; the results by fact. */
    private Map<String, JsonObject> run(String bench, List<Removed> cases) throws IOException {
        Path json = folder.resolve(bench + ".json");
        List<String> words = new ArrayList<>(List.of("run", "--bench", bench, "--quiet", "--json", json.toString()));
        for (Removed removed : cases) {
            String script =
                    Files.readString(Launched.HOME.resolve("experiments").resolve(removed.experiment() + ".lab"));
            assertThat(script).contains(removed.text());
            Path changed = folder.resolve(removed.fact() + ".lab");
            // The script's own controls may name the step that is taken away here.
            String bare = script.replaceAll("(?m)^ *control .*\n", "");
            words.add(Files.writeString(changed, bare.replace(removed.text(), removed.replacement())).toString());
        }
        Launched run = Launched.lab(folder, words.toArray(String[]::new)).run();
        assertThat(json).as(run.err()).exists();
        Map<String, JsonObject> results = new HashMap<>();
        for (JsonElement result : JsonParser.parseString(Files.readString(json)).getAsJsonObject().getAsJsonArray("experiments")) {
            String name = result.getAsJsonObject().get("name").getAsString();
            results.put(name.replaceFirst(".*/", "").replaceFirst("\\.lab$", ""), result.getAsJsonObject());
        }
        return results;
    }

    private static String verdict(JsonObject result, String claim) {
        for (JsonElement finding : result.getAsJsonArray("findings")) {
            String text = finding.getAsJsonObject().get("claim").getAsString().replaceAll("\\s+", " ");
            if (text.startsWith(claim)) {
                return finding.getAsJsonObject().get("verdict").getAsString();
            }
        }
        throw new AssertionError("no claim begins with: " + claim);
    }

    @Test
    void withoutTcpdumpWhatIsOnTheWireIsInconclusiveAndTheStatesAreStillJudged() throws IOException {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : TOOLS_WITHOUT_TCPDUMP) {
            for (String path : System.getenv("PATH").split(":")) {
                Path file = Path.of(path, tool);
                if (Files.isExecutable(file) && !Files.exists(tools.resolve(tool))) {
                    Launched.program(tools.resolve(tool), "#!/bin/sh\nexec " + file + " \"$@\"\n");
                }
            }
        }
        Path json = folder.resolve("blind.json");
        Launched run = Launched.lab(folder, "run", "close/three-way", "--json", json.toString())
                .with("PATH", tools.toString())
                .run();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("missing: tcpdump; install with:");
        JsonObject blind = JsonParser.parseString(Files.readString(json)).getAsJsonObject()
                .getAsJsonArray("experiments").get(0).getAsJsonObject();
        assertThat(verdict(blind, "wire closing client:FIN+ACK conn:FIN+ACK client:ACK")).isEqualTo("INCONCLUSIVE");
        assertThat(verdict(blind, "never RST")).isEqualTo("INCONCLUSIVE");
        assertThat(verdict(blind, "states conn"))
                .isEqualTo(Launched.isRoot() ? "CONFIRMED" : "INCONCLUSIVE");
    }
}
