package tcplab.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tcplab.command.StepFailure;
import tcplab.journal.Timeline;
import tcplab.judge.Judge;
import tcplab.judge.RunFolder;
import tcplab.model.Side;
import tcplab.render.Outcome;
import tcplab.render.Result;
import tcplab.script.Experiment;
import tcplab.text.Told;
import tcplab.verdict.Finding;

/** Runs experiments one after the other on a lab: arm, perform, settle, freeze, judge, undo. */
public final class Runner {
    private final Lab lab;
    private final Duration callLimit;

    public Runner(Lab lab) {
        this(lab, Performance.CALL_LIMIT);
    }

    /** @param callLimit after which a call that has not returned ends a run */
    public Runner(Lab lab, Duration callLimit) {
        this.lab = lab;
        this.callLimit = callLimit;
    }

    /** Told of the progress of a run; all on the running thread. */
    public interface Progress {
        void step(int done, int of, String text);

        /** The run has come to this line of the script. @param heading true for a heading, false for a step */
        default void at(int line, boolean heading, Told text) {}
    }

    /**
     * Runs it once.
     *
     * @param folder where to keep the run, or null to keep it nowhere
     * @throws NotKept if the run was made and the folder cannot be written
     * @throws IOException if the lab itself cannot work
     */
    public Result run(Experiment experiment, Path folder, Progress progress) throws IOException {
        return run(experiment, folder, progress, null);
    }

    /**
     * The same, stepped through by somebody.
     *
     * @param stepping null if it runs by itself
     * @throws RunLeft if that somebody has left
     */
    public Result run(Experiment experiment, Path folder, Progress progress, Stepping stepping) throws IOException {
        Optional<Told> obstacle = lab.obstacle(experiment);
        if (obstacle.isPresent()) {
            return notJudged(experiment, 0, new Timeline(List.of()), obstacle.get());
        }
        long start = System.nanoTime();
        if (stepping != null) {
            ReadersTime.on(lab.bench(), experiment);
        }
        Performance performance = lab.begin(experiment);
        performance.callsReturnWithin(callLimit);
        Told problem = null;
        Timeline timeline;
        try {
            if (stepping != null) {
                stepping.begin(lab, performance);
                ReadersTime.acks(performance.wire(), experiment);
            }
            perform(experiment, performance, progress, stepping);
        } catch (StepFailure e) {
            problem = e.told();
        } finally {
            if (stepping != null) {
                stepping.over();
            }
            timeline = lab.end(performance);
        }
        if (stepping != null) {
            stepping.checkNotLeft();
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        Optional<Told> lost = lab.peer(Side.SERVER).lost();
        if (lost.isPresent()) {
            return notJudged(experiment, millis, timeline, lost.get());
        }
        if (problem == null) {
            problem = Judge.problem(experiment.name(), timeline).orElse(null);
        }
        List<Finding> findings = Judge.judge(experiment, timeline);
        Outcome outcome = Judge.outcome(findings, problem != null);
        Result result = new Result(
                experiment.name(), lab.bench().name().word(), millis, outcome, timeline, findings, problem, null);
        return folder == null ? result : kept(experiment, result, folder);
    }

    /** What could not be run as it is written, which is kept nowhere. */
    private Result notJudged(Experiment experiment, long millis, Timeline timeline, Told why) {
        return new Result(experiment.name(), lab.bench().name().word(), millis, Outcome.FAILED, timeline,
                Judge.nothingSeen(experiment, why), why, null);
    }

    private Result kept(Experiment experiment, Result result, Path folder) throws NotKept {
        try {
            RunFolder.save(folder, experiment, result, lab.witnesses().captures());
        } catch (IOException e) {
            throw new NotKept(folder, Told.of(e), result, e);
        }
        return result.keptIn(folder);
    }

    private void perform(Experiment experiment, Performance performance, Progress progress, Stepping stepping)
            throws StepFailure {
        List<Experiment.Item> items = new ArrayList<>(experiment.items());
        int steps = experiment.steps().size();
        int number = 0;
        for (int i = 0; i < items.size(); i++) {
            Experiment.Item item = items.get(i);
            if (item instanceof Experiment.HeadingItem heading) {
                performance.heading(heading.line(), heading.en(), heading.zh());
                progress.at(heading.line(), true, Told.written(heading.en(), heading.zh()));
            } else if (item instanceof Experiment.StepItem step) {
                progress.step(i, items.size(), step.text());
                progress.at(step.line(), false, Told.plain(step.text()));
                if (stepping != null) {
                    stepping.awaitTurn(step, ++number, steps);
                    ReadersTime.acks(performance, step.step());
                }
                try {
                    performance.step(step.line(), step.text(), step.step());
                } catch (StepFailure e) {
                    throw new StepFailure(Told.format(
                            "%s.lab:%d: %s: %s", experiment.name(), step.line(), step.text(), e.told()));
                }
            }
        }
        if (stepping != null) {
            stepping.awaitEnd(steps);
        }
    }
}
