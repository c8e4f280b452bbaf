package tcplab.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tcplab.event.StepDone;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.render.ControlRun;
import tcplab.render.MutationTable;
import tcplab.render.Outcome;
import tcplab.render.Result;
import tcplab.render.Style;
import tcplab.script.Experiment;
import tcplab.script.Parsed;
import tcplab.script.ScriptParser;
import tcplab.text.Told;
import tcplab.verdict.Finding;
import tcplab.verdict.Judgement;
import tcplab.verdict.Verdict;

class MutationsTest {
    private static Experiment experiment(String... lines) {
        Parsed parsed = ScriptParser.parse("x.lab", "x", String.join("\n", lines), Set.of());
        assertThat(parsed.problems()).isEmpty();
        return parsed.experiment();
    }

    /** The experiment as it is: its third line took 100 ms. */
    private static Result plain(Experiment experiment) {
        Timeline timeline = new Timeline(List.of(new Entry(1, new StepDone(1_000_000, 101_000_000, 3, "await client ESTABLISHED", null))));
        return new Result(experiment.name(), "wire", 0, Outcome.AS_RECORDED, timeline, Judge.nothingSeen(experiment, Told.nothing()), null, null);
    }

    /** Runs that show nothing. @param scripts in which the steps of each are put */
    private static List<ControlRun> run(Experiment experiment, List<String> scripts) {
        Mutations mutations = new Mutations(experiment, plain(experiment));
        Result nothing = new Result(experiment.name(), "wire", 0, Outcome.FAILED, new Timeline(List.of()), List.of(), Told.plain("no"), null);
        return mutations.all().stream()
                .peek(mutation -> scripts.add(mutation.script().items().stream()
                        .map(item -> ((Experiment.StepItem) item).text())
                        .reduce((a, b) -> a + " | " + b).orElse("")))
                .map(mutation -> mutations.judged(mutation, nothing))
                .toList();
    }

    @Test
    void callsGiveUpAfterTwiceTheTimeThatTheyTook() {
        Experiment experiment = experiment("server listen 7000", "client connect server:7000", "pause 3s", "claim never RST");
        Timeline timeline = new Timeline(List.of(
                new Entry(1, new StepDone(0, 1_000_000_000, 2, "client connect server:7000", null)),
                new Entry(2, new StepDone(0, 3_000_000_000L, 3, "pause 3s", null))));
        Result plain = new Result("x", "wire", 0, Outcome.AS_RECORDED, timeline, Judge.nothingSeen(experiment, Told.nothing()), null, null);
        assertThat(new Mutations(experiment, plain).callLimit()).hasMillis(2_400);
    }

    private static ControlRun turned(Experiment experiment, Verdict here, Verdict... there) {
        List<ControlRun.Turn> turns = new ArrayList<>();
        for (int i = 0; i < there.length; i++) {
            Experiment.ClaimLine claim = experiment.claims().get(i);
            Finding finding = new Finding(claim.line(), claim.text(), here, here, claim.statements(), Told.nothing(), Told.nothing(),
                    Told.nothing(), List.of(), null);
            turns.add(new ControlRun.Turn(finding, new Judgement(there[i], Told.nothing(), List.of(), Told.nothing(), Told.nothing())));
        }
        return new ControlRun("without x", null, null, turns);
    }

    @Test
    void aClaimOnAStatementThatNothingTurnsShowsNothing() {
        Experiment experiment = experiment(
                "server listen 7000", "claim never RST", "  says a", "claim never FIN", "claim never SYN", "  says b",
                "  control none a definition", "claim count any:SYN 1", "  says c");
        Verdict yes = Verdict.CONFIRMED;
        ControlRun nothing = turned(experiment, yes, yes, yes, yes, yes);
        assertThat(shown(experiment, nothing, List.of())).containsExactly(
                Mutated.Shown.NOTHING, Mutated.Shown.NOT_NEEDED, Mutated.Shown.EXCUSED, Mutated.Shown.NOTHING);
        assertThat(shown(experiment, turned(experiment, yes, Verdict.REFUTED, yes, yes, Verdict.INCONCLUSIVE), List.of())).containsExactly(
                Mutated.Shown.CHANGE, Mutated.Shown.NOT_NEEDED, Mutated.Shown.EXCUSED, Mutated.Shown.NOTHING);
        assertThat(shown(experiment, nothing, List.of(turned(experiment, yes, Verdict.REFUTED)))).startsWith(Mutated.Shown.CONTROL);
        assertThat(shown(experiment, nothing, List.of(turned(experiment, yes, Verdict.INCONCLUSIVE)))).startsWith(Mutated.Shown.UNDECIDED);
        Mutated mutated = mutated(experiment, turned(experiment, yes, yes, Verdict.REFUTED, yes, yes), List.of());
        assertThat(mutated.unnoticed()).isEmpty();
        assertThat(mutated(experiment, nothing, List.of()).unnoticed()).hasSize(1);
    }

    private static Mutated mutated(Experiment experiment, ControlRun change, List<ControlRun> controls) {
        Result plain = new Result("x", "wire", 0, Outcome.AS_RECORDED, new Timeline(List.of()),
                change.turns().stream().map(ControlRun.Turn::here).toList(), null, null);
        return Mutated.of(experiment, plain, List.of(change), controls);
    }

    private static List<Mutated.Shown> shown(Experiment experiment, ControlRun change, List<ControlRun> controls) {
        return mutated(experiment, change, controls).claims().stream().map(Mutated.Claim::shown).toList();
    }

    @Test
    void eachStepIsLeftOutAndExchangedWithTheNextAndAwaitsGoOn() {
        Experiment experiment = experiment(
                "server listen 7000", "client connect server:7000", "await client ESTABLISHED",
                "await server LISTEN within 2s", "claim never RST", "  control without client connect server:7000");
        List<String> scripts = new ArrayList<>();
        List<ControlRun> runs = run(experiment, scripts);
        assertThat(runs).extracting(ControlRun::control).containsExactly(
                "without server listen 7000", "server listen 7000 => after client connect server:7000",
                "without client connect server:7000", "without await client ESTABLISHED", "without await server LISTEN within 2s");
        assertThat(scripts).contains(
                "client connect server:7000 | await client ESTABLISHED within 600ms or go on | await server LISTEN within 400ms or go on",
                "client connect server:7000 | server listen 7000 | await client ESTABLISHED within 600ms or go on"
                        + " | await server LISTEN within 400ms or go on");
        assertThat(runs).allSatisfy(run -> assertThat(run.turns().get(0).isOpen()).isTrue());
    }

    @Test
    void aTableOfManyClaimsIsNoWiderThanTheTerminal() {
        List<String> lines = new ArrayList<>(List.of("server listen 7000", "client connect server:7000"));
        for (int i = 0; i < 24; i++) {
            lines.add("claim count any:SYN " + i);
        }
        Experiment experiment = experiment(lines.toArray(String[]::new));
        List<ControlRun> runs = run(experiment, new ArrayList<>());
        String table = MutationTable.draw(Judge.nothingSeen(experiment, Told.nothing()), runs, new Style(80, true, false)).toString();
        assertThat(table).contains("without client connect server:7000");
        assertThat(table.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void whatIsNoScriptWithoutAStepIsPassedOver() {
        Experiment experiment = experiment(
                "server listen 7000", "client connect server:7000", "server accept -> conn", "conn close", "claim never conn:RST");
        List<ControlRun> runs = run(experiment, new ArrayList<>());
        assertThat(runs).extracting(ControlRun::control).doesNotContain("without server accept -> conn")
                .contains("without conn close");
    }
}
