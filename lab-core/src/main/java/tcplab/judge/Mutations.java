package tcplab.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tcplab.event.StepDone;
import tcplab.render.ControlRun;
import tcplab.render.Result;
import tcplab.script.Control;
import tcplab.script.Experiment;
import tcplab.script.Parsed;
import tcplab.text.Told;
import tcplab.verdict.Judgement;

/**
 * An experiment with one step left out, or with two neighbours exchanged, for each step in turn: which claims notice.
 * What waits does so for a while that its own run measures: what it waits for may never come.
 */
public final class Mutations {
    /** A machine that is busy may be late by so much. */
    private static final Duration LATE = Duration.ofMillis(400);

    /** A change of the script. @param change as a control line writes it */
    public record Mutation(String change, Experiment script) {}

    private final Experiment experiment;
    private final Result plain;

    /** @param plain a run of the experiment as it is */
    public Mutations(Experiment experiment, Result plain) {
        this.experiment = experiment;
        this.plain = plain;
    }

    /** In the order of the steps. What is no script any more, since a name is missing, is passed over. */
    public List<Mutation> all() {
        Map<Integer, Duration> limits = new HashMap<>();
        plain.timeline().all(StepDone.class).forEach(step -> limits.merge(step.line(), limit(step), Mutations::longer));
        experiment.steps().forEach(step -> limits.putIfAbsent(step.line(), LATE));
        List<Mutation> all = new ArrayList<>();
        for (Control.Changed change : Control.mutations(experiment, limits)) {
            Parsed variant = change.variant(experiment, experiment.name());
            if (variant.ok()) {
                all.add(new Mutation(change.text(), variant.experiment()));
            }
        }
        return all;
    }

    /** After this time a call that has not returned ends a changed run: longer than each took in the plain one. */
    public Duration callLimit() {
        return plain.timeline().all(StepDone.class).stream()
                .filter(step -> !step.text().matches("(await|pause)\\s.*"))
                .map(Mutations::limit)
                .reduce(LATE, Mutations::longer);
    }

    private static Duration limit(StepDone step) {
        return LATE.plusNanos(2 * (step.endNanos() - step.atNanos()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** What has become of all claims there. @param result of the mutation's run */
    public ControlRun judged(Mutation mutation, Result result) {
        List<ControlRun.Turn> turns = new ArrayList<>();
        boolean ran = !result.timeline().entries().isEmpty();
        for (int i = 0; i < plain.findings().size(); i++) {
            turns.add(new ControlRun.Turn(plain.findings().get(i), ran
                    ? UnderControl.judge(experiment.claims().get(i), plain.findings().get(i).shown(plain.timeline()), result.timeline())
                    : Judgement.inconclusive(result.problem() == null ? Told.nothing() : result.problem())));
        }
        return new ControlRun(mutation.change(), result, result.problem(), turns).withoutTimeline();
    }
}
