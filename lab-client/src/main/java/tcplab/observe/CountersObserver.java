package tcplab.observe;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tcplab.event.CounterMoved;
import tcplab.event.CountersAbsent;
import tcplab.event.Looked;
import tcplab.host.Station;
import tcplab.model.CounterNames;
import tcplab.model.Counters;
import tcplab.model.Side;
import tcplab.model.Witness;
import tcplab.text.Told;
import tcplab.text.ToldException;

/** The TCP counters of each network stack before and after: {@code /proc/net/snmp} and {@code /proc/net/netstat}. */
public final class CountersObserver extends Watch {
    private static final List<String> FILES = List.of("snmp", "netstat");
    /** Some ten times what a kernel prints of them. */
    private static final int MOST_BYTES = 1 << 17;

    private final List<Station> stations;
    private final Function<Station, Path> folder;
    private final Map<Side, Map<String, Long>> before = new EnumMap<>(Side.class);

    public CountersObserver(List<Station> stations) {
        this(stations, Station::procNet);
    }

    /** @param folder where a station's files are */
    CountersObserver(List<Station> stations, Function<Station, Path> folder) {
        this.stations = List.copyOf(stations);
        this.folder = folder;
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

    private Map<String, Long> read(Station station) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String name : FILES) {
            Path file = folder.apply(station).resolve(name);
            try (InputStream in = Files.newInputStream(file)) {
                new String(in.readNBytes(MOST_BYTES), StandardCharsets.US_ASCII).lines().forEach(lines::add);
            } catch (IOException e) {
                throw new ToldException(say("the counters could not be read: %s", file), e);
            }
        }
        Map<String, Long> values = Counters.parse(lines);
        if (values.isEmpty()) {
            throw new ToldException(say("the counters could not be read: %s", folder.apply(station)));
        }
        return values;
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
