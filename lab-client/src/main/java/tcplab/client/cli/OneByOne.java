package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tcplab.client.desk.Console;
import tcplab.client.desk.Reason;
import tcplab.client.desk.RunStore;
import tcplab.host.BenchUnavailable;
import tcplab.render.Result;
import tcplab.run.Lab;
import tcplab.run.Runner;
import tcplab.script.Experiment;
import tcplab.text.Told;

/** Runs experiments one after the other in this process. */
final class OneByOne implements Workplace {
    private final Lab lab;
    private final Runner runner;
    private final RunStore store;
    private final Console console;

    /** @param store where runs are kept, or null */
    OneByOne(String bench, RunStore store, Console console) throws BenchUnavailable, IOException {
        this.store = store;
        this.console = console;
        this.lab = Lab.open(bench, console::log);
        this.runner = new Runner(lab);
        console.log("bench " + lab.bench().name() + ": " + lab.bench().reason());
    }

    @Override
    public void run(List<Experiment> queue, RunCommand.Outlet outlet) throws IOException {
        int done = 0;
        for (Experiment experiment : queue) {
            String place = queue.size() == 1 ? "" : ++done + "/" + queue.size() + " ";
            Path folder = store == null ? null : store.next(experiment.name());
            Result result = runner.run(
                    experiment,
                    folder,
                    (step, of, text) -> console.progress(place + experiment.name() + ": " + text));
            if (Thread.interrupted()) {
                return;
            }
            if (store != null && result.folder() != null) {
                keep(result.folder());
            }
            outlet.accept(result, experiment.toldTitle());
        }
    }

    private void keep(Path folder) {
        try {
            store.keep(folder);
        } catch (IOException e) {
            console.remark(say("%s is kept, but 'latest' could not be set: %s", folder, Reason.of(e)));
        }
    }

    @Override
    public void close() {
        lab.close();
    }
}
