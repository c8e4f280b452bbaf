package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tcplab.journal.Timeline;
import tcplab.judge.Judge;
import tcplab.render.FindingsText;
import tcplab.render.Ladder;
import tcplab.render.Style;
import tcplab.text.Language;
import tcplab.verdict.Finding;

/** What the README shows is so, in English and in Chinese, and both show the same. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private static String readme(Language language) throws IOException {
        return Files.readString(Launched.HOME.resolve(language == Language.ZH ? "README.zh.md" : "README.md"));
    }

    @ParameterizedTest
    @EnumSource
    void theExperimentInTheReadmeRuns(Language language) throws IOException {
        String sample = BLOCK.matcher(readme(language)).results()
                .filter(block -> block.group(1).equals("lab"))
                .map(block -> block.group(2))
                .findFirst()
                .orElseThrow();
        Path file = Files.writeString(folder.resolve("mine.lab"), sample);
        assertThat(Launched.lab(folder, "check", file.toString()).run().exit()).isZero();
        Launched run = Launched.lab(folder, "run", file.toString(), "--bench", "loopback").run();
        assertThat(run.exit()).as(run.out() + run.err()).isIn(Launched.isRoot() ? 0 : 2, 0);
    }

    @ParameterizedTest
    @EnumSource
    void theLadderInTheReadmeIsThatOfTheRecordedRun(Language language) throws IOException {
        Timeline recorded = RecordedRunsTest.recorded("close/three-way");
        List<Finding> findings = Judge.judge(RecordedRunsTest.experiment("close/three-way"), recorded);
        Style style = new Style(80, true, false, language);
        String drawn = Ladder.draw(recorded, style).toString() + FindingsText.draw(findings, style);
        String shown = readme(language).split("```\\n")[1];
        assertThat(shown).contains("SYN-SENT");
        for (String line : shown.lines().filter(l -> !l.isBlank()).toList()) {
            assertThat(drawn.lines()).contains(line);
        }
    }

    @Test
    void bothReadmesHaveTheSameCodeAndHeadings() throws IOException {
        String en = readme(Language.EN);
        String zh = readme(Language.ZH);
        assertThat(code(zh)).isEqualTo(code(en)).hasSizeGreaterThan(10);
        assertThat(named(zh)).isEqualTo(named(en));
        assertThat(headings(zh)).isEqualTo(headings(en));
        assertThat(en).contains("(README.zh.md)");
        assertThat(zh).contains("(README.md)");
    }

    /** An interactive zsh takes {@code #} and what stands behind it for words of the command. */
    @ParameterizedTest
    @EnumSource
    void whatIsPastedIntoAShellIsCommandsAlone(Language language) throws IOException {
        List<MatchResult> blocks = BLOCK.matcher(readme(language)).results()
                .filter(block -> block.group(1).matches("sh|bash|zsh|fish"))
                .toList();
        assertThat(blocks).hasSizeGreaterThan(5).allSatisfy(block -> assertThat(block.group(2)).doesNotContainPattern("(?m)(^|\\s)#"));
    }

    /** Each block of code without its comments and explanations, which are told in the reader's language. */
    private static List<List<String>> code(String readme) {
        List<List<String>> blocks = new ArrayList<>();
        for (MatchResult block : BLOCK.matcher(readme).results().toList()) {
            // The ladder has a test of its own.
            List<String> lines = new ArrayList<>(List.of(block.group(1)));
            if (!block.group(2).contains("SYN-SENT")) {
                boolean commands = block.group(2).contains("scripts/");
                block.group(2).lines()
                        .map(line -> line.strip().replaceAll("(^| +)#.*", ""))
                        .map(line -> commands ? line.replaceAll(" {2,}(?!scripts/|\\[| ).*", "") : line)
                        .filter(line -> !line.isBlank())
                        .forEach(lines::add);
            }
            blocks.add(lines);
        }
        return blocks;
    }

    /** What the prose names as code. */
    private static List<String> named(String readme) {
        return Pattern.compile("`([^`\n]+)`").matcher(BLOCK.matcher(readme).replaceAll("")).results()
                .map(match -> match.group(1))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> headings(String readme) {
        return Pattern.compile("(?m)^(#+) ").matcher(BLOCK.matcher(readme).replaceAll("")).results().map(m -> m.group(1)).toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyScriptThatTheReadmeNamesIsThere(Language language) throws IOException {
        Matcher script = Pattern.compile("scripts/(\\w+)").matcher(readme(language));
        while (script.find()) {
            assertThat(Launched.HOME.resolve("scripts").resolve(script.group(1))).isExecutable();
        }
    }
}
