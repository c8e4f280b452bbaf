package tcplab.verdict;

import java.util.Optional;
import java.util.Set;
import tcplab.event.StepDone;
import tcplab.journal.Timeline;
import tcplab.model.Witness;
import tcplab.text.Told;

/** A claim on calls of one socket. The journal records every call, so no witness is needed. */
interface OfCalls extends Claim {
    CallPattern pattern();

    @Override
    default Set<Witness> witnesses() {
        return Set.of();
    }

    @Override
    default Set<String> sockets() {
        return Set.of(pattern().socket());
    }

    @Override
    default Optional<Told> obstacle(Timeline timeline) {
        return pattern().obstacle(timeline);
    }

    /** True if the run did not reach its end, so that more calls may have been to come. */
    static boolean isStopped(Timeline timeline) {
        return timeline.all(StepDone.class).stream().anyMatch(step -> step.problem() != null);
    }
}
