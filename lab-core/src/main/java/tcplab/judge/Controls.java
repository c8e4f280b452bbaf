package tcplab.judge;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import tcplab.journal.Timeline;
import tcplab.render.ControlRun;
import tcplab.render.Result;
import tcplab.render.ScriptChange;
import tcplab.script.Control;
import tcplab.script.Experiment;
import tcplab.script.Parsed;
import tcplab.text.Told;
import tcplab.verdict.Finding;
import tcplab.verdict.Judgement;

/** Has the controls of an experiment run, each once, and judges there the claims that name it. */
public final class Controls {
    /** How one experiment is run. */
    public interface How {
        /** The run; an {@link IOException} ends all. */
        Result run(Experiment experiment) throws IOException;
    }

    private final Experiment experiment;
    private final Function<String, Parsed> catalogue;

    /** @param catalogue reads another experiment by its name */
    public Controls(Experiment experiment, Function<String, Parsed> catalogue) {
        this.experiment = experiment;
        Map<String, Parsed> read = new HashMap<>();
        this.catalogue = name -> read.computeIfAbsent(name, catalogue);
    }

    /** The script of one control, ready to be run. @param script null if there is a problem */
    private record Prepared(Experiment script, Told problem) {
        static Prepared of(Parsed parsed) {
            return parsed.ok() ? new Prepared(parsed.experiment(), null) : new Prepared(null, parsed.problems().get(0).told());
        }
    }

    /** What is wrong with the controls' scripts, without running one. */
    public List<Told> problems() {
        List<Told> problems = new ArrayList<>();
        byText().forEach((text, claims) -> claims.stream()
                // A changed script is the same for all of its claims.
                .limit(claims.get(0).control() instanceof Control.Changed ? 1 : claims.size())
                .map(this::prepared)
                .map(Prepared::problem)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(problem -> problems.add(say("control %1$s: %2$s", text, problem))));
        return problems;
    }

    /** Runs them. @param asItIs the experiment's own run */
    public List<ControlRun> run(Result asItIs, How how) throws IOException {
        List<ControlRun> runs = new ArrayList<>();
        for (List<Named> claims : byText().values()) {
            runs.add(run(claims, asItIs, how));
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
        }
        return runs;
    }

    /** Runs one of them alone. @param control one of the experiment's that can be run */
    public ControlRun only(Control control, Result asItIs, How how) throws IOException {
        return run(byText().get(control.text()), asItIs, how);
    }

    /** Judges once more what was kept. @param kept the timeline of the control with this number, from 1; empty if it was not run */
    public List<ControlRun> again(Result asItIs, Kept kept) throws IOException {
        List<ControlRun> runs = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, List<Named>> control : byText().entrySet()) {
            Optional<Timeline> timeline = kept.timeline(++number);
            if (timeline.isPresent()) {
                Result result = RunFolder.judge(experiment, timeline.get(), null);
                runs.add(new ControlRun(control.getKey(), change(control.getValue().get(0).control()), result, result.problem(),
                        turns(control.getValue(), asItIs, result, result.problem())));
            }
        }
        return runs;
    }

    /** Where the runs of controls are kept. */
    public interface Kept {
        /** @param number from 1, in the order of {@link #run} */
        Optional<Timeline> timeline(int number) throws IOException;
    }

    /** A claim, by its place among the experiment's, and a control of it. */
    private record Named(int claim, Control control) {}

    /** The controls that can be run, by what they say, with the claims that name them; those of one run go together. */
    private Map<String, List<Named>> byText() {
        Map<String, List<Named>> named = new LinkedHashMap<>();
        for (int i = 0; i < experiment.claims().size(); i++) {
            for (Control control : experiment.claims().get(i).controls()) {
                if (!(control instanceof Control.None)) {
                    named.computeIfAbsent(control.text(), text -> new ArrayList<>()).add(new Named(i, control));
                }
            }
        }
        return named;
    }

    private Prepared prepared(Named named) {
        String path = experiment.name();
        if (named.control() instanceof Control.Changed changed) {
            return Prepared.of(changed.variant(experiment, path));
        }
        Control.Elsewhere elsewhere = (Control.Elsewhere) named.control();
        Parsed other = catalogue.apply(elsewhere.experiment());
        return Prepared.of(other.ok()
                ? elsewhere.with(other.experiment(), experiment.claims().get(named.claim()), elsewhere.experiment())
                : other);
    }

    private ControlRun run(List<Named> claims, Result asItIs, How how) throws IOException {
        String control = claims.get(0).control().text();
        Prepared prepared = prepared(claims.get(0));
        if (prepared.problem() != null) {
            return new ControlRun(control, List.of(), null, prepared.problem(), turns(claims, asItIs, null, prepared.problem()));
        }
        Result result = how.run(prepared.script());
        return new ControlRun(control, change(claims.get(0).control()), result, result.problem(), turns(claims, asItIs, result, result.problem()));
    }

    /** What it makes of the script's steps, as {@link ScriptChange} writes it; nothing if it is another script. */
    public List<String> change(Control control) {
        Parsed variant = control instanceof Control.Changed changed ? changed.variant(experiment, experiment.name()) : null;
        return variant == null || !variant.ok() ? List.of() : ScriptChange.of(steps(experiment), steps(variant.experiment()));
    }

    private static List<String> steps(Experiment experiment) {
        return experiment.steps().stream().map(Experiment.StepItem::plain).toList();
    }

    private List<ControlRun.Turn> turns(List<Named> claims, Result asItIs, Result result, Told problem) {
        List<ControlRun.Turn> turns = new ArrayList<>();
        for (Named named : claims) {
            Experiment.ClaimLine claim = experiment.claims().get(named.claim());
            boolean ran = result != null && !result.timeline().entries().isEmpty();
            Finding finding = asItIs.findings().get(named.claim());
            turns.add(new ControlRun.Turn(finding, ran
                    ? UnderControl.judge(claim, finding.shown(asItIs.timeline()), result.timeline())
                    : Judgement.inconclusive(problem)));
        }
        return turns;
    }
}
