package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tcplab.journal.Timeline;
import tcplab.judge.Judge;
import tcplab.render.JUnitXml;
import tcplab.render.Ladder;
import tcplab.render.Outcome;
import tcplab.render.Result;
import tcplab.render.RunJson;
import tcplab.render.Style;
import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.verdict.Finding;
import tcplab.verdict.Verdict;

/** A recorded run in both languages: the same picture and the same report, with other words. */
@Execution(ExecutionMode.CONCURRENT)
class BothLanguagesTest {
    /** For readers, in their language. */
    private static final List<String> TEXTS = List.of("because", "reason", "proof", "problem", "benchReason", "note", "words");

    static List<String> names() throws IOException {
        return RecordedRunsTest.names();
    }

    /** What stands in a column of the terminal; the wide character that covers it, or a blank beyond the end. */
    private static String at(String line, int column) {
        int next = 0;
        for (int codePoint : line.codePoints().toArray()) {
            next += Columns.width(codePoint);
            if (next > column) {
                return Character.toString(codePoint);
            }
        }
        return " ";
    }

    /** What stands where the English ladder has its lifelines, line by line of what is drawn between them. */
    private static List<String> lifelines(String ladder, int left, int right) {
        return ladder.lines()
                .map(line -> at(line, left) + at(line, right))
                .filter(pair -> pair.matches("[│├┊].|.[│┤┊]"))
                .toList();
    }

    /** Those of them that a call is drawn at. */
    private static List<String> calls(List<String> lifelines) {
        return lifelines.stream().filter(pair -> pair.contains("├") || pair.contains("┤")).toList();
    }

    /** How many lines tell nothing but what the wire did: words between the lifelines, without a segment and a call. */
    private static int notes(String ladder) {
        return (int) ladder.lines()
                .filter(line -> line.matches(".*│ *\\p{L}[^│]*│.*") && !line.matches(".*[─├┤►◄╰╭╮╯].*"))
                .count();
    }

    private static int column(String line, int index) {
        return Columns.width(line.substring(0, index));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theLadderHasItsLifelinesInTheSameColumns(String name) throws IOException {
        Timeline timeline = RecordedRunsTest.recorded(name);
        for (int width : new int[] {80, 104}) {
            List<Finding> findings = Judge.judge(RecordedRunsTest.experiment(name), timeline);
            String english = Ladder.draw(timeline, findings, new Style(width, true, false)).toString();
            String chinese = Ladder.draw(timeline, findings, new Style(width, true, false, Language.ZH)).toString();
            // A connection to itself has one lifeline only.
            String first = english.lines().filter(l -> l.matches(".*[│├].*")).findFirst().orElseThrow();
            int left = column(first, Math.max(first.indexOf('│'), first.indexOf('├')));
            int right = column(first, Math.max(first.lastIndexOf('│'), first.lastIndexOf('┤')));
            List<String> here = lifelines(english, left, right);
            List<String> there = lifelines(chinese, left, right);
            assertThat(calls(there)).isEqualTo(calls(here));
            // What the wire did may find room beside a segment in one language and need a line of its own in the other.
            assertThat(there).hasSizeGreaterThan(2).hasSize(here.size() - notes(english) + notes(chinese));
            assertThat(chinese.lines()).allMatch(line -> Columns.width(line) <= width);
            // A heading's last line is filled up to the end.
            assertThat(chinese.lines().filter(line -> line.matches(".*[^─] ─+")))
                    .isNotEmpty()
                    .allMatch(line -> Columns.width(line) == width);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatProgramsReadIsTheSame(String name) throws IOException {
        Timeline timeline = RecordedRunsTest.recorded(name);
        List<Result> results = List.of(result(name, timeline));
        String chinese = RunJson.write(results, Language.ZH);
        assertThat(chinese).contains("because");
        assertThat(withoutTexts(chinese)).isEqualTo(withoutTexts(RunJson.write(results, Language.EN)));
        String xml = JUnitXml.write(results, Language.ZH);
        assertThat(withoutBodies(xml)).isEqualTo(withoutBodies(JUnitXml.write(results, Language.EN))).contains("now ");
    }

    /** Recorded the wrong way round, so that every finding is a failure with a text, or skipped with one. */
    private static Result result(String name, Timeline timeline) {
        List<Finding> findings = new ArrayList<>();
        try {
            for (Finding f : Judge.judge(RecordedRunsTest.experiment(name), timeline)) {
                Verdict other = f.verdict() == Verdict.REFUTED ? Verdict.CONFIRMED : Verdict.REFUTED;
                findings.add(new Finding(
                        f.line(), f.claim(), f.verdict(), other, f.statements(), f.because(), f.reason(), f.proof(),
                        f.evidence(), f.measure()));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new Result(name, "wire", 1, Outcome.DIFFERS, timeline, findings, null, null);
    }

    private static JsonElement withoutTexts(String json) {
        JsonElement root = JsonParser.parseString(json);
        strip(root);
        return root;
    }

    private static void strip(JsonElement element) {
        if (element instanceof JsonObject object) {
            TEXTS.forEach(object::remove);
            object.asMap().values().forEach(BothLanguagesTest::strip);
        } else if (element instanceof JsonArray array) {
            array.forEach(BothLanguagesTest::strip);
        }
    }

    private static String withoutBodies(String xml) {
        // What is inconclusive has its sentence as the message of its element.
        return xml.replaceAll(">[^<>]+</failure>", "></failure>").replaceAll("<skipped message=\"[^\"]*\"/>", "<skipped/>");
    }
}
