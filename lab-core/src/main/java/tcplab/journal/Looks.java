package tcplab.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tcplab.event.Lookup;
import tcplab.event.Sample;
import tcplab.model.FourTuple;
import tcplab.model.TcpState;

/** What the kernel answered when it was asked, by the sockets of which it told. */
final class Looks {
    /** Where a listing may name a socket: addresses may be wildcards, ports are equal. */
    private record Place(int entryId, int localPort, int remotePort) {
        static Place of(Entry listing, FourTuple tuple) {
            return new Place(listing.id(), tuple.local().port(), tuple.remote().port());
        }
    }

    private final Map<FourTuple, List<Entry>> lookups = new HashMap<>();
    /** In the order of {@code ss}. */
    private final Map<Place, List<Sample.Row>> rows = new HashMap<>();

    Looks(Timeline timeline) {
        for (Entry entry : timeline.entriesOf(Lookup.class)) {
            lookups.computeIfAbsent(((Lookup) entry.event()).tuple(), t -> new ArrayList<>()).add(entry);
        }
        for (Entry entry : timeline.entriesOf(Sample.class)) {
            for (Sample.Row row : ((Sample) entry.event()).rows()) {
                rows.computeIfAbsent(Place.of(entry, row.tuple()), p -> new ArrayList<>()).add(row);
            }
        }
    }

    /** The {@link Lookup}s of the socket with these endpoints, in order of time. */
    List<Entry> lookups(FourTuple tuple) {
        return lookups.getOrDefault(tuple, List.of());
    }

    /** What a {@link Sample} or a {@link Lookup} says of the socket with these endpoints. */
    Look at(Entry entry, FourTuple tuple) {
        if (entry.event() instanceof Lookup lookup) {
            return Look.of(lookup, entry.id());
        }
        TcpState state = rows.getOrDefault(Place.of(entry, tuple), List.of()).stream()
                .filter(row -> row.tuple().covers(tuple) || tuple.covers(row.tuple()))
                .map(Sample.Row::state)
                .findFirst()
                .orElse(TcpState.CLOSED);
        return Look.of((Sample) entry.event(), state, entry.id());
    }
}
