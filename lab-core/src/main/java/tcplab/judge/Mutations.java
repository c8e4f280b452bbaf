package tcplab.judge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tcplab.render.ControlRun;
import tcplab.render.Result;
import tcplab.script.Control;
import tcplab.script.Experiment;
import tcplab.script.Parsed;
import tcplab.text.Told;
import tcplab.verdict.Finding;
import tcplab.verdict.Judgement;

/**
 * An experiment with one step left out, or with two neighbours exchanged, for each step in turn: which claims notice.
 * Awaits go on after a while, since what they wait for may never come.
 */
public final class Mutations {
    private final Experiment experiment;

    public Mutations(Experiment experiment) {
        this.experiment = experiment;
    }

    /** How many there are. */
    public int count() {
        return Control.mutations(experiment).size();
    }

    /**
     * Runs them. What is no script any more, since a name is missing, is passed over.
     *
     * @param findings those of the experiment's own run
     * @return one for each mutation that could be run, with all claims
     */
    public List<ControlRun> run(List<Finding> findings, Controls.How how) throws IOException {
        List<ControlRun> runs = new ArrayList<>();
        for (Control.Changed mutation : Control.mutations(experiment)) {
            Parsed variant = mutation.variant(experiment, experiment.name());
            if (variant.ok()) {
                Result result = how.run(variant.experiment());
                runs.add(new ControlRun(mutation.text(), result, result.problem(), turns(findings, result)));
            }
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
        }
        return runs;
    }

    private List<ControlRun.Turn> turns(List<Finding> findings, Result result) {
        List<ControlRun.Turn> turns = new ArrayList<>();
        boolean ran = !result.timeline().entries().isEmpty();
        for (int i = 0; i < findings.size(); i++) {
            turns.add(new ControlRun.Turn(findings.get(i), ran
                    ? experiment.claims().get(i).claim().judge(result.timeline())
                    : Judgement.inconclusive(result.problem() == null ? Told.nothing() : result.problem())));
        }
        return turns;
    }
}
