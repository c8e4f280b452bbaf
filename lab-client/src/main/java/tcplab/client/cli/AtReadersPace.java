package tcplab.client.cli;

import java.io.IOException;
import java.util.List;
import tcplab.client.desk.Console;
import tcplab.client.desk.Keeper;
import tcplab.client.desk.Tour;
import tcplab.host.BenchUnavailable;
import tcplab.run.Lab;
import tcplab.run.LabSoon;
import tcplab.run.Runner;
import tcplab.script.Experiment;

/** Runs experiments one after the other in this process, each when a reader wants to see it. */
final class AtReadersPace implements Workplace {
    private final Lab lab;
    private final Tour tour;
    private final Keeper keeper;
    private final Console console;

    /** @param soon is closed with this */
    AtReadersPace(LabSoon soon, Tour tour, Keeper keeper, Console console) throws BenchUnavailable, IOException {
        this.tour = tour;
        this.keeper = keeper;
        this.console = console;
        this.lab = soon.get();
    }

    @Override
    public void run(List<Experiment> queue, Outlet outlet) throws IOException {
        Runner runner = new Runner(lab);
        tour.through(
                queue,
                experiment -> keeper.run(experiment, (e, folder) -> runner.run(
                        e, folder, (step, of, text) -> console.progress(e.name() + ": " + text))),
                outlet::keep);
    }

    @Override
    public void close() {
        lab.close();
    }
}
