package tcplab.verdict;

import java.util.Optional;
import java.util.Set;
import tcplab.journal.Timeline;

/** A claim on what ss lists of one socket: without its listings nothing can be said of it. */
interface OfListings extends Claim {
    /** The socket that it speaks of. */
    String socket();

    @Override
    default Set<String> sockets() {
        return Set.of(socket());
    }

    @Override
    default Set<String> witnesses() {
        return Set.of("ss");
    }

    @Override
    default Optional<String> obstacle(Timeline timeline) {
        return Evidence.obstacle(timeline, "ss", sockets());
    }
}
