package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tcplab.journal.Timeline;
import tcplab.judge.Judge;
import tcplab.render.FindingsText;
import tcplab.render.Ladder;
import tcplab.render.Style;
import tcplab.verdict.Finding;

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
    void theLadderInTheReadmeIsThatOfTheRecordedRun() throws IOException {
        Timeline recorded = RecordedRunsTest.recorded("close/three-way");
        List<Finding> findings = Judge.judge(RecordedRunsTest.experiment("close/three-way"), recorded);
        Style style = new Style(80, true, false);
        String drawn = Ladder.draw(recorded, style).toString() + FindingsText.draw(findings, style);
        String shown = readme().split("```\\n")[1];
        assertThat(shown).contains("SYN-SENT");
        for (String line : shown.lines().filter(l -> !l.isBlank()).toList()) {
            assertThat(drawn.lines()).contains(line);
        }
    }

    @Test
    void everyScriptThatTheReadmeNamesIsThere() throws IOException {
        Matcher script = Pattern.compile("scripts/(\\w+)").matcher(readme());
        while (script.find()) {
            assertThat(Launched.HOME.resolve("scripts").resolve(script.group(1))).isExecutable();
        }
    }
}
