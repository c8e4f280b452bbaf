package tcplab.experiments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What the lab prints for a shell, in a real one. */
class CompletionTest extends ShellInTerminal {
    @Test
    void inARealBashTabCompletesCommandsExperimentsAndOptions() throws IOException {
        Assumptions.assumeTrue(Launched.has("tmux"), "tmux is not installed");
        Path script = Files.writeString(folder.resolve("completion"), Launched.lab(folder, "completion", "bash").run().out());
        tmux("new-session", "-d", "-x", "100", "-y", "30", "HISTFILE= PS1='$ ' bash --rcfile " + script + " -i");
        await("[$#]");
        for (String[] typed : new String[][] {{"scripts/lab qui", "quiz"}, {"lab run close/three-w", "close/three-way"},
            {"lab run --bench=loop", "--bench=loopback"}, {"scripts/lab run --ju", "--junit"}}) {
            tmux("send-keys", "-l", typed[0]);
            tmux("send-keys", "Tab");
            await(typed[1] + "\\s");
            tmux("send-keys", "C-u");
        }
    }
}
