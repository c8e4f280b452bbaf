package tcplab.client.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tcplab.client.desk.Home;
import tcplab.judge.Controls;
import tcplab.judge.Mutated;
import tcplab.judge.Mutations;
import tcplab.judge.Mutations.Mutation;
import tcplab.render.ControlRun;
import tcplab.render.Outcome;
import tcplab.render.Result;
import tcplab.script.Experiment;

/** The tasks of a crew that try one experiment: as it is, then each of its changes, and its controls. */
final class MutationTrial {
    private final Experiment experiment;
    private final Crew crew;
    private final Consumer<MutationTrial> over;
    private final Runnable step;
    private Result plain;
    private ControlRun[] changes = {};
    private List<ControlRun> controls = List.of();
    private int unfinished;

    /**
     * @param step told of each run that has been made
     * @param over told once when all is tried
     */
    MutationTrial(Experiment experiment, Crew crew, Runnable step, Consumer<MutationTrial> over) {
        this.experiment = experiment;
        this.crew = crew;
        this.step = step;
        this.over = over;
    }

    Experiment experiment() {
        return experiment;
    }

    /** The experiment as it is. */
    Result plain() {
        return plain;
    }

    /** True if its claims are as recorded here: of others nothing can be said. */
    boolean isTried() {
        return plain.outcome() == Outcome.AS_RECORDED;
    }

    List<ControlRun> changes() {
        return List.of(changes);
    }

    Mutated mutated() {
        return Mutated.of(experiment, plain, changes(), controls);
    }

    /** The first task, which adds the others. */
    void begin(Worker worker) throws IOException {
        plain = worker.runAside(experiment, null);
        step.run();
        if (!isTried()) {
            over.accept(this);
            return;
        }
        Mutations mutations = new Mutations(experiment, plain);
        Duration callLimit = mutations.callLimit();
        List<Mutation> all = mutations.all();
        changes = new ControlRun[all.size()];
        List<Crew.Task> tasks = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            int place = i;
            tasks.add(next -> {
                changes[place] = mutations.judged(all.get(place), next.runAside(all.get(place).script(), callLimit));
                finished();
            });
        }
        tasks.add(next -> {
            controls = new Controls(experiment, Home.catalogue()::read)
                    .run(plain, script -> next.runAside(script, null)).stream()
                    .map(ControlRun::withoutTimeline)
                    .toList();
            finished();
        });
        unfinished = tasks.size();
        crew.addNext(tasks);
    }

    private void finished() {
        step.run();
        boolean last;
        synchronized (this) {
            last = --unfinished == 0;
        }
        if (last) {
            over.accept(this);
        }
    }
}
