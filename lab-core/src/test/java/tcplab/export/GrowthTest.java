package tcplab.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;
import tcplab.event.Sample;
import tcplab.journal.Timeline;
import tcplab.judge.RunFolder;
import tcplab.page.Account;
import tcplab.page.Pages;
import tcplab.render.Difference;
import tcplab.render.Ladder;
import tcplab.render.Result;
import tcplab.render.RunJson;
import tcplab.render.StateTable;
import tcplab.render.Style;
import tcplab.scene.SegmentNotes;
import tcplab.script.Experiment;
import tcplab.script.ScriptParser;
import tcplab.script.Statements;
import tcplab.text.Language;

/** What is made of a run takes about as many times as long as the run has connections, or its only connection has segments. */
@Isolated("what others allocate beside it costs this thread time too")
class GrowthTest {
    private static final int TIMES = 4;
    /** Work for each pair of connections would be {@code TIMES * TIMES} times as much. */
    private static final double MOST = 2 * TIMES;

    private static final int FEWEST_ROUNDS = 3;
    private static final int MOST_ROUNDS = 12;

    private static final Style STYLE = new Style(120, true, false);
    private static final Statements STATEMENTS = Statements.load(Path.of("..", "experiments", "statements.json"));
    private static final Experiment EXPERIMENT =
            ScriptParser.parse("many.lab", "many", ManyConnections.script(), Set.of()).experiment();

    private interface Making {
        Object of(Result result);
    }

    @TestFactory
    Stream<DynamicTest> fourTimesTheConnectionsTakeAboutFourTimesAsLong() {
        return Stream.of(
                test("judge", 400, result -> result),
                test("ladder", 80, result -> Ladder.draw(result.timeline(), result.findings(), STYLE).written(false)),
                test("list", 80, result -> Ladder.draw(result.timeline(), new Style(60, true, false)).written(false)),
                test("page", 20, result -> Pages.of(List.of(new Account(EXPERIMENT, result)), List.of(), STATEMENTS, Language.EN)),
                test("listings", 400, result -> StateTable.draw(result.timeline().all(Sample.class), result.timeline(), STYLE)),
                test("JSON", 150, result -> RunJson.write(List.of(result), Language.EN)),
                test("difference", 300, result -> Difference.of(result, result, STYLE)),
                test("notes", 150, GrowthTest::notes),
                test("notes on one connection", 500, ManyConnections::one, GrowthTest::notes),
                test("ladder of one connection", 300, ManyConnections::one,
                        result -> Ladder.draw(result.timeline(), STYLE).written(false)));
    }

    private static DynamicTest test(String name, int few, Making making) {
        return test(name, few, ManyConnections::run, making);
    }

    private static DynamicTest test(String name, int few, IntFunction<Timeline> run, Making making) {
        return DynamicTest.dynamicTest(name, () -> {
            double tookFew = Double.MAX_VALUE;
            double tookMany = Double.MAX_VALUE;
            // The first round loads classes. On a busy machine others take the cache of the processor: the least counts.
            for (int round = 0; round < FEWEST_ROUNDS || round < MOST_ROUNDS && tookMany >= MOST * tookFew; round++) {
                tookFew = Math.min(tookFew, nanos(few, run, making));
                tookMany = Math.min(tookMany, nanos(few * TIMES, run, making));
            }
            assertThat(tookMany / tookFew).as("%.1f ms, then %.1f ms", tookFew / 1e6, tookMany / 1e6).isLessThan(MOST);
        });
    }

    /** Of this thread alone, so that others of the machine do not count. */
    private static long nanos(int count, IntFunction<Timeline> run, Making making) {
        Timeline timeline = run.apply(count);
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        making.of(RunFolder.judge(EXPERIMENT, timeline, null));
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
    }

    private static Object notes(Result result) {
        SegmentNotes notes = SegmentNotes.of(result.timeline());
        return result.timeline().passages().stream().map(passage -> notes.lines(passage.entryId())).toList();
    }
}
