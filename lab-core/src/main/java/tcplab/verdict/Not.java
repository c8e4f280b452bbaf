package tcplab.verdict;

import java.util.Set;
import tcplab.journal.Timeline;
import tcplab.model.Witness;

/** The contrary of a claim: confirmed where that one is refuted, and inconclusive where it is. */
record Not(Claim claim) implements Claim {
    Not {
        claim = Guarded.of(claim);
    }

    @Override
    public Judgement judge(Timeline timeline) {
        Judgement judgement = claim.judge(timeline);
        return switch (judgement.verdict()) {
            case CONFIRMED -> Judgement.refuted(judgement.because(), judgement.evidence());
            case REFUTED -> Judgement.confirmed(judgement.because(), judgement.evidence());
            case INCONCLUSIVE -> judgement;
        };
    }

    @Override
    public Set<Witness> witnesses() {
        return claim.witnesses();
    }

    @Override
    public Set<String> sockets() {
        return claim.sockets();
    }
}
