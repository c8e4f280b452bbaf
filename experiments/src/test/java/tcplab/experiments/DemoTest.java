package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lesson in tmux, as it is recorded. */
class DemoTest {
    private static final String DEMO = Launched.HOME.resolve("scripts/demo").toString();

    @TempDir
    Path folder;

    private Launched demo(String... words) {
        List<String> command = new java.util.ArrayList<>(List.of(DEMO));
        command.addAll(List.of(words));
        return new Launched.Start(folder, command).with("TCPLAB_DEMO_PACE", "0.3").run();
    }

    @Test
    void aRecordedLessonShowsTheStoryTheSegmentsAndTheSockets() throws IOException {
        Assumptions.assumeTrue(Launched.isRoot(), "only root has the wire");
        for (String tool : List.of("tmux", "asciinema", "tcpdump")) {
            Assumptions.assumeTrue(Launched.has(tool), tool + " is not installed");
        }
        Path cast = folder.resolve("lesson.cast");
        Launched demo = demo("open/three-way-handshake", "--record", cast.toString());
        assertThat(demo.exit()).as(demo.err()).isZero();
        List<String> lines = Files.readAllLines(cast);
        JsonObject head = JsonParser.parseString(lines.get(0)).getAsJsonObject();
        assertThat(head.get("version").getAsInt()).isEqualTo(2);
        StringBuilder shown = new StringBuilder();
        double before = 0;
        for (String line : lines.subList(1, lines.size())) {
            JsonArray event = JsonParser.parseString(line).getAsJsonArray();
            assertThat(event.get(0).getAsDouble()).isGreaterThanOrEqualTo(before);
            before = event.get(0).getAsDouble();
            shown.append(event.get(2).getAsString());
        }
        // The story's mark, a step's key, a segment as tcpdump shows it, a socket as ss does, the ladder at the end.
        // A pane breaks its lines anywhere.
        String text = shown.toString().replaceAll("\033\\[[0-9;?]*[A-Za-z]|\\s", "");
        assertThat(text).contains("▸", "[Enter]", "Flags[S.]", "ESTAB", "SYN+ACKseq=0ack=1", "CONFIRMED");
    }

    @ParameterizedTest
    @CsvSource({"TERM,143", "INT,130", "HUP,129", "KILL,137"})
    void aSignalEndsItAtOnceAndNothingIsLeft(String signal, int code) throws IOException, InterruptedException {
        for (String tool : List.of("tmux", "tcpdump", "ss", "script")) {
            Assumptions.assumeTrue(Launched.has(tool), tool + " is not installed");
        }
        Path temporary = Files.createDirectory(folder.resolve("t"));
        Process terminal = new Launched.Start(folder, List.of("script", "-qec", "exec " + DEMO + " close/three-way", "/dev/null"))
                .with("TMPDIR", temporary.toString())
                .with("TERM", "xterm-256color")
                .begin();
        Reading screen = new Reading(terminal.getInputStream());
        screen.await("lab>");
        long demo = terminal.children().findFirst().orElseThrow().pid();
        new ProcessBuilder("kill", "-" + signal, "" + demo).start().waitFor();
        Launched.awaitEnd(terminal);
        assertThat(terminal.exitValue()).isEqualTo(code);
        long deadline = System.nanoTime() + Launched.PATIENCE_NANOS;
        while (!left(temporary).isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertThat(left(temporary)).isEmpty();
    }

    /** A terminal's interrupt and a service manager's end reach all in the foreground, also what has just made a folder. */
    @Test
    void aSignalToAllWhileTheFolderIsMadeLeavesNoFolder() throws IOException, InterruptedException {
        for (String tool : List.of("tmux", "tcpdump", "ss", "script")) {
            Assumptions.assumeTrue(Launched.has(tool), tool + " is not installed");
        }
        Path temporary = Files.createDirectory(folder.resolve("t"));
        Path programs = Files.createDirectory(folder.resolve("programs"));
        String path = System.getenv("PATH");
        Launched.program(programs.resolve("mktemp"), "#!/bin/sh\nmade=$(PATH=" + path + " mktemp \"$@\")\n"
                + "case $made in *tcp-lab-demo*) kill -TERM 0 ;; esac\necho \"$made\"\n");
        Process terminal = new Launched.Start(folder, List.of("script", "-qec", "exec " + DEMO + " close/three-way", "/dev/null"))
                .with("TMPDIR", temporary.toString())
                .with("PATH", programs + ":" + path)
                .with("TERM", "xterm-256color")
                .begin();
        new Reading(terminal.getInputStream());
        Launched.awaitEnd(terminal);
        assertThat(terminal.exitValue()).isEqualTo(143);
        assertThat(left(temporary)).isEmpty();
    }

    /** A shell loses an interrupt of its own that comes while another program is in the foreground and does well. */
    @ParameterizedTest
    @ValueSource(strings = {"check", "--version", "new-session", "display-message", "split-window"})
    void anInterruptOfTheScriptAloneIsHeardAtEachStep(String step) throws IOException {
        for (String tool : List.of("tcpdump", "ss")) {
            Assumptions.assumeTrue(Launched.has(tool), tool + " is not installed");
        }
        Path temporary = Files.createDirectory(folder.resolve("t"));
        Path scripts = Files.createDirectories(folder.resolve("tree/scripts"));
        Path programs = Files.createDirectory(folder.resolve("programs"));
        for (String script : List.of("demo", "tools.sh")) {
            Files.copy(Launched.HOME.resolve("scripts").resolve(script), scripts.resolve(script));
        }
        Path told = folder.resolve("told");
        // The first is started by the script itself.
        String program = "#!/bin/sh\n[ -e SCRIPT ] || echo $PPID >SCRIPT\necho \"$*\" >>TOLD\n"
                .replace("SCRIPT", folder.resolve("script").toString()).replace("TOLD", told.toString())
                + "case \" $* \" in *' " + step + " '*) kill -INT $(cat " + folder.resolve("script") + ") ;; esac\n";
        Launched.program(scripts.resolve("lab"), program);
        Launched.program(programs.resolve("tmux"), program + "case \" $* \" in *' has-session '*) exit 1 ;; esac\n");
        Launched.program(programs.resolve("asciinema"), program);
        Path lesson = Files.writeString(folder.resolve("lesson.lab"), "");
        Launched demo = new Launched.Start(folder,
                        List.of(scripts.resolve("demo").toString(), lesson.toString(), "--record", folder.resolve("x.cast").toString()))
                .with("TMPDIR", temporary.toString())
                .with("PATH", programs + ":" + System.getenv("PATH"))
                .run();
        assertThat(demo.exit()).as(demo.err()).isEqualTo(130);
        assertThat(Files.readAllLines(told)).anyMatch(words -> (" " + words + " ").contains(" " + step + " "))
                .noneMatch(words -> words.startsWith("rec "));
        assertThat(left(temporary)).isEmpty();
    }

    @Test
    void aSmallTerminalIsAskedForMoreRoomAndIsUsedAsItIs() throws InterruptedException {
        for (String tool : List.of("tmux", "tcpdump", "ss", "script")) {
            Assumptions.assumeTrue(Launched.has(tool), tool + " is not installed");
        }
        Process terminal = new Launched.Start(
                        folder, List.of("script", "-qec", "stty cols 80 rows 24; exec " + DEMO + " close/three-way", "/dev/null"))
                .with("TERM", "xterm-256color")
                .begin();
        try {
            Reading screen = new Reading(terminal.getInputStream());
            screen.await("80x24 is small for four panes: make the terminal 120x40 or larger");
            screen.await("lab>");
        } finally {
            terminal.children().forEach(ProcessHandle::destroy);
        }
        Launched.awaitEnd(terminal);
    }

    private static List<Path> left(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** What a terminal shows, read as it comes. */
    private static final class Reading {
        private final StringBuffer text = new StringBuffer();

        Reading(InputStream in) {
            Thread reader = new Thread(() -> {
                try (InputStreamReader characters = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                    for (int c = characters.read(); c >= 0; c = characters.read()) {
                        text.append((char) c);
                    }
                } catch (IOException e) {
                    // It has ended.
                }
            });
            reader.setDaemon(true);
            reader.start();
        }

        void await(String words) throws InterruptedException {
            long deadline = System.nanoTime() + Launched.PATIENCE_NANOS;
            while (text.indexOf(words) < 0) {
                assertThat(System.nanoTime()).as(text.toString()).isLessThan(deadline);
                Thread.sleep(20);
            }
        }
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingOpens() {
        assertThat(demo("close/no-such").exit()).isEqualTo(64);
        assertThat(demo("--record").err()).contains("--record needs a file");
        assertThat(demo("--record", "x.cast").err()).contains("--record needs an experiment");
        assertThat(demo("close/three-way").err()).contains("needs a terminal");
        assertThat(demo("close/three-way", "--lang", "fr").err()).contains("one of: en, zh");
        Launched unwritable = demo("close/three-way", "--record", "/proc/nowhere/x.cast");
        assertThat(unwritable.exit()).isEqualTo(2);
    }
}
