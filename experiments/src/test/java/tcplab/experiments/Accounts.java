package tcplab.experiments;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import tcplab.journal.Timeline;
import tcplab.judge.Controls;
import tcplab.judge.Judge;
import tcplab.judge.Mutated;
import tcplab.judge.Mutations;
import tcplab.judge.RunFolder;
import tcplab.page.Account;
import tcplab.render.ControlRun;
import tcplab.render.Result;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.script.Statements;
import tcplab.verdict.Finding;

/** Recorded runs as a report tells of them. */
final class Accounts {
    private Accounts() {}

    static Account of(String name) throws IOException {
        Experiment experiment = RecordedRunsTest.experiment(name);
        Timeline timeline = RecordedRunsTest.recorded(name);
        List<Finding> findings = Judge.judge(experiment, timeline);
        return new Account(experiment, new Result(name, "wire", 100, Judge.outcome(findings, false), timeline, findings, null, null));
    }

    /** The same with its controls and its changes, for each of which another recorded run stands. */
    static Account controlled(String name, String under) throws IOException {
        Experiment experiment = of(name).experiment();
        Result result = of(name).result();
        Timeline other = RecordedRunsTest.recorded(under);
        List<ControlRun> controls = new Controls(experiment, new Catalogue(Launched.HOME.resolve("experiments"), Set.of())::read)
                .run(result, script -> RunFolder.judge(script, other, null));
        Mutations mutations = new Mutations(experiment, result);
        List<ControlRun> changes = mutations.all().stream()
                .map(change -> mutations.judged(change, RunFolder.judge(change.script(), other, null)))
                .toList();
        return new Account(experiment, result.controlledBy(controls), Mutated.of(experiment, result, changes, controls));
    }

    static Statements statements() {
        return Statements.load(Launched.HOME.resolve("experiments/statements.json"));
    }
}
