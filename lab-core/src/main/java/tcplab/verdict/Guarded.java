package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.Optional;
import java.util.Set;
import tcplab.event.StepDone;
import tcplab.journal.Timeline;
import tcplab.model.Witness;
import tcplab.text.Told;

/**
 * Any claim, with what keeps every claim from being judged: evidence that is missing, evidence that came of the lab's own
 * lateness, and a run that stopped before its end. Then only what was seen and decides the claim for good counts; that something did not happen says nothing while
 * the rest of the script is missing.
 */
record Guarded(Claim claim) implements Claim {
    /** The claim, guarded once. */
    static Claim of(Claim claim) {
        return claim instanceof Guarded || claim instanceof Not || claim instanceof Both ? claim : new Guarded(claim);
    }

    @Override
    public Judgement judge(Timeline timeline) {
        Optional<Told> obstacle = claim.obstacle(timeline).or(() -> When.missing(claim.looks(), timeline));
        if (obstacle.isPresent()) {
            return Judgement.inconclusive(obstacle.get());
        }
        Judgement judgement = claim.judge(timeline);
        Optional<Told> late = Lateness.behind(judgement, timeline);
        if (late.isPresent()) {
            return Judgement.inconclusive(late.get());
        }
        if (judgement.verdict() == Verdict.REFUTED && claim.isOfTime() && timeline.wasStepped()) {
            return Judgement.inconclusive(Lateness.late(judgement.because(), timeline));
        }
        Optional<StepDone> stopped = timeline.all(StepDone.class).stream()
                .filter(step -> step.problem() != null)
                .findFirst();
        boolean decided = claim.isForGood(judgement.verdict()) && !judgement.evidence().isEmpty();
        if (stopped.isEmpty() || decided || judgement.verdict() == Verdict.INCONCLUSIVE) {
            return judgement;
        }
        return Judgement.inconclusive(say("the run stopped at line %d: %s",
                stopped.get().line(), stopped.get().problem()));
    }

    @Override
    public Set<Witness> witnesses() {
        return claim.witnesses();
    }

    @Override
    public Set<String> sockets() {
        return claim.sockets();
    }

    @Override
    public Told told() {
        return claim.told();
    }

    @Override
    public Set<String> looks() {
        return claim.looks();
    }

    @Override
    public boolean listsSockets() {
        return claim.listsSockets();
    }

    @Override
    public boolean isOfWholeStacks() {
        return claim.isOfWholeStacks();
    }

    @Override
    public void ask(Draft draft) {
        claim.ask(draft);
    }
}
