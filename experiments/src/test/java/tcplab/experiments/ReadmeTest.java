package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
    @TempDir
    Path folder;

    private static String readme() throws IOException {
        return Files.readString(Launched.HOME.resolve("README.md"));
    }

    @Test
    void theExperimentInTheReadmeRuns() throws IOException {
        Matcher sample = Pattern.compile("```lab\n(.*?)```", Pattern.DOTALL).matcher(readme());
        assertThat(sample.find()).isTrue();
        Path file = Files.writeString(folder.resolve("mine.lab"), sample.group(1));
        assertThat(Launched.lab(folder, "check", file.toString()).run().exit()).isZero();
        Launched run = Launched.lab(folder, "run", file.toString(), "--bench", "loopback").run();
        assertThat(run.exit()).as(run.out() + run.err()).isIn(Launched.isRoot() ? 0 : 2, 0);
    }

    @Test
    void theLadderInTheReadmeIsTheOneThatIsDrawn() throws IOException {
        String run = Launched.lab(folder, "run", "close/three-way", "--bench", "wire").run().out();
        org.junit.jupiter.api.Assumptions.assumeTrue(run.contains("SYN-SENT"), "the wire bench does not work here");
        for (String line : readme().lines().filter(l -> l.matches(".*│─.*|.*◄──.*|✓.*|✗.*")).toList()) {
            assertThat(run.lines().map(ReadmeTest::withoutWitness)).contains(withoutWitness(line));
        }
    }

    /** A state is in brackets or not, depending on who saw it first. */
    private static String withoutWitness(String line) {
        return line.replaceAll("[()]", " ").replaceAll("\\s+", " ").strip();
    }

    @Test
    void everyScriptThatTheReadmeNamesIsThere() throws IOException {
        Matcher script = Pattern.compile("scripts/(\\w+)").matcher(readme());
        while (script.find()) {
            assertThat(Launched.HOME.resolve("scripts").resolve(script.group(1))).isExecutable();
        }
    }
}
