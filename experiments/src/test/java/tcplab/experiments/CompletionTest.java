package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What the lab prints for a shell, in a real one. */
class CompletionTest extends ShellInTerminal {
    private static final String[][] AT_TAB = {
        {"scripts/lab qui", "quiz"}, {"lab run close/three-w", "close/three-way"}, {"lab --lang zh run close/three-w", "close/three-way"},
        {"lab run --bench=loop", "--bench=loopback"}, {"scripts/lab run --ju", "--junit"}, {"lab help conn", "connect"}
    };

    private Path written(String shell, Path file) throws IOException {
        Assumptions.assumeTrue(Launched.has("tmux") && Launched.has(shell), shell + " or tmux is not installed");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, Launched.lab(folder, "completion", shell).run().out());
    }

    private void assertCompletes(String shell) {
        tmux("new-session", "-d", "-x", "100", "-y", "30", shell);
        String began = await("[$#]");
        assertThat(began).doesNotContain("rror");
        for (String[] typed : AT_TAB) {
            tmux("send-keys", "-l", typed[0]);
            tmux("send-keys", "Tab");
            await(typed[1] + "\\s");
            tmux("send-keys", "C-u");
        }
    }

    @Test
    void inARealBashTabCompletesCommandsExperimentsAndOptions() throws IOException {
        assertCompletes("HISTFILE= PS1='$ ' bash --rcfile " + written("bash", folder.resolve("completion")) + " -i");
    }

    @Test
    void inARealZshToo() throws IOException {
        Path functions = written("zsh", folder.resolve("functions/_lab")).getParent();
        Files.writeString(folder.resolve(".zshrc"), "fpath=(" + functions + " $fpath)\nautoload -Uz compinit; compinit -u -D\nPS1='$ '\n");
        assertCompletes("ZDOTDIR=" + folder + " zsh -i");
    }

    @Test
    void inARealFishToo() throws IOException {
        written("fish", folder.resolve("fish/conf.d/lab.fish"));
        // Else fish makes completions from all manual pages in the background, and goes on when the test is over.
        Files.createDirectories(folder.resolve("data/fish/generated_completions"));
        assertCompletes("XDG_CONFIG_HOME=" + folder + " XDG_DATA_HOME=" + folder.resolve("data") + " fish -i");
    }
}
