package tcplab.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tcplab.event.Call;
import tcplab.event.Event;
import tcplab.event.ObserverReport;
import tcplab.event.SegmentSeen;
import tcplab.event.WireDid;
import tcplab.journal.Entry;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.model.Side;
import tcplab.render.ControlRun;
import tcplab.render.ControlText;
import tcplab.render.Result;
import tcplab.render.RunJson;
import tcplab.render.Style;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.script.Parsed;
import tcplab.script.ScriptParser;
import tcplab.text.Language;
import tcplab.verdict.Finding;
import tcplab.verdict.Verdict;

/** On real runs as they were recorded: close/three-way, and close/four-way in place of its control. */
class ControlsTest {
    private static final Path EXPERIMENTS = Path.of("..", "experiments");
    private final Catalogue catalogue = new Catalogue(EXPERIMENTS, Set.of());

    @TempDir
    private Path folder;

    private Timeline recorded(String name) throws IOException {
        Path file = folder.resolve("timeline.jsonl");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(EXPERIMENTS.resolve("recorded").resolve(name + ".jsonl.gz")))) {
            Files.write(file, in.readAllBytes());
        }
        return Journal.load(file);
    }

    /** The steps of close/three-way with these claims. */
    private Experiment threeWay(String... claims) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(catalogue.file("close/three-way")).stream()
                .takeWhile(line -> !line.startsWith("claim") && !line.startsWith("control")).toList());
        lines.addAll(List.of(claims));
        Parsed parsed = ScriptParser.parse("three-way.lab", "close/three-way", String.join("\n", lines), Set.of());
        assertThat(parsed.problems()).isEmpty();
        return parsed.experiment();
    }

    private Result run(Experiment experiment, String record) throws IOException {
        return RunFolder.judge(experiment, recorded(record), null);
    }

    private Finding finding(String... claims) throws IOException {
        return run(threeWay(claims), "close/three-way").findings().get(0);
    }

    @Test
    void aClaimWhosePremiseHoldsIsJudged() throws IOException {
        assertThat(finding("claim count closing 3", "given wire client:FIN").verdict()).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void aClaimWhosePremiseDoesNotHoldIsInconclusiveAndSaysWhatWasSeen() throws IOException {
        Finding finding = finding("claim count closing 3", "  given wire client:RST");
        assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(finding.because().toString()).startsWith("its premise does not hold, given wire client:RST: ");
    }

    @Test
    void aRefutedClaimIsNotRefutedWhereItsPremiseDoesNotHold() throws IOException {
        assertThat(finding("given wire client:RST", "claim count closing 4").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aPremiseThatCannotBeJudgedIsNone() throws IOException {
        Experiment experiment = threeWay("claim call client shutdown 0", "  given count closing 3");
        List<Entry> blind = recorded("close/three-way").entries().stream()
                .filter(entry -> !(entry.event() instanceof ObserverReport || entry.event() instanceof SegmentSeen))
                .toList();
        Finding finding = RunFolder.judge(experiment, new Timeline(blind), null).findings().get(0);
        assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(finding.because().toString()).startsWith("its premise cannot be judged, given count closing 3: ");
    }

    @Test
    void ofAPremiseOnTimeThatDoesNotHoldInASteppedRunItIsSaidThatSomebodyStepped() throws IOException {
        String premise = "given gap arrival client:FIN conn:FIN <1us";
        Experiment experiment = threeWay("claim count closing 3", premise);
        Timeline alone = recorded("close/three-way");
        assertThat(RunFolder.judge(experiment, alone, null).findings().get(0).because().toString())
                .startsWith("its premise does not hold, " + premise + ": ");
        Timeline stepped = alone.with(List.of(
                new WireDid(1, WireDid.Action.HELD, Side.CLIENT, alone.passages().get(0).segment(), WireDid.STEPPED)));
        assertThat(RunFolder.judge(experiment, stepped, null).findings().get(0).because().toString())
                .startsWith("its premise cannot be judged, " + premise + ": the run was stepped through: ");
    }

    @Test
    void aClaimThatHoldsAndCannotDecideIsInconclusiveAsRecordedAndOneThatDoesNotHoldIsRefuted() throws IOException {
        Experiment experiment = threeWay("claim count closing 3", "  undecided one kernel has one HZ", "claim count closing 4", "  undecided as before");
        Result result = run(experiment, "close/three-way");
        assertThat(result.findings()).extracting(Finding::verdict).containsExactly(Verdict.INCONCLUSIVE, Verdict.REFUTED);
        assertThat(result.findings()).extracting(Finding::asRecorded).containsExactly(true, false);
        assertThat(result.findings().get(0).because().toString()).startsWith("3: ");
        assertThat(result.findings().get(0).reason().toString()).isEqualTo("one kernel has one HZ");
        assertThat(result.findings().get(0).evidence()).isNotEmpty();
    }

    private List<ControlRun> controlled(Result result, Experiment experiment, String record) throws IOException {
        return new Controls(experiment, catalogue::read).run(result, script -> run(script, record));
    }

    @Test
    void aClaimTurnsWhereItsCauseIsTakenAwayAndOneThatDoesNotShowsNothing() throws IOException {
        Experiment experiment = threeWay(
                "control without conn on eof: close", "claim count closing 3", "  says a", "claim never RST", "  says b",
                "claim count closing 4", "  says a", "claim never SYN");
        Result result = run(experiment, "close/three-way");
        List<ControlRun> runs = controlled(result, experiment, "close/four-way");
        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).turns()).extracting(ControlRun.Turn::isTurned).containsExactly(true, false, true);
        String text = ControlText.draw(result, runs.get(0), true, new Style(140, true, false)).toString();
        assertThat(text).contains("as it is", "with the control", "✓ turned        count closing 3", "✗ did not turn  never RST",
                "  - conn on eof: close\n", "    as it is: CONFIRMED: 3: ", "    with the control: REFUTED: 4: ");
        String json = RunJson.write(List.of(result.controlledBy(runs)), Language.EN);
        assertThat(json).contains("\"controls\":", "\"turned\": false", "\"there\": \"REFUTED\"");
    }

    /** What the first claim comes to where a control leaves the recorded run with these segments alone. */
    private ControlRun.Turn turn(Predicate<SegmentSeen> left, String... claim) throws IOException {
        return turnOfEvents(event -> !(event instanceof SegmentSeen seen) || left.test(seen), claim);
    }

    private ControlRun.Turn turnOfEvents(Predicate<Event> left, String... claim) throws IOException {
        List<String> lines = new ArrayList<>(List.of(claim));
        lines.add("  control without conn on eof: close");
        Experiment experiment = threeWay(lines.toArray(String[]::new));
        List<Entry> entries = recorded("close/three-way").entries().stream()
                .filter(entry -> left.test(entry.event()))
                .toList();
        Result there = RunFolder.judge(experiment, new Timeline(entries), null);
        return new Controls(experiment, catalogue::read)
                .run(run(experiment, "close/three-way"), script -> there).get(0).turns().get(0);
    }

    @Test
    void aClaimHasNotTurnedWhereNothingHappenedAtAll() throws IOException {
        ControlRun.Turn turn = turn(seen -> false, "claim wire client:FIN+ACK");
        assertThat(turn.isOpen()).isTrue();
        assertThat(turn.there().because().toString()).startsWith("nothing happened to the sockets of the claim: ");
    }

    @Test
    void ofAChannelThatWasOnlyToldSomethingNoCallIsNeeded() throws IOException {
        Predicate<String> steps = line -> !line.startsWith("claim") && !line.startsWith("given") && !line.startsWith("control");
        List<String> lines = new ArrayList<>(Files.readAllLines(catalogue.file("netty/half-closure")).stream().takeWhile(steps).toList());
        lines.addAll(List.of("claim event conn exceptionCaught", "  control without conn netty option ALLOW_HALF_CLOSURE true"));
        Experiment experiment = ScriptParser.parse("half-closure.lab", "netty/half-closure", String.join("\n", lines), Set.of()).experiment();
        List<Entry> told = recorded("netty/half-closure").entries().stream().filter(entry -> !(entry.event() instanceof Call)).toList();
        Result there = RunFolder.judge(experiment, new Timeline(told), null);
        ControlRun.Turn turn = new Controls(experiment, catalogue::read)
                .run(run(experiment, "netty/half-closure"), script -> there).get(0).turns().get(0);
        assertThat(turn.there().verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void aClaimOnACallHasNotTurnedWhereTheControlLeftTheCallOut() throws IOException {
        Predicate<Event> withoutSend = event -> !(event instanceof Call call) || !call.name().equals("send");
        ControlRun.Turn turn = turnOfEvents(withoutSend, "claim call client send 5");
        assertThat(turn.isOpen()).isTrue();
        assertThat(turn.there().because().toString())
                .isEqualTo("the control left out what the claim asks: client made 0 such calls");
    }

    @Test
    void whereNothingShowsThatItTurnedItsPremiseMustHold() throws IOException {
        Predicate<SegmentSeen> withoutData = seen -> seen.segment().length() == 0;
        assertThat(turn(withoutData, "claim wire client:DATA", "  given call client send 5").isTurned()).isTrue();
        ControlRun.Turn turn = turn(withoutData, "claim wire client:DATA", "  given count client:DATA 1");
        assertThat(turn.isOpen()).isTrue();
        assertThat(turn.there().because().toString())
                .startsWith("nothing shows it, and its premise does not hold either, given count client:DATA 1: ");
    }

    @Test
    void whatShowsThatItTurnedNeedsNoPremiseThere() throws IOException {
        Experiment experiment = threeWay(
                "claim count closing 3", "  given gap arrival client:FIN conn:FIN <=30ms", "  control without conn on eof: close");
        Result result = run(experiment, "close/three-way");
        assertThat(controlled(result, experiment, "close/four-way").get(0).turns().get(0).isTurned()).isTrue();
    }

    /** The run of the control is the run itself, and then another one with as many FINs. */
    @Test
    void whatCameOutTheSameHasNotTurnedOnlyWhereItsPremiseHolds() throws IOException {
        String[] claim = {"claim count client:FIN 1", "  given count closing 3", "  control without conn on eof: close"};
        Result result = run(threeWay(claim), "close/three-way");
        ControlRun.Turn same = controlled(result, threeWay(claim), "close/three-way").get(0).turns().get(0);
        assertThat(same.isTurned()).isFalse();
        assertThat(same.isOpen()).isFalse();
        ControlRun.Turn other = controlled(result, threeWay(claim), "close/four-way").get(0).turns().get(0);
        assertThat(other.isOpen()).isTrue();
        assertThat(other.there().because().toString())
                .startsWith("it came out the same, but its premise does not hold, given count closing 3: ");
    }

    @Test
    void aKeptRunIsJudgedAgainWithItsControls() throws IOException {
        Experiment experiment = threeWay(
                "claim count closing 3", "  control in close/none", "  control without conn on eof: close", "  says a");
        Result result = run(experiment, "close/three-way");
        Path kept = folder.resolve("run");
        RunFolder.save(kept, experiment, result, Map.of());
        assertThat(RunFolder.judgeAgain(kept).controls()).isEmpty();
        List<ControlRun> runs = controlled(result, experiment, "close/four-way");
        RunFolder.saveControls(kept, runs);
        // The first could not be run, so only the second is kept.
        assertThat(RunFolder.judgeAgain(kept).controls()).singleElement().satisfies(again -> {
            assertThat(again.control()).isEqualTo("without conn on eof: close");
            assertThat(again.turns().get(0).isTurned()).isTrue();
            assertThat(again.turns().get(0).there().because()).isEqualTo(runs.get(1).turns().get(0).there().because());
        });
    }

    @Test
    void aControlWhoseRunStoppedLeavesTheClaimOpen() throws IOException {
        Experiment experiment = threeWay("claim count closing 3", "  control without conn on eof: close");
        Result result = run(experiment, "close/three-way");
        List<ControlRun> runs = new Controls(experiment, catalogue::read).run(result, script ->
                new Result(script.name(), "wire", 0, tcplab.render.Outcome.FAILED, new Timeline(List.of()), List.of(),
                        tcplab.text.Told.plain("no wire"), null));
        assertThat(runs.get(0).turns().get(0).isOpen()).isTrue();
    }

    @Test
    void aControlInAnotherExperimentIsJudgedOnItsRun() throws IOException {
        Experiment experiment = threeWay("claim count closing 3", "  control in close/four-way", "claim wire conn:FIN");
        Result result = run(experiment, "close/three-way");
        List<ControlRun> runs = new Controls(experiment, catalogue::read).run(result, script -> run(script, script.name()));
        assertThat(runs).singleElement().satisfies(run -> assertThat(run.turns().get(0).isTurned()).isTrue());
    }

    @Test
    void toASideWithoutASocketOfItsNameHappensWhatHappensToItsSockets() throws IOException {
        Experiment experiment = threeWay("claim listed client ESTABLISHED 0 last", "  control in open/self-connect-as-printed");
        Result result = run(experiment, "close/three-way");
        List<ControlRun> runs = new Controls(experiment, catalogue::read).run(result, script -> run(script, script.name()));
        assertThat(runs).singleElement().satisfies(run -> assertThat(run.turns().get(0).isTurned()).isTrue());
    }

    @Test
    void whatIsWrongWithAControlIsToldWithoutARun() throws IOException {
        Experiment experiment = threeWay("claim count closing 3", "  control in close/no-such-thing",
                "  control without server accept -> conn");
        assertThat(new Controls(experiment, catalogue::read).problems()).hasSize(2)
                .anySatisfy(problem -> assertThat(problem.toString()).contains("close/no-such-thing"))
                .anySatisfy(problem -> assertThat(problem.toString()).contains("without server accept -> conn"));
    }
}
