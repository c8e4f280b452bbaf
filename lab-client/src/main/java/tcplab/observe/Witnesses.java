package tcplab.observe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import tcplab.event.Event;
import tcplab.event.Looked;
import tcplab.event.Sample;
import tcplab.event.SegmentSeen;
import tcplab.event.TcpdumpPrinted;
import tcplab.event.Transition;
import tcplab.host.AtOnce;
import tcplab.host.Station;
import tcplab.model.Endpoint;
import tcplab.wire.Onlooker;

/** The witnesses together: armed side by side, drained side by side. */
public final class Witnesses implements AutoCloseable {
    private final TcpdumpObserver tcpdump;
    private final SsObserver ss;
    private final TracepointObserver tracepoint;
    private final CountersObserver counters;
    private final LookupObserver lookups;
    private final List<Observer> all;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "witness");
        thread.setDaemon(true);
        return thread;
    });

    /** @param wire true if a wire keeps the segments between the stations */
    public Witnesses(List<Station> stations, boolean wire) {
        this(stations, wire, new TracepointObserver());
    }

    Witnesses(List<Station> stations, boolean wire, TracepointObserver tracepoint) {
        this.tracepoint = tracepoint;
        tcpdump = new TcpdumpObserver(stations);
        ss = new SsObserver(stations);
        counters = new CountersObserver(stations);
        lookups = new LookupObserver(stations);
        all = new ArrayList<>(List.of(tcpdump, ss, tracepoint, counters));
        if (wire) {
            // On a loopback nothing keeps a segment while the sockets are looked at.
            all.add(lookups);
        }
    }

    /** Starts what takes time before it can be armed, without waiting for it. */
    public void warmUp() {
        threads.execute(tcpdump::unavailability);
        threads.execute(tracepoint::unavailability);
        if (all.contains(lookups)) {
            threads.execute(lookups::warmUp);
        }
    }

    /** Returns when all are armed, or have said why not. */
    public void start(Scope scope, Consumer<Event> sink) {
        Consumer<Event> watching = event -> {
            sink.accept(event);
            if (event instanceof SegmentSeen seen) {
                tracepoint.bystander().seenInRun(seen.segment().tuple());
            }
            if (event instanceof Transition || event instanceof SegmentSeen) {
                ss.requestSample();
            }
        };
        onAll(observer -> observer.start(scope, observer == ss ? sink : watching));
    }

    /** Returns when all have delivered what they saw. */
    public void stop() {
        // The others ask ss for listings, so it goes first.
        ss.stop();
        onAll(observer -> {
            if (observer != ss) {
                observer.stop();
            }
        });
    }

    private void onAll(Consumer<Observer> action) {
        List<Future<?>> done = new ArrayList<>();
        for (Observer observer : all) {
            done.add(threads.submit(() -> action.accept(observer)));
        }
        for (Future<?> future : done) {
            try {
                future.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /**
     * Has the sockets listed after a step. The next step waits for it only if nobody else reports the states: ss takes
     * longer than a connection lives.
     */
    public void lookAfterStep() {
        if (tellsStatesWithoutSs()) {
            ss.beginSample();
        } else {
            ss.sampleNow();
        }
    }

    /** Whether some other witness than ss reports each state that a socket enters. */
    public boolean tellsStatesWithoutSs() {
        return tracepoint.isArmed() || lookups.isArmed();
    }

    /** Who looks at the sockets while the wire keeps a segment. */
    public Onlooker onlooker() {
        return lookups;
    }

    /** From now on somebody on the machine's network who is of no run listens there. */
    public void leaveAlone(Endpoint where) {
        tracepoint.bystander().standsAt(where);
    }

    /** Begins a listing of the sockets of all stations, and does not wait for it. */
    public void beginSample() {
        ss.beginSample();
    }

    /** Lists the sockets of all stations now; see {@link SsObserver#sampleNow}. */
    public List<Sample> sampleNow() {
        return ss.sampleNow();
    }

    /** The listing that was begun last, if at that time or later; see {@link SsObserver#sampleSince}. */
    public List<Sample> sampleSince(long nanos) {
        return ss.sampleSince(nanos);
    }

    /** Counts the sockets of crowds; see {@link SsCensus}. */
    public SsCensus.Counted census() throws IOException {
        return ss.census();
    }

    /** The counters that have moved since the run began; empty if they cannot be read. */
    public Optional<List<Looked.Moved>> countersNow() {
        return counters.movedNow();
    }

    /** What tcpdump prints of the run's first capture up to now; see {@link TcpdumpObserver#print}. */
    public TcpdumpPrinted print(String options) throws IOException {
        return tcpdump.print(options);
    }

    /** The last run's captures as pcap files, by point. */
    public Map<String, byte[]> captures() {
        return tcpdump.files();
    }

    /** What is subtracted from each source's clock to get the wall clock, nanoseconds. Waits until the trace has told its own. */
    public Map<String, Long> clockOffsetsNanos() {
        // Of a witness that is missing there is nothing to subtract.
        tracepoint.unavailability();
        return Map.of("tcpdump", 0L, "tracepoint", tracepoint.offsetNanos());
    }

    @Override
    public void close() {
        AtOnce.all(all.stream().<Runnable>map(observer -> observer::close).toList());
        threads.shutdownNow();
    }
}
