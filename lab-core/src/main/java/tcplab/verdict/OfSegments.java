package tcplab.verdict;

import java.util.Optional;
import java.util.Set;
import tcplab.journal.Timeline;
import tcplab.model.Witness;
import tcplab.text.Told;

/** A claim on segments: without a capture that has seen them all nothing can be said of it. */
interface OfSegments extends Claim {
    @Override
    default Set<Witness> witnesses() {
        return Set.of(Witness.TCPDUMP);
    }

    @Override
    default Optional<Told> obstacle(Timeline timeline) {
        return Evidence.obstacleToSegments(timeline, sockets());
    }
}
