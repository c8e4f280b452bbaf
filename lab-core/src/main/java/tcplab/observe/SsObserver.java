package tcplab.observe;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
    private static final String END = "== end of sample";
    private static final String SAMPLER =
            "while read -r line; do ss -H -t -a -n -o -e -i -m -O 2>&1; echo '" + END + "'; done";

    private final List<Station> stations;
    private final Map<Station, Sampler> samplers = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "ss");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean requested = new AtomicBoolean();
    private volatile Scope scope;
    private volatile Consumer<Event> sink = event -> {};
    private volatile boolean armed;

    public SsObserver(List<Station> stations) {
        this.stations = List.copyOf(stations);
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
            for (String line = lines.readLine(); !END.equals(line); line = lines.readLine()) {
                if (line == null) {
                    throw new IOException("ss ended: " + shell.errors());
                }
                Sample.Row row = SsParser.row(line);
                if (scope.concerns(row.local()) || scope.concerns(row.remote())) {
                    rows.add(row);
                }
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
                : Optional.of("ss is not installed; " + Tools.installCommand(NAME));
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
            armed = true;
            sampleNow();
            if (armed) {
                report(ObserverReport.Status.ARMED, "samples after each step");
            }
        } catch (IOException e) {
            broke(e.getMessage());
        }
    }

    /**
     * Lists the sockets of all stations, at the same time, and waits for it. In the order of the stations; empty if the
     * witness is missing or broken.
     */
    public List<Sample> sampleNow() {
        if (!armed) {
            return List.of();
        }
        List<Future<Sample>> futures = new ArrayList<>();
        for (Sampler sampler : samplers.values()) {
            futures.add(threads.submit(() -> sampler.sample(scope)));
        }
        List<Sample> samples = new ArrayList<>();
        try {
            for (Future<Sample> future : futures) {
                samples.add(future.get(LIMIT_SECONDS, TimeUnit.SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (java.util.concurrent.TimeoutException e) {
            broke("ss did not answer within " + LIMIT_SECONDS + " s");
            return List.of();
        } catch (java.util.concurrent.ExecutionException e) {
            broke(e.getCause().getMessage());
            return List.of();
        }
        samples.forEach(sink);
        return samples;
    }

    /** Asks for a sample soon; requests that come before it is taken are one. */
    void requestSample() {
        if (armed && requested.compareAndSet(false, true)) {
            threads.execute(() -> {
                requested.set(false);
                sampleNow();
            });
        }
    }

    private void broke(String why) {
        if (armed || samplers.isEmpty()) {
            report(ObserverReport.Status.BROKE, why);
        }
        armed = false;
        samplers.values().forEach(Sampler::close);
        samplers.clear();
    }

    private void report(ObserverReport.Status status, String sentence) {
        sink.accept(new ObserverReport(scope.clock().now(), NAME, status, sentence, 0));
    }

    @Override
    public void stop() {
        sampleNow();
        if (armed) {
            report(ObserverReport.Status.DRAINED, "");
        }
        armed = false;
        sink = event -> {};
    }

    @Override
    public void close() {
        armed = false;
        samplers.values().forEach(Sampler::close);
        samplers.clear();
        threads.shutdownNow();
    }
}
