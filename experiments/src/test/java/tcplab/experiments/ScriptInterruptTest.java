package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * bash loses an interrupt of its own that comes while it waits for a program, or for a substituted command, that does well.
 * So a script waits for whatever takes time in a way that hears it; here the programs are none, and one of them interrupts.
 */
class ScriptInterruptTest {
    @TempDir
    Path folder;

    private Path scripts;
    private Path programs;
    private Path told;
    private Path script;

    @BeforeEach
    void plantATree() throws IOException {
        scripts = Files.createDirectories(folder.resolve("tree/scripts"));
        programs = Files.createDirectory(folder.resolve("programs"));
        told = folder.resolve("told");
        script = folder.resolve("script");
        for (String name : List.of("bench", "demo", "fuzz", "record", "tools.sh")) {
            Files.copy(Launched.HOME.resolve("scripts").resolve(name), scripts.resolve(name));
        }
    }

    /**
     * Writes down what it is asked, does it, ends its output, and interrupts the script alone at that step. Whatever the
     * script asks meanwhile waits for the interrupt: so that finds it, however late it comes.
     */
    private void program(Path file, String step, String does) {
        String name = file.getFileName().toString();
        Path begun = folder.resolve("interrupting");
        Launched.program(file, "#!/bin/sh\nwhile [ -e " + begun + " ]; do /bin/sleep 0.05; done\n"
                + "echo \"" + name + " $*\" >>" + told + "\n" + does + "\ncase \" " + name + " $* \" in *' " + step
                + " '*) : >" + begun + "; exec >&-; /bin/sleep 0.2; trap '' TERM; kill -INT $(cat " + script + "); rm -f " + begun + " ;; esac\nexit 0\n");
    }

    @ParameterizedTest
    @CsvSource({"readlink, bench 1", "run, bench 1", "show, bench 1", "readlink, fuzz 1", "test-compile, fuzz 1", "targets, fuzz 1", "seeds, fuzz 1",
        "readlink, record all", "mktemp, record all", "run, record all", "gzip, record all", "mkdir, demo LESSON --record CAST"})
    void itIsHeardAtEachStep(String step, String words) throws IOException {
        String path = System.getenv("PATH");
        for (String real : List.of("readlink", "mktemp", "mkdir", "gzip")) {
            program(programs.resolve(real), step, "PATH=" + path + " " + real + " \"$@\"");
        }
        for (String none : List.of("tmux", "asciinema", "tcpdump", "ss")) {
            program(programs.resolve(none), step, "");
        }
        program(programs.resolve("mvn"), step, "PATH=" + path + "; mkdir -p lab-fuzz/target; printf x >lab-fuzz/target/class-path");
        program(programs.resolve("java"), step, "case \"$*\" in *targets) echo script ;; *) echo -x ;; esac");
        program(scripts.resolve("lab"), step, "for to; do :; done; case $1$to in run/*) PATH=" + path
                + "; mkdir -p \"$to/one\" && echo a/b >\"$to/one/name\" && : >\"$to/one/timeline.jsonl\" ;; esac");
        Files.createDirectories(scripts.resolve("../lab-fuzz/target"));
        Path lesson = Files.writeString(folder.resolve("lesson.lab"), "");
        isHeard(step, words.replace("LESSON", lesson.toString()).replace("CAST", folder.resolve("x.cast").toString()), programs + ":" + path);
    }

    /** Who installs goes on for long, and is not waited for. */
    @ParameterizedTest
    @CsvSource({"install, demo", "update, demo", "install, fuzz 1"})
    void soItIsWhileAToolIsInstalled(String step, String words) throws IOException {
        for (String real : List.of("bash", "cat", "rm", "sleep", "dirname", "readlink")) {
            Launched.program(programs.resolve(real), "#!/bin/sh\nexec /bin/" + real + " \"$@\"\n");
        }
        Launched.program(programs.resolve("id"), "#!/bin/sh\necho 0\n");
        Launched.program(programs.resolve("apt-get"), "#!/bin/sh\n[ $1 = " + step + " ] || exit 1\necho " + step + " >>" + told
                + "\nkill -INT $(cat " + script + ")\nsleep 20\necho went on >>" + told + "\n");
        isHeard(step, words, programs.toString());
        assertThat(told).content().doesNotContain("went on");
    }

    /** As a bash does that was forked a moment ago, and has not put away its parent's traps yet. */
    @Test
    void whatHasLostTheFirstSignalIsEndedByAnother() throws IOException {
        Path ready = folder.resolve("ready");
        Launched.program(programs.resolve("loses"), "#!/bin/bash\ntrap 'trap - TERM' TERM\n: >" + ready + "\nwhile :; do sleep 0.05; done\n");
        Process waiting = new Launched.Start(folder, List.of("bash", "-c",
                ". " + scripts + "/tools.sh; end_at_signals; in_reach " + programs + "/loses", "waiting")).begin();
        try {
            while (!Files.exists(ready) && waiting.isAlive()) {
                Launched.beforeTheNextLook();
            }
            waiting.destroy();
            Launched.awaitEnd(waiting);
            assertThat(waiting.exitValue()).isEqualTo(143);
        } finally {
            waiting.descendants().forEach(ProcessHandle::destroyForcibly);
            waiting.destroyForcibly();
        }
    }

    private void isHeard(String step, String words, String path) throws IOException {
        // Each bash reads it before its script.
        Path before = Files.writeString(folder.resolve("before"), "[ -e " + script + " ] || echo $$ >" + script + "\n");
        Launched run = new Launched.Start(folder, List.of((scripts + "/" + words).split(" ")))
                .with("BASH_ENV", before.toString())
                .with("TCPLAB_NO_INSTALL", "")
                .with("TMPDIR", Files.createDirectory(folder.resolve("t")).toString())
                .with("PATH", path)
                .run();
        assertThat(run.exit()).as(run.err()).isEqualTo(130);
        assertThat(Files.readAllLines(told)).anyMatch(line -> (" " + line + " ").contains(" " + step + " "));
        assertThat(folder.resolve("t")).isEmptyDirectory();
    }
}
