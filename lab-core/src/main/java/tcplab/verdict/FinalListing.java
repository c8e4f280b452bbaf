package tcplab.verdict;

import java.util.List;
import java.util.Optional;
import tcplab.event.Environment;
import tcplab.event.Sample;
import tcplab.event.SocketNamed;
import tcplab.event.StepDone;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.model.Side;

/** What ss listed of a socket. */
final class FinalListing {
    private FinalListing() {}

    /** The last listing of the socket's side, if it was taken after the last step. */
    static Optional<Entry> last(Timeline timeline, SocketNamed socket) {
        long lastStep = timeline.all(StepDone.class).stream()
                .mapToLong(StepDone::endNanos)
                .max()
                .orElse(0);
        return ofSide(timeline, socket).stream()
                .filter(entry -> entry.event().atNanos() >= lastStep)
                .reduce((first, second) -> second);
    }

    /** All listings of the socket's side, in order of time. */
    static List<Entry> ofSide(Timeline timeline, SocketNamed socket) {
        boolean wire = timeline.environment().map(Environment::hasWire).orElse(false);
        Side side = wire ? socket.side() : Side.CLIENT;
        return timeline.entriesOf(Sample.class).stream()
                .filter(entry -> ((Sample) entry.event()).side() == side)
                .toList();
    }

    /** The socket's line in a listing. */
    static Optional<Sample.Row> row(Entry listing, SocketNamed socket) {
        return ((Sample) listing.event()).rows().stream()
                .filter(row -> row.local().equals(socket.local())
                        && (socket.remote() == null
                                ? row.remote().port() == 0
                                : row.remote().equals(socket.remote())))
                .findFirst();
    }
}
