package tcplab.observe;

import static tcplab.text.Told.say;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tcplab.event.CounterMoved;
import tcplab.event.CountersAbsent;
import tcplab.event.Looked;
import tcplab.host.Child;
import tcplab.host.Station;
import tcplab.model.CounterNames;
import tcplab.model.Counters;
import tcplab.model.Side;
import tcplab.model.Witness;
import tcplab.text.Lines;
import tcplab.text.Told;
import tcplab.text.ToldException;

/**
 * The TCP counters of each network stack before and after: {@code /proc/net/snmp} and {@code /proc/net/netstat}, read
 * by a small shell inside the station's namespace.
 */
public final class CountersObserver extends Watch {
    private static final String END = "== end of counters";
    private static final String READER =
            "while read -r line; do cat /proc/net/snmp /proc/net/netstat; echo '" + END + "'; done";

    private final List<Station> stations;
    private final Map<Side, Child> readers = new EnumMap<>(Side.class);
    private final Map<Side, Map<String, Long>> before = new EnumMap<>(Side.class);

    public CountersObserver(List<Station> stations) {
        this.stations = List.copyOf(stations);
    }

    @Override
    public Witness witness() {
        return Witness.COUNTERS;
    }

    @Override
    public Optional<Told> unavailability() {
        return Optional.empty();
    }

    @Override
    Told arm() throws IOException {
        for (Station station : stations) {
            before.put(station.side(), read(station));
        }
        // One kernel has the same counters in all its namespaces.
        Set<String> absent = new TreeSet<>(CounterNames.ofKnownKernels());
        before.values().forEach(counters -> absent.removeAll(counters.keySet()));
        if (!absent.isEmpty()) {
            tell(new CountersAbsent(scope().clock().now(), List.copyOf(absent)));
        }
        return say("the groups %s and %s", "Tcp", "TcpExt");
    }

    @Override
    void drain() throws IOException {
        for (Station station : stations) {
            read(station).forEach((name, after) -> moved(station, name, after));
        }
    }

    /** Those that have moved up to now; empty if they cannot be read. */
    Optional<List<Looked.Moved>> movedNow() {
        if (!isArmed()) {
            return Optional.empty();
        }
        try {
            List<Looked.Moved> moved = new ArrayList<>();
            for (Station station : stations) {
                Map<String, Long> start = before.get(station.side());
                read(station).forEach((name, now) -> {
                    long by = now - start.getOrDefault(name, 0L);
                    if (by != 0) {
                        moved.add(new Looked.Moved(station.side(), name, by));
                    }
                });
            }
            return Optional.of(List.copyOf(moved));
        } catch (IOException | RuntimeException e) {
            broke(e);
            return Optional.empty();
        }
    }

    private void moved(Station station, String name, long after) {
        long start = before.get(station.side()).getOrDefault(name, 0L);
        if (start != after) {
            String[] words = name.split(" ");
            tell(new CounterMoved(scope().clock().now(), station.side(), words[0], words[1], start, after));
        }
    }

    private synchronized Map<String, Long> read(Station station) throws IOException {
        Child reader = readers.get(station.side());
        if (reader == null) {
            reader = Child.start(station, READER, List.of(), line -> {});
            readers.put(station.side(), reader);
        }
        Map<String, Long> values = Counters.parse(answer(station, reader));
        if (values.isEmpty()) {
            throw new ToldException(say("the counters could not be read: %s", reader.errors()));
        }
        return values;
    }

    /** A reader that does not answer has ended; the next run gets another. */
    private List<String> answer(Station station, Child reader) throws IOException {
        List<String> lines = new ArrayList<>();
        try {
            reader.input().write('\n');
            reader.input().flush();
            Lines in = Lines.of(reader.output());
            for (String line = in.next(); !END.equals(line); line = in.next()) {
                if (line == null) {
                    throw new EOFException();
                }
                lines.add(line);
            }
            return lines;
        } catch (IOException e) {
            Told why = reader.ending(e);
            readers.remove(station.side());
            reader.close();
            throw new ToldException(say("the counters could not be read: %s", why), e);
        }
    }

    @Override
    public void close() {
        readers.values().forEach(Child::close);
        readers.clear();
    }
}
