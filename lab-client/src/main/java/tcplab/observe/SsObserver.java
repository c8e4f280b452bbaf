package tcplab.observe;

import static tcplab.text.Language.say;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import tcplab.event.Event;
import tcplab.event.ObserverReport;
import tcplab.event.Sample;
import tcplab.host.Child;
import tcplab.host.Station;
import tcplab.host.Tools;

/**
 * The states: the real ss, run once for each sample by a small shell in the station's namespace, which costs one fork
 * and not a start of its own.
 */
public final class SsObserver implements Observer {
    private static final String NAME = "ss";
    private static final long LIMIT_SECONDS = 5;
    private static final long SOON_MILLIS = 2;
    /** Followed by the exit status: a listing that failed does not prove that a socket is not there. */
    private static final String END = "== end of sample, status ";
    private static final String SAMPLER =
            "while read -r line; do ss -H -t -a -n -o -e -i -m -O 2>&1; echo '" + END + "'$?; done";

    private final List<Station> stations;
    private final Map<Station, Sampler> samplers = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(SsObserver::thread);
    private final ExecutorService rounds = Executors.newSingleThreadExecutor(SsObserver::thread);
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(SsObserver::thread);
    private CompletableFuture<List<Sample>> next;
    private final AtomicBoolean requested = new AtomicBoolean();
    private volatile Scope scope;
    private volatile Consumer<Event> sink = event -> {};
    private volatile boolean armed;
    /** No listing is begun any more, but one may still be made. */
    private volatile boolean stopping;

    public SsObserver(List<Station> stations) {
        this.stations = List.copyOf(stations);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, NAME);
        thread.setDaemon(true);
        return thread;
    }

    /** The shell of one station. */
    private static final class Sampler implements AutoCloseable {
        private final Station station;
        private final Child shell;
        private final BufferedReader lines;

        Sampler(Station station) throws IOException {
            this.station = station;
            this.shell = Child.start(station, SAMPLER, line -> {});
            this.lines = new BufferedReader(new InputStreamReader(shell.output(), StandardCharsets.UTF_8));
        }

        /** One listing; the rows are those that concern the scope. */
        synchronized Sample sample(Scope scope) throws IOException {
            long start = scope.clock().now();
            OutputStream requests = shell.input();
            requests.write('\n');
            requests.flush();
            List<Sample.Row> rows = new ArrayList<>();
            String line = lines.readLine();
            for (; line != null && !line.startsWith(END); line = lines.readLine()) {
                Sample.Row row = SsParser.row(line);
                if (scope.concerns(row.local()) || scope.concerns(row.remote())) {
                    rows.add(row);
                }
            }
            if (line == null) {
                throw new IOException(say("ss ended: %s", shell.errors()));
            }
            String status = line.substring(END.length());
            if (!status.equals("0")) {
                throw new IOException(say("ss ended with status %s", status));
            }
            return new Sample(start, scope.clock().now(), station.side(), rows);
        }

        @Override
        public void close() {
            shell.close();
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> unavailability() {
        return Tools.find(NAME).isPresent()
                ? Optional.empty()
                : Optional.of(say("%s is not installed; %s", NAME, Tools.installCommand(NAME)));
    }

    @Override
    public void start(Scope runScope, Consumer<Event> events) {
        scope = runScope;
        sink = events;
        Optional<String> why = unavailability();
        if (why.isPresent()) {
            report(ObserverReport.Status.MISSING, why.get());
            return;
        }
        try {
            for (Station station : samplers.isEmpty() ? stations : List.<Station>of()) {
                samplers.put(station, new Sampler(station));
            }
            stopping = false;
            armed = true;
            sampleNow();
            if (armed) {
                report(ObserverReport.Status.ARMED, say("samples after each step"));
            }
        } catch (IOException e) {
            report(ObserverReport.Status.BROKE, e.getMessage());
            closeSamplers();
        }
    }

    /**
     * Lists the sockets of all stations, at the same time, and waits for it. In the order of the stations; empty if the
     * witness is missing or broken. Whoever asks while a listing is being made shares the next one.
     */
    public List<Sample> sampleNow() {
        if (!armed || stopping) {
            return List.of();
        }
        try {
            return nextRound().get(2 * LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException | TimeoutException e) {
            return List.of();
        }
    }

    /** Begins a listing and does not wait for it. */
    void beginSample() {
        if (armed && !stopping) {
            nextRound();
        }
    }

    /** The listing that begins next. */
    private synchronized CompletableFuture<List<Sample>> nextRound() {
        if (next == null) {
            CompletableFuture<List<Sample>> round = new CompletableFuture<>();
            next = round;
            rounds.execute(() -> {
                synchronized (this) {
                    next = null;
                }
                round.complete(round());
            });
        }
        return next;
    }

    private List<Sample> round() {
        List<Future<Sample>> futures = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        // A listing belongs to the run in which it was begun.
        Scope of = scope;
        Consumer<Event> events = sink;
        try {
            for (Sampler sampler : List.copyOf(samplers.values())) {
                futures.add(threads.submit(() -> sampler.sample(of)));
            }
            for (Future<Sample> future : futures) {
                samples.add(future.get(LIMIT_SECONDS, TimeUnit.SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (TimeoutException e) {
            broke(say("ss did not answer within %d s", LIMIT_SECONDS));
            return List.of();
        } catch (ExecutionException e) {
            broke(e.getCause().getMessage());
            return List.of();
        }
        samples.forEach(events);
        return samples;
    }

    /**
     * Asks for a sample soon, because another witness has seen a change. A step that has just ended asks for one
     * anyway; the moment's delay lets that one serve both.
     */
    void requestSample() {
        if (armed && requested.compareAndSet(false, true)) {
            later.schedule(
                    () -> {
                        requested.set(false);
                        if (armed && !stopping) {
                            nextRound();
                        }
                    },
                    SOON_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
    }

    private void broke(String why) {
        if (armed) {
            report(ObserverReport.Status.BROKE, why);
        }
        armed = false;
        closeSamplers();
    }

    private void closeSamplers() {
        samplers.values().forEach(Sampler::close);
        samplers.clear();
    }

    private void report(ObserverReport.Status status, String sentence) {
        sink.accept(new ObserverReport(scope.clock().now(), NAME, status, sentence, 0));
    }

    @Override
    public void stop() {
        stopping = true;
        boolean drained = true;
        try {
            // A listing that is being made belongs to the run; behind it nothing is asked for any more.
            rounds.submit(() -> {}).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            drained = false;
        }
        if (armed && drained) {
            report(ObserverReport.Status.DRAINED, "");
        }
        armed = false;
        sink = event -> {};
    }

    @Override
    public void close() {
        armed = false;
        closeSamplers();
        later.shutdownNow();
        rounds.shutdownNow();
        threads.shutdownNow();
    }
}
