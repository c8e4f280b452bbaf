package tcplab.client.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tcplab.render.Result;
import tcplab.run.Lab;
import tcplab.run.RunLeft;
import tcplab.run.Runner;
import tcplab.script.Experiment;

/** Experiments on a lab that is open already, and the words that stand for one or for a kept run. */
public final class Batch {
    private Batch() {}

    /** Names of experiments and topics, for completion; none if the folder cannot be read. */
    public static List<String> experimentNames() {
        try {
            List<String> names = new ArrayList<>(Home.catalogue().names());
            names.addAll(topics());
            names.add(Selection.TOUR);
            return names;
        } catch (IOException e) {
            return List.of();
        }
    }

    /** What can stand for a kept run, for completion: its name, an experiment, latest. */
    public static List<String> runNames() {
        List<String> names = new ArrayList<>(List.of(RunStore.LATEST));
        try {
            RunStore store = RunStore.of(null, System.getenv());
            names.addAll(store.lastByName().keySet());
            store.runs().forEach(run -> names.add(run.getFileName().toString()));
            Home.catalogue().names().forEach(name -> names.add(RunWord.RECORDED + "/" + name));
        } catch (IOException e) {
            // Then latest is all that can be offered.
        }
        return names;
    }

    public static List<String> topics() {
        try {
            return Home.catalogue().topics();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Runs experiments on a lab that is open already, and keeps them as {@code run} does where it can. */
    public static int runOn(Lab lab, List<String> words, Console console) throws UsageException, IOException {
        return run(words, console, on(lab, console));
    }

    /** The tour at a reader's pace. */
    public static int tourOn(Lab lab, Keypad.Opening keypad, Console console) throws UsageException, IOException {
        List<Experiment> experiments = Selection.of(List.of(Selection.TOUR), Home.catalogue(), console);
        Keeper keeper = Keeper.usual(console);
        Keeper.How how = on(lab, console);
        List<Result> results = new ArrayList<>();
        new Tour(keypad, console).through(experiments, experiment -> keeper.run(experiment, how), results::add);
        return Report.exitCode(results);
    }

    /** The same, each with its controls. */
    public static int controlsOn(Lab lab, List<String> words, Console console) throws UsageException, IOException {
        return run(words, console, on(lab, console), Trial.on(lab, console));
    }

    /** The same in another way. */
    public static int run(List<String> words, Console console, Keeper.How how) throws UsageException, IOException {
        return run(words, console, how, null);
    }

    /** @param trial of the controls; null to leave them alone */
    private static int run(List<String> words, Console console, Keeper.How how, Trial trial)
            throws UsageException, IOException {
        List<Experiment> experiments = Selection.of(words, Home.catalogue(), console);
        Keeper keeper = Keeper.usual(console);
        List<Result> results = new ArrayList<>();
        for (Experiment experiment : experiments) {
            Result result;
            try {
                result = keeper.run(experiment, how);
            } catch (RunLeft e) {
                console.print(e.told());
                break;
            }
            console.clearProgress();
            console.print(Report.full(result, experiment.toldTitle(), console));
            if (trial != null) {
                result = trial.of(experiment, result);
                console.clearProgress();
                console.print(Report.controls(result, false, console));
            }
            results.add(result);
            if (Thread.interrupted()) {
                break;
            }
        }
        return Report.exitCode(results);
    }

    private static Keeper.How on(Lab lab, Console console) {
        Runner runner = new Runner(lab);
        return (experiment, folder) -> runner.run(
                experiment,
                folder,
                Story.told(
                        (step, of, text) -> console.progress(experiment.name() + ": " + text), console.style().language()));
    }

    /** Does {@code quiz} on a lab that is open already. */
    public static int quizOn(Lab lab, List<String> words, Learner learner, Console console)
            throws UsageException, IOException {
        List<Experiment> experiments = Selection.of(words, Home.catalogue(), console);
        return quiz(lab, learner, Scores.of(console), 0, console).play(experiments);
    }

    public static Quiz quiz(Lab lab, Learner learner, Scores scores, long seed, Console console) {
        Keeper keeper = Keeper.usual(console);
        Keeper.How how = on(lab, console);
        return new Quiz(lab, experiment -> keeper.run(experiment, how), script -> how.run(script, null), learner, scores,
                ProgressFile.of(console), seed, console);
    }
}
