package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a demonstration goes with it also if it is killed as soon as the folder is made. */
class DemoFolderTest {
    private static final String DEMO = Launched.HOME.resolve("scripts/demo").toString();

    @TempDir
    Path folder;

    /** A program that, when it has made the folder, says so in the file "made" and does not come back before "go" is there. */
    private static String slow(String name, Path folder, String path) {
        return String.join("\n",
                "#!/bin/sh",
                "said=$(PATH='" + path + "' " + name + " \"$@\"); code=$?",
                "for last; do :; done",
                "case $last in *tcp-lab-demo*) if [ -d \"${said:-$last}\" ]; then",
                "  : >'" + folder + "/made'; until [ -e '" + folder + "/go' ]; do sleep 0.05; done; fi ;; esac",
                "printf '%s\\n' \"$said\"; exit $code");
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void itIsGoneAfterAKillAtOnce() throws IOException, InterruptedException {
        for (String tool : List.of("tmux", "tcpdump", "ss", "script")) {
            Assumptions.assumeTrue(Launched.has(tool), tool + " is not installed");
        }
        Path temporary = Files.createDirectory(folder.resolve("t"));
        Path programs = Files.createDirectory(folder.resolve("programs"));
        String path = System.getenv("PATH");
        Launched.program(programs.resolve("mktemp"), slow("mktemp", folder, path));
        Launched.program(programs.resolve("mkdir"), slow("mkdir", folder, path));
        Process terminal = new Launched.Start(folder, List.of("script", "-qec", "exec " + DEMO + " close/three-way", "/dev/null"))
                .with("TMPDIR", temporary.toString())
                .with("PATH", programs + ":" + path)
                .with("TERM", "xterm-256color")
                .begin();
        while (!Files.exists(folder.resolve("made")) && terminal.isAlive()) {
            Thread.sleep(20);
        }
        assertThat(left(temporary)).hasSize(1);
        long demo = terminal.children().findFirst().orElseThrow().pid();
        new ProcessBuilder("kill", "-KILL", "" + demo).start().waitFor();
        Files.createFile(folder.resolve("go"));
        terminal.waitFor();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!left(temporary).isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertThat(left(temporary)).isEmpty();
    }

    private static List<String> left(Path folder) {
        return List.of(folder.toFile().list());
    }
}
