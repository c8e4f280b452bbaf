package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tcplab.client.desk.Console;
import tcplab.client.desk.Reason;
import tcplab.client.desk.RunStore;
import tcplab.client.desk.Trial;
import tcplab.render.Result;
import tcplab.script.Experiment;

/**
 * Runs experiments side by side, each worker a process with namespaces of its own. Those with the tag {@code slow} wait
 * for kernel timers most of their time: they have workers of their own, beside the others.
 */
final class SideBySide implements Workplace {
    private static final String SLOW = "slow";

    private final int jobs;
    private final String bench;
    private final boolean controlled;
    private final RunStore store;
    private final Console console;
    private final AtomicInteger begun = new AtomicInteger();

    /**
     * @param controlled true to run each experiment's controls after it
     * @param store where the runs are kept, or null
     */
    SideBySide(int jobs, String bench, boolean controlled, RunStore store, Console console) {
        this.jobs = jobs;
        this.bench = bench;
        this.controlled = controlled;
        this.store = store;
        this.console = console;
    }

    @Override
    public void run(List<Experiment> queue, Outlet outlet) throws IOException {
        Map<Boolean, List<Experiment>> slow =
                queue.stream().collect(Collectors.partitioningBy(experiment -> experiment.tags().contains(SLOW)));
        begun.set(0);
        try (Crew quick = crew(slow.get(false), queue.size(), outlet).begin(Math.min(jobs, slow.get(false).size()));
                Crew waiting = crew(slow.get(true), queue.size(), outlet).begin(Math.min(2 * jobs, slow.get(true).size()))) {
            quick.await();
            waiting.await();
        } catch (InterruptedException e) {
            // What is complete is complete; the others have ended with their workers.
        }
    }

    private Crew crew(List<Experiment> experiments, int of, Outlet outlet) {
        Crew crew = new Crew(bench, console);
        crew.addNext(experiments.stream().<Crew.Task>map(experiment -> worker -> run(experiment, worker, of, outlet)).toList());
        return crew;
    }

    private void run(Experiment experiment, Worker worker, int of, Outlet outlet) throws IOException {
        String place = begun.incrementAndGet() + "/" + of + " ";
        console.progress(place + experiment.name());
        Result result = store == null
                ? worker.runAside(experiment, null)
                : worker.run(experiment, store.next(experiment.name() + "-" + worker.pid()));
        if (result.folder() != null) {
            try {
                store.keep(result.folder());
            } catch (IOException e) {
                console.remark(say("%s is kept, but 'latest' could not be set: %s", result.folder(), Reason.of(e)));
            }
        }
        outlet.accept(controlled ? new Trial(script -> {
            console.progress(place + script.name() + " controls");
            return worker.runAside(script, null);
        }, console).of(experiment, result) : result, experiment.toldTitle());
    }

    @Override
    public void close() {
        // Each crew has ended already.
    }
}
