package tcplab.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.client.desk.ExitCode;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.text.Told;

/** What is printed for other shells, and what a real bash makes of it. */
class CompletionCommandTest {
    /** Reads the words as bash would at a Tab after the last, and prints what it offers, a line each. */
    private static final String AT_TAB = "set -u; . \"$0\"; complete -p lab >/dev/null || exit 3; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); "
            + "_tcp_lab; [ ${#COMPREPLY[@]} = 0 ] || printf '%s\\n' \"${COMPREPLY[@]}\"";

    @TempDir
    Path folder;

    private Path script(String shell) throws IOException {
        Said said = Said.by("completion", shell);
        assertThat(said.code()).as(said.err()).isEqualTo(ExitCode.AS_RECORDED);
        return Files.writeString(folder.resolve("completion." + shell), said.out());
    }

    private String said(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor()).as(said).isZero();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return said;
    }

    /** @param line after {@code scripts/lab}; a blank at its end begins an empty word */
    private List<String> offered(String line) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of("bash", "-c", AT_TAB, script("bash").toString(), "scripts/lab"));
        command.addAll(List.of(line.split(" ", -1)));
        return said(command).lines().toList();
    }

    @ParameterizedTest
    @CsvSource({
        "qu, quiz", "run close/three-w, close/three-way", "run --q, --quiet", "run --bench w, wire", "--bench l, loopback",
        "mutate --bench ho, host", "run close --controls op, open", "export latest --at b, both", "show lat, latest",
        "statements thr, threeway-possible", "help conn, connect", "completion f, fish", "list que, queues", "learn 2, 20", "learn d, due", "--lang z, zh",
        "--lang zh run close/three-w, close/three-way", "run --bench = loop, loopback", "run to, tour"
    })
    void bashCompletes(String line, String word) throws IOException {
        assertThat(offered(line)).contains(word);
    }

    @Test
    void bashOffersEachCommandAndNoOptionUntilADashIsTyped() throws IOException {
        assertThat(offered("")).contains("run", "list", "completion", "doctor").noneMatch(word -> word.startsWith("-"));
        assertThat(offered("run ")).contains("all", "tour", "close", "close/four-way").noneMatch(word -> word.startsWith("-"));
        assertThat(offered("run --repeat ")).isEmpty();
    }

    @Test
    void keptRunsAndFilesAreLookedUpWhenTheyAreAskedFor() throws IOException {
        Files.createDirectories(folder.resolve("state/tcp-lab/runs/20260101-000000-000-mine"));
        Files.createFile(folder.resolve("mine.lab"));
        assertThat(offered("judge 2026")).containsExactly("20260101-000000-000-mine");
        assertThat(offered("check mi")).containsExactly("mine.lab");
        assertThat(offered("run --json mi")).containsExactly("mine.lab");
    }

    @Test
    void aNameIsNeverObeyed() throws IOException {
        Files.createFile(folder.resolve("$(touch obeyed).lab"));
        Files.createDirectories(folder.resolve("state/tcp-lab/runs/$(touch obeyed)"));
        assertThat(offered("check $")).containsExactly("$(touch obeyed).lab");
        // Readline quotes what it is told to be a file; another word it puts on the command line as it is.
        assertThat(offered("show $")).containsExactly("\\$\\(touch\\ obeyed\\)");
        assertThat(folder.resolve("obeyed")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void theScriptIsWellFormed(String shell) throws IOException {
        Path script = script(shell);
        assertThat(script).content().doesNotContain("@HOME@", "@CASES@").contains("close", "--quiet".substring(2), "pcapng");
        assumeTrue(List.of(System.getenv("PATH").split(":")).stream().anyMatch(path -> Files.isExecutable(Path.of(path, shell))),
                shell + " is not installed");
        assertThat(said(List.of(shell, "-n", script.toString()))).isEmpty();
    }

    /** Fish reads the words that it is to offer as it reads a command line. */
    @ParameterizedTest
    @CsvSource({
        "lab qu, quiz", "scripts/lab run --ju, --junit", "lab run --bench=w, --bench=wire", "lab --bench l, loopback",
        "lab --lang zh run close/three-w, close/three-way", "lab help conn, connect", "lab help SY, SYN+ACK", "lab help -, ->"
    })
    void fishCompletes(String line, String word) throws IOException {
        assumeTrue(List.of(System.getenv("PATH").split(":")).stream().anyMatch(path -> Files.isExecutable(Path.of(path, "fish"))),
                "fish is not installed");
        String said = said(List.of("fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", script("fish").toString(), line));
        assertThat(said.lines().map(offer -> offer.split("\t")[0])).contains(word);
        assertThat(said).doesNotContain("syntax error");
    }

    @Test
    void aShellThatIsNotKnownIsHintedAt() {
        assertThat(Said.by("completion", "bsh").err()).contains("'bsh' is no shell that can be told; did you mean 'bash'?");
        assertThat(Said.by("completion").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Said.by("completion", "powershell").err()).contains("bash, zsh, fish");
    }

    @Test
    void whatASynopsisSaysIsWhatIsOffered() {
        Offer offer = Offer.of(
                new Word(Sort.COMMAND, "brew", "scripts/lab brew RUN|tea... [--at hot|cold] [--json FILE] [--cups N] [--bench B] | brew --list",
                        Told.plain("Brews."), "scripts/lab brew tea"),
                List.of("auto", "wire"));
        assertThat(offer.words()).containsExactly("latest", "tea");
        assertThat(offer.kinds()).containsExactly(Offer.Kind.EXPERIMENTS, Offer.Kind.RUNS);
        assertThat(offer.options()).containsExactly(
                new Offer.Option("--at", true, List.of("hot", "cold"), false),
                new Offer.Option("--json", true, List.of(), true),
                new Offer.Option("--cups", true, List.of(), false),
                new Offer.Option("--bench", true, List.of("auto", "wire"), false),
                new Offer.Option("--list", false, List.of(), false));
    }
}
