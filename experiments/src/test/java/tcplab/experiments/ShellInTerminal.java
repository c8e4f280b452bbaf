package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;

/** A shell in a real terminal, by tmux. */
abstract class ShellInTerminal {
    @TempDir
    Path folder;

    private int ended;

    /** Ends what runs there. A server that has been told to end takes with it what is begun in the next moment, so that gets another. */
    @AfterEach
    void end() {
        tmux("kill-server");
        ended++;
    }

    /** Its socket goes with the test's own folder. */
    String tmux(String... words) {
        List<String> command = new java.util.ArrayList<>(List.of("tmux", "-S", folder.resolve("tmux" + ended).toString(), "-f", "/dev/null"));
        command.addAll(List.of(words));
        return new Launched.Start(folder, command).run().out();
    }

    void start(int columns, int rows) {
        start(columns, rows, "LC_ALL=C.UTF-8");
    }

    void start(int columns, int rows, String locale) {
        start(columns, rows, locale, "--bench loopback");
        await("lab>");
    }

    /** Starts the lab with these words. */
    void start(int columns, int rows, String environment, String words) {
        Assumptions.assumeTrue(Launched.has("tmux"), "tmux is not installed");
        tmux("new-session", "-d", "-x", "" + columns, "-y", "" + rows,
                "XDG_STATE_HOME=" + folder + " TCPLAB_NO_INSTALL=1 " + environment + " " + Launched.LAB
                        + " " + words + "; echo left with $?; sleep 60");
    }

    String screen() {
        return tmux("capture-pane", "-p", "-S", "-200");
    }

    /** Waits until the screen shows it. */
    String await(String regex) {
        long deadline = System.nanoTime() + Launched.PATIENCE_NANOS;
        String screen = screen();
        while (!Pattern.compile(regex).matcher(screen).find()) {
            assertThat(System.nanoTime()).as("%s in:%n%s", regex, screen).isLessThan(deadline);
            Launched.beforeTheNextLook();
            screen = screen();
        }
        return screen;
    }

    void type(String line) {
        tmux("send-keys", "-l", line);
        tmux("send-keys", "Enter");
    }

    /** As a terminal does that brackets what is pasted. */
    void paste(String text) {
        tmux("set-buffer", "--", text);
        tmux("paste-buffer", "-p", "-d");
        tmux("send-keys", "Enter");
    }
}
