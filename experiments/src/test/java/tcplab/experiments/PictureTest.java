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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tcplab.journal.Timeline;
import tcplab.judge.Judge;
import tcplab.page.Account;
import tcplab.page.Picture;
import tcplab.render.Result;
import tcplab.script.Experiment;
import tcplab.text.Language;
import tcplab.verdict.Finding;

/** The README shows the player as the program draws it now, and the picture plays. */
class PictureTest {
    private static final String SHOWN = "close/three-way";

    @TempDir
    Path folder;

    private static String picture(Language language) throws IOException {
        Experiment experiment = RecordedRunsTest.experiment(SHOWN);
        Timeline timeline = RecordedRunsTest.recorded(SHOWN);
        List<Finding> findings = Judge.judge(experiment, timeline);
        return Picture.of(
                new Account(experiment, new Result(SHOWN, "wire", 100, Judge.outcome(findings, false), timeline, findings, null, null)),
                language);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theReadmeShowsThePlayerAsItIs(Language language) throws IOException {
        String zh = language == Language.ZH ? ".zh" : "";
        String name = "docs/player" + zh + ".svg";
        String drawn = picture(language);
        Path made = Launched.HOME.resolve("experiments/target").resolve(name);
        Files.createDirectories(made.getParent());
        Files.writeString(made, drawn);
        assertThat(Files.readString(Launched.HOME.resolve("README" + zh + ".md"))).contains("](" + name + ")");
        Path kept = Launched.HOME.resolve(name);
        String text = Files.exists(kept) ? Files.readString(kept) : "";
        assertThat(text.equals(drawn)).as("%s is what the program draws; if the new one is good: cp experiments/target/%s %s", name, name, name).isTrue();
    }

    @Test
    void thePictureShowsOneStepAfterTheOther() throws Exception {
        Path page = Files.writeString(folder.resolve("page.html"), "<!DOCTYPE html><html><body>" + picture(Language.EN) + """
                <pre id="all"></pre><script>
                addEventListener('load', () => {
                  const moving = document.getAnimations();
                  const all = moving[0].effect.getComputedTiming().duration;
                  const seen = kind => [...document.querySelectorAll(kind)].filter(e => getComputedStyle(e).visibility === 'visible');
                  const said = [];
                  for (const part of [0, 0.3, 0.6, 0.99]) {
                    moving.forEach(one => { one.pause(); one.currentTime = part * all; });
                    said.push(seen('.label').length + ' ' + seen('.told').length);
                  }
                  document.getElementById('all').textContent = said.join(', ');
                });
                </script></body></html>""");
        Matcher all = Pattern.compile("<pre id=\"all\">(\\d+) 1, (\\d+) 1, (\\d+) 1, (\\d+) 1</pre>")
                .matcher(Chromium.here(folder).open(page, false).dom());
        assertThat(all.find()).isTrue();
        List<Integer> labels = List.of(1, 2, 3, 4).stream().map(i -> Integer.valueOf(all.group(i))).toList();
        assertThat(labels).isSorted().doesNotHaveDuplicates().startsWith(0).endsWith(8);
    }
}
