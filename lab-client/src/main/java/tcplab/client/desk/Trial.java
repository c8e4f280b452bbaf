package tcplab.client.desk;

import java.io.IOException;
import tcplab.judge.Controls;
import tcplab.render.Result;
import tcplab.run.Lab;
import tcplab.run.Runner;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;

/** Tries an experiment's controls on a lab that is open. Their runs are not kept: what they show is the verdict's. */
public final class Trial {
    private final Runner runner;
    private final Console console;
    private final Catalogue catalogue = Home.catalogue();

    public Trial(Lab lab, Console console) {
        this.runner = new Runner(lab);
        this.console = console;
    }

    /** The result with what became of its claims under their controls. */
    public Result of(Experiment experiment, Result result) throws IOException {
        return result.controlledBy(new Controls(experiment, catalogue::read).run(result.findings(), script -> runner.run(
                script, null, (step, of, text) -> console.progress(experiment.name() + " controls: " + text))));
    }
}
