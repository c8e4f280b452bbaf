package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tcplab.client.desk.Console;
import tcplab.client.desk.Keeper;
import tcplab.host.BenchUnavailable;
import tcplab.model.BenchName;
import tcplab.render.Result;
import tcplab.run.Lab;
import tcplab.run.RunLeft;
import tcplab.script.Experiment;
import tcplab.text.Told;

/** Runs experiments one after the other in this process, each stepped through by a learner. */
public final class StepByStep implements Workplace {
    /** Runs an experiment while a learner steps through it. */
    public interface Stepper {
        /**
         * @param folder where the run is kept, or null
         * @throws RunLeft if the learner has left
         */
        Result run(Lab lab, Experiment experiment, Path folder, Console console) throws IOException;
    }

    private final Stepper steps;
    private final Lab lab;
    private final Keeper keeper;
    private final Console console;
    private boolean left;

    StepByStep(Stepper steps, String bench, Keeper keeper, Console console) throws BenchUnavailable, IOException {
        this.steps = steps;
        this.keeper = keeper;
        this.console = console;
        this.lab = Lab.open(bench.equals("auto") ? BenchName.WIRE.word() : bench, console::log);
        if (lab.bench().wire().isEmpty()) {
            close();
            throw new BenchUnavailable(Told.say("to step, segments must wait on the lab's wire, and the %s bench has none; use --bench wire",
                    lab.bench().name()));
        }
    }

    @Override
    public void run(List<Experiment> queue, Outlet outlet) throws IOException {
        for (Experiment experiment : queue) {
            console.print(Console.bold(experiment.name()));
            Result result;
            try {
                result = keeper.run(experiment, (e, folder) -> steps.run(lab, e, folder, console));
            } catch (RunLeft e) {
                console.print(e.told());
                left = true;
                return;
            }
            outlet.accept(result, experiment.toldTitle());
        }
    }

    @Override
    public boolean wasLeft() {
        return left;
    }

    @Override
    public void close() {
        lab.close();
    }
}
