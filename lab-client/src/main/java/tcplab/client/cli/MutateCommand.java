package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Home;
import tcplab.client.desk.Selection;
import tcplab.client.desk.Trial;
import tcplab.client.desk.UsageException;
import tcplab.host.BenchUnavailable;
import tcplab.judge.Controls;
import tcplab.judge.Mutations;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.render.ControlRun;
import tcplab.render.MutationTable;
import tcplab.render.Outcome;
import tcplab.render.Result;
import tcplab.run.Lab;
import tcplab.run.Runner;
import tcplab.script.Control;
import tcplab.script.Experiment;

/** {@code mutate}: shows that the claims of an experiment can fail. */
final class MutateCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "mutate",
            "scripts/lab mutate NAME|TOPIC|FILE|all... [--bench B]",
            say("Runs an experiment with each step left out and each two neighbours exchanged, and shows which claims notice. A claim "
                    + "that tests a statement, and that neither such a change nor its control turns, shows nothing: the exit code is 1."),
            "scripts/lab mutate close/three-way");

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, Map.of("--bench", true));
        if (options.operands().isEmpty()) {
            throw new UsageException(say("%s needs an experiment", WORD.name()), say("as in: %s", WORD.example()));
        }
        String bench = RunCommand.bench(options);
        List<Experiment> experiments = Selection.of(options.operands(), Home.catalogue(), console);
        int code = ExitCode.AS_RECORDED;
        try (Interrupt interrupt = new Interrupt();
                Lab lab = Lab.open(bench, console::log)) {
            for (Experiment experiment : experiments) {
                code = Math.max(code, mutated(lab, experiment, console));
                if (Thread.interrupted()) {
                    return ExitCode.INTERRUPTED;
                }
            }
            return code;
        } catch (BenchUnavailable e) {
            console.error(e.told(), e);
            return ExitCode.INCONCLUSIVE;
        }
    }

    private static int mutated(Lab lab, Experiment experiment, Console console) throws IOException {
        Runner runner = new Runner(lab);
        Result plain = runner.run(experiment, null, (step, of, text) -> console.progress(experiment.name() + ": " + text));
        console.clearProgress();
        console.print(Console.bold(experiment.name()));
        if (plain.outcome() != Outcome.AS_RECORDED) {
            console.print(say("it is not as recorded here, so nothing can be said of its claims: %s", plain.outcome().word()));
            return ExitCode.INCONCLUSIVE;
        }
        Mutations mutations = new Mutations(experiment);
        int of = mutations.count();
        int[] done = {0};
        Controls.How how = script -> {
            console.progress(experiment.name() + " " + ++done[0] + "/" + of);
            return runner.run(script, null, (step, steps, text) -> {});
        };
        List<ControlRun> runs = new ArrayList<>(mutations.run(plain.findings(), how));
        List<ControlRun> controls = Trial.on(lab, console).of(experiment, plain).controls();
        console.clearProgress();
        console.print(MutationTable.draw(plain.findings(), runs, console.style()));
        runs.addAll(controls);
        return unturned(experiment, runs, console) ? ExitCode.DIFFERS : ExitCode.AS_RECORDED;
    }

    /** Names the claims that should have noticed something and did not; true if there is one. */
    private static boolean unturned(Experiment experiment, List<ControlRun> runs, Console console) {
        boolean found = false;
        for (int i = 0; i < experiment.claims().size(); i++) {
            Experiment.ClaimLine claim = experiment.claims().get(i);
            boolean excused = claim.statements().isEmpty() || claim.controls().stream().anyMatch(Control.None.class::isInstance);
            boolean turned = runs.stream()
                    .flatMap(run -> run.turns().stream())
                    .anyMatch(turn -> turn.here().line() == claim.line() && turn.isTurned());
            if (!excused && !turned) {
                console.print(say("claim %1$d (%2$s) tests a statement, and nothing turned it", i + 1, claim.text()));
                found = true;
            }
        }
        return found;
    }
}
