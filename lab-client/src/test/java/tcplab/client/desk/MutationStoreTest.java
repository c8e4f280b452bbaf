package tcplab.client.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tcplab.judge.Mutated;
import tcplab.script.Experiment;
import tcplab.script.ScriptParser;
import tcplab.verdict.Verdict;

class MutationStoreTest {
    private static final String SCRIPT = "server listen 7000\nclaim never RST\n";

    @TempDir
    private Path folder;

    private static Experiment experiment(String text) {
        return ScriptParser.parse("x.lab", "close/x", text, Set.of()).experiment();
    }

    @Test
    void whatIsKeptIsOfExactlyThisScript() throws IOException {
        MutationStore store = MutationStore.of(Map.of("XDG_STATE_HOME", folder.toString()));
        assertThat(store.of(experiment(SCRIPT))).isEmpty();
        Mutated mutated = new Mutated("close/x", SCRIPT, "6.1",
                List.of(new Mutated.Claim(2, "never RST", List.of(), Verdict.CONFIRMED, Mutated.Shown.NOT_NEEDED)),
                List.of(new Mutated.Change("without server listen 7000", List.of(Verdict.INCONCLUSIVE))));
        store.save(mutated);
        assertThat(store.of(experiment(SCRIPT))).contains(mutated);
        assertThat(store.of(experiment("# another\n" + SCRIPT))).isEmpty();
    }

    @Test
    void whatCannotBeReadIsAsIfNothingWereKept() throws IOException {
        MutationStore store = MutationStore.of(Map.of("XDG_STATE_HOME", folder.toString()));
        Path file = Files.createDirectories(folder.resolve("tcp-lab/mutations")).resolve("close-x.json");
        String script = "\"script\":\"server listen 7000\\nclaim never RST\\n\"";
        for (String broken : List.of("", "{", "[]", "null", "{" + script + "}", "{" + script + ",\"claims\":[null],\"changes\":[]}",
                "{" + script + ",\"claims\":[{}],\"changes\":[]}",
                "{" + script + ",\"claims\":[{\"verdict\":\"CONFIRMED\",\"shown\":\"NOTHING\"}],\"changes\":[]}",
                "{" + script + ",\"claims\":[{\"claim\":\"c\",\"verdict\":\"CONFIRMED\",\"shown\":\"NOTHING\"}],"
                        + "\"changes\":[{\"change\":\"x\",\"verdicts\":[]}]}")) {
            Files.writeString(file, broken);
            assertThat(store.of(experiment(SCRIPT))).as(broken).isEmpty();
        }
    }
}
