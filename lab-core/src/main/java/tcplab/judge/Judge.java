package tcplab.judge;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Optional;
import tcplab.event.StepDone;
import tcplab.journal.Timeline;
import tcplab.render.Outcome;
import tcplab.script.Experiment;
import tcplab.script.Premise;
import tcplab.text.Told;
import tcplab.verdict.Finding;
import tcplab.verdict.Judgement;
import tcplab.verdict.Measure;
import tcplab.verdict.Verdict;

/** Judges the claims of an experiment on a timeline, fresh or saved. */
public final class Judge {
    private Judge() {}

    /** One finding for each claim, in order. */
    public static List<Finding> judge(Experiment experiment, Timeline timeline) {
        return experiment.claims().stream()
                .map(claim -> finding(claim, judge(claim, timeline)))
                .toList();
    }

    /** The findings of a run that could not take place: nothing was seen. */
    public static List<Finding> nothingSeen(Experiment experiment, Told why) {
        return experiment.claims().stream()
                .map(claim -> finding(claim, Judgement.inconclusive(why)))
                .toList();
    }

    /** What stands on a premise that is not known to hold says nothing. */
    public static Judgement judge(Experiment.ClaimLine claim, Timeline timeline) {
        for (Premise premise : claim.premises()) {
            Judgement judgement = premise.claim().judge(timeline);
            if (judgement.verdict() != Verdict.CONFIRMED) {
                return Judgement.inconclusive(judgement.verdict() == Verdict.REFUTED
                        ? say("its premise does not hold, given %1$s: %2$s", premise.text(), judgement.because())
                        : say("its premise cannot be judged, given %1$s: %2$s", premise.text(), judgement.because()));
            }
        }
        Judgement judgement = claim.claim().judge(timeline);
        boolean undecided = claim.recorded() == Verdict.INCONCLUSIVE && judgement.verdict() == Verdict.CONFIRMED;
        return undecided ? judgement.decidingNothing() : judgement;
    }

    private static Finding finding(Experiment.ClaimLine claim, Judgement judgement) {
        return new Finding(
                claim.line(),
                claim.text(),
                judgement.verdict(),
                claim.recorded(),
                claim.statements(),
                judgement.because(),
                claim.reason(),
                claim.proof(),
                judgement.evidence(),
                claim.figure().isEmpty()
                        ? null
                        : new Measure(claim.figure(), judgement.measured(), judgement.window()));
    }

    /** Why the run did not reach its end, with the place in the script; empty if it did. @param name the experiment's */
    public static Optional<Told> problem(String name, Timeline timeline) {
        return timeline.all(StepDone.class).stream()
                .filter(step -> step.problem() != null)
                .map(step -> Told.format("%s.lab:%d: %s: %s", name, step.line(), step.text(), step.problem()))
                .findFirst();
    }

    /** @param stopped true if the run did not reach its end */
    public static Outcome outcome(List<Finding> findings, boolean stopped) {
        boolean differs = findings.stream()
                .anyMatch(f -> !f.asRecorded() && f.verdict() != Verdict.INCONCLUSIVE);
        if (differs) {
            return Outcome.DIFFERS;
        }
        if (stopped) {
            return Outcome.FAILED;
        }
        return findings.stream().allMatch(Finding::asRecorded) ? Outcome.AS_RECORDED : Outcome.INCONCLUSIVE;
    }
}
