package tcplab.verdict;

import java.util.Optional;
import java.util.Set;
import tcplab.journal.Timeline;
import tcplab.model.Witness;
import tcplab.text.Told;

/** A claim on what ss lists of one socket: without its listings nothing can be said of it. */
interface OfListings extends Claim {
    /** The socket that it speaks of. */
    String socket();

    @Override
    default Set<String> sockets() {
        return Set.of(socket());
    }

    @Override
    default Set<Witness> witnesses() {
        return Set.of(Witness.SS);
    }

    @Override
    default Optional<Told> obstacle(Timeline timeline) {
        return Evidence.obstacle(timeline, Witness.SS, sockets());
    }
}
