package tcplab.client.cli;

import java.io.IOException;
import java.util.List;
import tcplab.client.desk.Console;
import tcplab.client.desk.Keeper;
import tcplab.client.desk.Trial;
import tcplab.host.BenchUnavailable;
import tcplab.render.Result;
import tcplab.run.Lab;
import tcplab.run.LabSoon;
import tcplab.run.Runner;
import tcplab.script.Experiment;
import tcplab.text.Told;

/** Runs experiments one after the other in this process. */
final class OneByOne implements Workplace {
    private final Lab lab;
    private final Runner runner;
    private final Keeper keeper;
    private final Console console;
    private final boolean controlled;

    /**
     * @param soon is closed with this
     * @param controlled true to run each experiment's controls after it
     */
    OneByOne(LabSoon soon, boolean controlled, Keeper keeper, Console console) throws BenchUnavailable, IOException {
        this.keeper = keeper;
        this.controlled = controlled;
        this.console = console;
        this.lab = soon.get();
        this.runner = new Runner(lab);
        console.log("bench " + lab.bench().name() + ": " + console.tell(lab.bench().reason()));
    }

    @Override
    public void run(List<Experiment> queue, Outlet outlet) throws IOException {
        int done = 0;
        for (Experiment experiment : queue) {
            String place = queue.size() == 1 ? "" : ++done + "/" + queue.size() + " ";
            Result result = keeper.run(experiment, (e, folder) -> runner.run(
                    e, folder, (step, of, text) -> console.progress(place + e.name() + ": " + text)));
            if (Thread.interrupted()) {
                return;
            }
            outlet.accept(controlled ? Trial.on(lab, console).of(experiment, result) : result, experiment.toldTitle());
        }
    }

    @Override
    public void close() {
        lab.close();
    }
}
