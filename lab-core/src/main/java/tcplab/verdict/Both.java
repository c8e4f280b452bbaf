package tcplab.verdict;

import java.util.HashSet;
import java.util.Set;
import tcplab.journal.Timeline;
import tcplab.model.Witness;

/** Two claims at once; what was seen is told by the first, unless the second is what fails. */
record Both(Claim first, Claim second) implements Claim {
    Both {
        first = Guarded.of(first);
        second = Guarded.of(second);
    }

    @Override
    public Judgement judge(Timeline timeline) {
        Judgement judgement = first.judge(timeline);
        if (judgement.verdict() != Verdict.CONFIRMED) {
            return judgement;
        }
        Judgement other = second.judge(timeline);
        return other.verdict() == Verdict.CONFIRMED ? judgement : other;
    }

    @Override
    public Set<Witness> witnesses() {
        return union(first.witnesses(), second.witnesses());
    }

    @Override
    public Set<String> sockets() {
        return union(first.sockets(), second.sockets());
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }
}
