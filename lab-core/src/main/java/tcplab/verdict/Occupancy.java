package tcplab.verdict;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tcplab.event.Sample;
import tcplab.journal.Entry;
import tcplab.model.FourTuple;
import tcplab.model.TcpState;

/**
 * How many sockets there were in a state at once, as far as listings tell. Each listing proves how many there were then. Of
 * the time between two of them it is known only that no more can have been there than either listed or another witness found.
 *
 * @param most the most that one listing shows; -1 if none tells
 * @param where that listing
 * @param listed the most that one listing may show: accept(2) may have taken some of them before, or not
 * @param possible the most that may have been there at once, in a listing or between two
 */
record Occupancy(long most, int where, long listed, long possible) {
    /** No listing tells. */
    static final Occupancy NONE = new Occupancy(-1, 0, -1, -1);

    /** When a socket was known to be in the state. */
    record Found(FourTuple tuple, long nanos) {}

    /** A line of a listing. @param number 0, unless lines with the same ends stand before it */
    private record Line(FourTuple tuple, int number) {}

    /** What one listing shows. @param possible with those that may have been accepted by then */
    private record Listed(Entry entry, Set<Line> sure, Set<Line> possible) {}

    /** In one listing alone. @param state null for any */
    static Occupancy in(Listings listings, Entry listing, TcpState state) {
        Listed one = listed(listings, listing, state);
        return new Occupancy(one.sure().size(), listing.id(), one.possible().size(), one.possible().size());
    }

    /** In the whole run. */
    static Occupancy throughout(Listings listings, TcpState state) {
        List<Listed> all = listings.all().stream().map(entry -> listed(listings, entry, state)).toList();
        Optional<Listed> fullest = all.stream().max(Comparator.comparingInt(one -> one.sure().size()));
        if (fullest.isEmpty()) {
            return NONE;
        }
        Deque<Found> found = new ArrayDeque<>(listings.found(state));
        long mostListed = 0;
        long possible = 0;
        Set<Line> before = Set.of();
        for (Listed one : all) {
            mostListed = Math.max(mostListed, one.possible().size());
            possible = Math.max(possible, union(before, one.possible(), found, ((Sample) one.entry().event()).endNanos()));
            before = one.possible();
        }
        possible = Math.max(possible, union(before, Set.of(), found, Long.MAX_VALUE));
        return new Occupancy(fullest.get().sure().size(), fullest.get().entry().id(), mostListed, possible);
    }

    /** How many may have been there between two listings. @param found in the order of time; what belongs here is taken out */
    private static long union(Set<Line> before, Set<Line> after, Deque<Found> found, long untilNanos) {
        Set<Line> all = new HashSet<>(before);
        all.addAll(after);
        while (!found.isEmpty() && found.element().nanos() <= untilNanos) {
            all.add(new Line(found.remove().tuple(), 0));
        }
        return all.size();
    }

    private static Listed listed(Listings listings, Entry listing, TcpState state) {
        Listings.Lines lines = listings.lines(listing);
        Set<Line> sure = lines(lines.sure(), state);
        Set<Line> possible = lines(lines.doubtful(), state);
        possible.addAll(sure);
        return new Listed(listing, sure, possible);
    }

    private static Set<Line> lines(List<Sample.Row> rows, TcpState state) {
        Set<Line> lines = new HashSet<>();
        for (Sample.Row row : rows) {
            if (state == null || row.state() == state) {
                int number = 0;
                while (!lines.add(new Line(row.tuple(), number))) {
                    number++;
                }
            }
        }
        return lines;
    }
}
