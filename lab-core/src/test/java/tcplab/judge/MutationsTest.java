package tcplab.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
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

class MutationsTest {
    private static Experiment experiment(String... lines) {
        Parsed parsed = ScriptParser.parse("x.lab", "x", String.join("\n", lines), Set.of());
        assertThat(parsed.problems()).isEmpty();
        return parsed.experiment();
    }

    @Test
    void eachStepIsLeftOutAndExchangedWithTheNextAndAwaitsGoOn() throws IOException {
        Experiment experiment = experiment(
                "server listen 7000", "client connect server:7000", "await client ESTABLISHED",
                "await server LISTEN within 2s", "claim never RST", "  control without client connect server:7000");
        List<String> scripts = new ArrayList<>();
        List<ControlRun> runs = new Mutations(experiment).run(Judge.nothingSeen(experiment, Told.nothing()), script -> {
            scripts.add(script.items().stream()
                    .map(item -> ((Experiment.StepItem) item).text())
                    .reduce((a, b) -> a + " | " + b).orElse(""));
            return new Result(script.name(), "wire", 0, Outcome.FAILED, new Timeline(List.of()), List.of(), Told.plain("no"), null);
        });
        assertThat(runs).extracting(ControlRun::control).containsExactly(
                "without server listen 7000", "server listen 7000 => after client connect server:7000",
                "without client connect server:7000", "client connect server:7000 => after await client ESTABLISHED",
                "without await client ESTABLISHED", "await client ESTABLISHED => after await server LISTEN within 2s",
                "without await server LISTEN within 2s");
        assertThat(scripts).contains(
                "client connect server:7000 | await client ESTABLISHED within 1s or go on | await server LISTEN within 2s",
                "client connect server:7000 | server listen 7000 | await client ESTABLISHED within 1s or go on | await server LISTEN within 2s",
                "server listen 7000 | await client ESTABLISHED within 1s or go on | client connect server:7000 | await server LISTEN within 2s");
        assertThat(runs).allSatisfy(run -> assertThat(run.turns().get(0).isOpen()).isTrue());
    }

    @Test
    void aTableOfManyClaimsIsNoWiderThanTheTerminal() throws IOException {
        List<String> lines = new ArrayList<>(List.of("server listen 7000", "client connect server:7000"));
        for (int i = 0; i < 24; i++) {
            lines.add("claim count any:SYN " + i);
        }
        Experiment experiment = experiment(lines.toArray(String[]::new));
        List<ControlRun> runs = new Mutations(experiment).run(Judge.nothingSeen(experiment, Told.nothing()), script ->
                new Result(script.name(), "wire", 0, Outcome.FAILED, new Timeline(List.of()), List.of(), Told.plain("no"), null));
        String table = MutationTable.draw(Judge.nothingSeen(experiment, Told.nothing()), runs, new Style(80, true, false)).toString();
        assertThat(table).contains("without client connect server:7000");
        assertThat(table.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void whatIsNoScriptWithoutAStepIsPassedOver() throws IOException {
        Experiment experiment = experiment(
                "server listen 7000", "client connect server:7000", "server accept -> conn", "conn close", "claim never conn:RST");
        List<ControlRun> runs = new Mutations(experiment).run(Judge.nothingSeen(experiment, Told.nothing()), script ->
                new Result(script.name(), "wire", 0, Outcome.FAILED, new Timeline(List.of()), List.of(), Told.plain("no"), null));
        assertThat(runs).extracting(ControlRun::control).doesNotContain("without server accept -> conn")
                .contains("without conn close");
    }
}
