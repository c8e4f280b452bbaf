package tcplab.run;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tcplab.command.StepFailure;
import tcplab.event.Event;
import tcplab.host.Bench;
import tcplab.host.Station;
import tcplab.journal.LabClock;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.observe.Netcat;
import tcplab.peer.Peer;
import tcplab.text.Told;

/** The programs of the system that a run has started, each in the network stack of its side. */
final class Netcats {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Bench bench;
    private final List<Netcat> running = new ArrayList<>();

    Netcats(Bench bench) {
        this.bench = bench;
    }

    /** Starts one and waits until its attempt to connect has ended. */
    void start(
            String program, Side side, String socket, Endpoint local, Endpoint remote, LabClock clock, Consumer<Event> sink)
            throws StepFailure {
        Optional<Told> why = running.size() < Peer.MOST_OTHERS
                ? Netcat.unavailability(program)
                : Optional.of(say("%s programs of the system run already, and no run may have more", Peer.MOST_OTHERS));
        if (why.isPresent()) {
            throw new StepFailure(why.get());
        }
        Station station = bench.stations().stream()
                .filter(s -> s.side() == side)
                .findFirst()
                .orElse(bench.stations().get(0));
        try {
            Netcat netcat = Netcat.start(station, program, side, socket, local, remote, clock, sink);
            running.add(netcat);
            netcat.awaitConnected(LIMIT);
        } catch (IOException e) {
            throw new StepFailure(Told.format("%s: %s", program, Told.of(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailure(say("interrupted"));
        }
    }

    /** Has them tell what is left of their calls, as long as anything can be recorded. */
    void tellRest() {
        running.forEach(Netcat::tellRest);
    }

    /** Ends them all. */
    void end() {
        running.forEach(Netcat::close);
        running.clear();
    }
}
