package tcplab.observe;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
import java.util.function.Supplier;
import tcplab.event.Sample;
import tcplab.host.Station;
import tcplab.host.Tools;
import tcplab.model.Witness;
import tcplab.text.Told;
import tcplab.text.ToldException;

/** The states: the real ss, run once for each sample, by an {@link SsSampler} in each station. */
public final class SsObserver extends Watch {
    private static final String NAME = "ss";
    private static final long LIMIT_SECONDS = 5;
    private static final long SOON_MILLIS = 2;

    private final List<Station> stations;
    /** In the order of the stations; empty before the first run and after it broke. */
    private volatile List<SsSampler> samplers = List.of();
    private final ExecutorService threads = Executors.newCachedThreadPool(SsObserver::thread);
    private final ExecutorService rounds = Executors.newSingleThreadExecutor(SsObserver::thread);
    private final ScheduledExecutorService later;
    private CompletableFuture<List<Sample>> next;
    /** The listing that was begun last. */
    private CompletableFuture<List<Sample>> latest;
    private final AtomicBoolean requested = new AtomicBoolean();
    /** When another witness saw a change last, by {@link System#nanoTime}. */
    private volatile long requestedNanos;
    /** When a listing was begun last, by {@link System#nanoTime}. */
    private volatile long begunNanos;
    /** No listing is begun any more, but one may still be made. */
    private volatile boolean stopping;

    public SsObserver(List<Station> stations) {
        this(stations, Executors.newSingleThreadScheduledExecutor(SsObserver::thread));
    }

    /** @param later runs what is due in a moment */
    SsObserver(List<Station> stations, ScheduledExecutorService later) {
        this.stations = List.copyOf(stations);
        this.later = later;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, NAME);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Witness witness() {
        return Witness.SS;
    }

    @Override
    public Optional<Told> unavailability() {
        return Tools.find(NAME).isPresent()
                ? Optional.empty()
                : Optional.of(say("%s is not installed; %s", NAME, Tools.installCommand(NAME)));
    }

    @Override
    Told arm() throws IOException {
        boolean first = samplers.isEmpty();
        if (first) {
            samplers = begun();
        }
        stopping = false;
        if (first) {
            // Shows that ss works here, as each later listing does.
            listing(nextRound());
        }
        return say("samples after each step");
    }

    private List<SsSampler> begun() throws IOException {
        List<SsSampler> begun = new ArrayList<>();
        try {
            for (Station station : stations) {
                begun.add(new SsSampler(station));
            }
            return List.copyOf(begun);
        } catch (IOException e) {
            begun.forEach(SsSampler::close);
            throw e;
        }
    }

    /**
     * Lists the sockets of all stations, at the same time, and waits for it. In the order of the stations; empty if the
     * witness is missing or broken. Whoever asks while a listing is being made shares the next one.
     */
    public List<Sample> sampleNow() {
        return sampleOf(this::nextRound);
    }

    /**
     * The listing that was begun last, if at that time or later, and the next one otherwise; waits for it. What has
     * happened before a listing was begun shows in it.
     *
     * @param nanos by {@link System#nanoTime}
     */
    public List<Sample> sampleSince(long nanos) {
        return sampleOf(() -> roundSince(nanos));
    }

    private List<Sample> sampleOf(Supplier<CompletableFuture<List<Sample>>> round) {
        if (!isArmed() || stopping) {
            return List.of();
        }
        try {
            return listing(round.get());
        } catch (IOException e) {
            // It has said so itself.
            return List.of();
        }
    }

    private static List<Sample> listing(CompletableFuture<List<Sample>> round) throws IOException {
        try {
            return round.get(2 * LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToldException(say("interrupted"), e);
        } catch (ExecutionException e) {
            throw new ToldException(Told.of(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new ToldException(say("ss did not answer within %d s", 2 * LIMIT_SECONDS), e);
        }
    }

    /** Begins a listing and does not wait for it. */
    void beginSample() {
        if (isArmed() && !stopping) {
            nextRound();
        }
    }

    private synchronized CompletableFuture<List<Sample>> roundSince(long nanos) {
        return latest != null && begunNanos - nanos >= 0 ? latest : nextRound();
    }

    /** The listing that begins next. */
    private synchronized CompletableFuture<List<Sample>> nextRound() {
        if (next == null) {
            CompletableFuture<List<Sample>> round = new CompletableFuture<>();
            next = round;
            rounds.execute(() -> {
                synchronized (this) {
                    next = null;
                    latest = round;
                    begunNanos = System.nanoTime();
                }
                try {
                    round.complete(round());
                } catch (IOException | RuntimeException e) {
                    broke(e);
                    round.completeExceptionally(e);
                }
            });
        }
        return next;
    }

    private List<Sample> round() throws IOException {
        // A listing belongs to the run in which it was begun.
        Scope of = scope();
        List<SsSampler> asked = samplers;
        List<Future<Sample>> futures = asked.stream().map(s -> threads.submit(() -> s.sample(of))).toList();
        List<Sample> samples = new ArrayList<>();
        try {
            for (Future<Sample> future : futures) {
                samples.add(future.get(LIMIT_SECONDS, TimeUnit.SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToldException(say("interrupted"), e);
        } catch (TimeoutException e) {
            close(asked);
            throw new ToldException(say("ss did not answer within %d s", LIMIT_SECONDS), e);
        } catch (ExecutionException e) {
            close(asked);
            throw new ToldException(Told.of(e.getCause()), e);
        }
        if (of == scope()) {
            samples.forEach(this::tell);
        }
        return samples;
    }

    /**
     * Asks for a sample soon, because another witness has seen a change. A step that has just ended asks for one
     * anyway; after a moment's delay it is known whether one listing serves both.
     */
    void requestSample() {
        requestedNanos = System.nanoTime();
        if (isArmed() && requested.compareAndSet(false, true)) {
            later.schedule(
                    () -> {
                        requested.set(false);
                        if (begunNanos - requestedNanos < 0) {
                            beginSample();
                        }
                    },
                    SOON_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
    }

    /** Counts the sockets of crowds now, apart from all listings. */
    SsCensus.Counted census() throws IOException {
        return SsCensus.of(stations, scope());
    }

    private synchronized void close(List<SsSampler> those) {
        if (samplers == those) {
            samplers = List.of();
        }
        those.forEach(SsSampler::close);
    }

    @Override
    void drain() throws IOException {
        stopping = true;
        try {
            // A listing that is being made belongs to the run; behind it nothing is asked for any more.
            rounds.submit(() -> {}).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToldException(say("interrupted"), e);
        } catch (ExecutionException | TimeoutException e) {
            throw new ToldException(say("ss did not answer within %d s", LIMIT_SECONDS), e);
        }
    }

    @Override
    public void close() {
        close(samplers);
        later.shutdownNow();
        rounds.shutdownNow();
        threads.shutdownNow();
    }
}
