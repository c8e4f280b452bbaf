package tcplab.verdict;

import static tcplab.text.Language.say;

import java.util.Optional;
import java.util.Set;
import tcplab.event.StepDone;
import tcplab.journal.Timeline;

/**
 * Any claim, on a run that may have stopped before its end: then only what was seen to contradict the claim counts.
 * That something did not happen, or did, says nothing while the rest of the script is missing.
 */
record StoppedRun(Claim claim) implements Claim {
    @Override
    public Judgement judge(Timeline timeline) {
        Judgement judgement = claim.judge(timeline);
        Optional<StepDone> stopped = timeline.all(StepDone.class).stream()
                .filter(step -> step.problem() != null)
                .findFirst();
        boolean contradicted = judgement.verdict() == Verdict.REFUTED
                && claim.isRefutedForGood()
                && !judgement.evidence().isEmpty();
        if (stopped.isEmpty() || contradicted || judgement.verdict() == Verdict.INCONCLUSIVE) {
            return judgement;
        }
        return Judgement.inconclusive(say("the run stopped at line %d: %s",
                stopped.get().line(), stopped.get().problem()));
    }

    @Override
    public Set<String> witnesses() {
        return claim.witnesses();
    }

    @Override
    public Set<String> sockets() {
        return claim.sockets();
    }
}
