package tcplab.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tcplab.event.Environment;
import tcplab.event.Lookup;
import tcplab.event.Sample;
import tcplab.event.SocketNamed;
import tcplab.event.StepDone;
import tcplab.event.Transition;
import tcplab.journal.Entry;
import tcplab.journal.Incarnation;
import tcplab.journal.Roll;
import tcplab.journal.Timeline;
import tcplab.model.FourTuple;
import tcplab.model.Side;
import tcplab.model.TcpState;

/**
 * What ss listed of the sockets of a name: one socket after another, or a listener. A side without a socket of its name is all
 * of its sockets, also those that the script has not named: {@link Roll#isSentBy} has it so, too.
 */
final class Listings {
    /**
     * What one listing shows of a socket.
     *
     * @param sure those of which it is certain
     * @param doubtful of a listener, the connections that accept(2) may or may not have taken by then
     */
    record Lines(List<Sample.Row> sure, List<Sample.Row> doubtful) {}

    private final Timeline timeline;
    private final Roll roll;
    private final String socket;
    private final Accepts accepts;
    /** The side that is meant as a whole, or null. */
    private final Side whole;

    Listings(Timeline timeline, String socket) {
        this.timeline = timeline;
        this.roll = timeline.roll();
        this.socket = socket;
        this.accepts = new Accepts(timeline);
        this.whole = timeline.socket(socket).isPresent() ? null : Side.of(socket).orElse(null);
    }

    /** The last listing of the socket's side, if it was taken after the last step. */
    Optional<Entry> last() {
        long lastStep = timeline.all(StepDone.class).stream()
                .mapToLong(StepDone::endNanos)
                .max()
                .orElse(0);
        return all().stream()
                .filter(entry -> entry.event().atNanos() >= lastStep)
                .reduce((first, second) -> second);
    }

    /** The listing of the socket's side that was made for this look. */
    Optional<Entry> at(Entry look) {
        return all().stream()
                .filter(entry -> entry.id() < look.id() && entry.event().atNanos() >= look.event().atNanos())
                .reduce((first, second) -> second);
    }

    /** All listings of the socket's side, in order of time; none if it never had an endpoint. */
    List<Entry> all() {
        Optional<Side> own = whole != null ? Optional.of(whole) : timeline.socket(socket).map(SocketNamed::side);
        if (own.isEmpty()) {
            return List.of();
        }
        boolean wire = timeline.environment().map(Environment::hasWire).orElse(false);
        Side side = wire ? own.get() : Side.CLIENT;
        return timeline.entriesOf(Sample.class).stream()
                .filter(entry -> ((Sample) entry.event()).side() == side)
                .toList();
    }

    /** The line of the socket in a listing, of a listener its own; where several have had the name, that of the last one. */
    Optional<Sample.Row> row(Entry listing) {
        Sample sample = (Sample) listing.event();
        List<Sample.Row> own = own(listing).toList();
        List<Incarnation> called = own.size() > 1 ? roll.called(socket) : List.of();
        return own.stream().max(Comparator.comparingInt(row -> called.lastIndexOf(roll.at(row.tuple(), sample.atNanos()))));
    }

    /** The lines of all sockets that have had the name, of listeners their own. */
    Stream<Sample.Row> own(Entry listing) {
        Sample sample = (Sample) listing.event();
        return sample.rows().stream().filter(row -> row.remote().port() == 0 ? isListeners(row) : isOwn(row, sample));
    }

    /** The lines of the socket in a listing; of a listener its own and those of the connections that nobody had accepted. */
    Lines lines(Entry listing) {
        Sample sample = (Sample) listing.event();
        List<Sample.Row> sure = new ArrayList<>();
        List<Sample.Row> doubtful = new ArrayList<>();
        for (Sample.Row row : sample.rows()) {
            if (!isListeners(row)) {
                if (isOwn(row, sample)) {
                    sure.add(row);
                }
                continue;
            }
            Optional<Accepts.Span> accepted = accepted(row, sample);
            if (accepted.isEmpty() || accepted.get().fromNanos() > sample.endNanos()) {
                sure.add(row);
            } else if (accepted.get().untilNanos() >= sample.atNanos()) {
                doubtful.add(row);
            }
        }
        return new Lines(sure, doubtful);
    }

    /** When the connection of a listener's line was accepted; one that is half open then was so only when the call returned. */
    private Optional<Accepts.Span> accepted(Sample.Row row, Sample sample) {
        Incarnation connection = roll.at(row.tuple(), sample.atNanos());
        boolean waits = row.state() == TcpState.SYN_RECEIVED && !accepts.isTakenHalfOpen(connection);
        return accepts.of(connection).map(span -> waits ? new Accepts.Span(span.untilNanos(), span.untilNanos()) : span);
    }

    /**
     * Where other witnesses found the socket in this state, of a listener a connection that nobody had accepted yet; in order
     * of time. The SYN-RECEIVED that the tracepoint tells may be none that ss can list: a child of a SYN cookie is born in it.
     */
    List<Occupancy.Found> found(TcpState state) {
        Stream<Occupancy.Found> looked = timeline.all(Lookup.class).stream()
                .filter(lookup -> lookup.state() == state)
                .map(lookup -> new Occupancy.Found(lookup.tuple(), lookup.atNanos()))
                .filter(found -> isSockets(found.tuple(), found.nanos()));
        Stream<Occupancy.Found> changed = timeline.all(Transition.class).stream()
                .filter(change -> change.to() == state && state != TcpState.SYN_RECEIVED && change.tuple().remote().port() != 0)
                .map(change -> new Occupancy.Found(change.tuple(), change.atNanos()))
                .filter(found -> isSockets(found.tuple(), found.nanos()));
        return Stream.of(looked, changed, state == TcpState.ESTABLISHED ? accepted() : Stream.<Occupancy.Found>empty())
                .flatMap(found -> found)
                .sorted(Comparator.comparingLong(Occupancy.Found::nanos))
                .toList();
    }

    /** Whatever accept(2) returned had been in the queue. */
    private Stream<Occupancy.Found> accepted() {
        return timeline.all(SocketNamed.class).stream()
                .filter(named -> named.remote() != null && roll.listens(socket, named.local()))
                .map(named -> new FourTuple(named.local(), named.remote()))
                .distinct()
                .flatMap(tuple -> roll.incarnations(tuple).stream())
                .flatMap(connection -> accepts.of(connection).stream()
                        .map(span -> new Occupancy.Found(connection.tuple(), span.untilNanos())));
    }

    private boolean isSockets(FourTuple tuple, long nanos) {
        if (whole != null) {
            return roll.side(tuple) == whole;
        }
        Incarnation one = roll.at(tuple, nanos);
        return roll.listens(socket, tuple.local())
                ? roll.names(one).stream().noneMatch(name -> name.atNanos() <= nanos)
                : roll.isCalled(socket, one);
    }

    private boolean isOwn(Sample.Row row, Sample sample) {
        return whole != null
                ? roll.side(row.tuple()) == whole
                : roll.isCalled(socket, roll.at(row.tuple(), sample.atNanos()));
    }

    private boolean isListeners(Sample.Row row) {
        return roll.listens(socket, row.local());
    }
}
