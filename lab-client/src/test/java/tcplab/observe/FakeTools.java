package tcplab.observe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tcplab.event.Event;
import tcplab.event.ObserverReport;
import tcplab.host.Station;
import tcplab.journal.LabClock;
import tcplab.model.Side;

/** Programs of the test's own, found before the real ones by what runs in the station. */
final class FakeTools {
    static final Station NOWHERE =
            new Station(Side.SERVER, "server", "lo", List.of("/nowhere/there-is-no-such-program"));

    private final Path folder;

    FakeTools(Path folder) {
        this.folder = folder;
    }

    /** @param script lines of sh */
    FakeTools with(String tool, String... script) throws IOException {
        Path file = folder.resolve(tool);
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", script) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    Station station() {
        return station(Side.CLIENT);
    }

    Station station(Side side) {
        return new Station(side, side.word(), "lo", List.of("env", "PATH=" + folder + ":" + System.getenv("PATH")));
    }

    List<Station> bothStations() {
        return List.of(station(Side.CLIENT), station(Side.SERVER));
    }

    /** Puts a recorded file next to the tools. */
    Path recorded(String name) throws IOException {
        Path file = folder.resolve(name);
        String folderOfTests = name.endsWith(".pcap") ? "../lab-core/src/test/resources/packet" : "src/test/resources/observe";
        return Files.copy(Path.of(folderOfTests, name), file);
    }

    /** What the observer told of a run, in order. */
    static final class Heard implements Consumer<Event> {
        private final List<Event> events = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void accept(Event event) {
            events.add(event);
        }

        List<Event> events() {
            return List.copyOf(events);
        }

        List<ObserverReport.Status> statuses() {
            return reports().stream().map(ObserverReport::status).toList();
        }

        List<ObserverReport> reports() {
            return events().stream().filter(ObserverReport.class::isInstance).map(ObserverReport.class::cast).toList();
        }

        String lastSentence() {
            return reports().get(reports().size() - 1).sentence().toString();
        }
    }

    /** A run of these addresses; its marker goes to a loopback address where nobody listens. */
    static Scope scope(List<Station> stations, String... addresses) {
        return new Scope(LabClock.startingNow(), stations, Set.of(addresses), "127.0.0.1", false);
    }

    /** The whole life of an observer in a run. */
    static Heard run(Observer observer, Station... stations) {
        Heard told = new Heard();
        try (observer) {
            observer.start(scope(List.of(stations), "127.0.0.1"), told);
            observer.stop();
        }
        return told;
    }
}
