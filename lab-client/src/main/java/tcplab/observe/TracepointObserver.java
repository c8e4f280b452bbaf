package tcplab.observe;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tcplab.event.Event;
import tcplab.event.ResetTraced;
import tcplab.event.RetransmitTraced;
import tcplab.event.Transition;
import tcplab.journal.LabClock;
import tcplab.model.Crowd;
import tcplab.model.FourTuple;
import tcplab.model.Witness;
import tcplab.text.Lines;
import tcplab.text.Told;
import tcplab.text.ToldException;

/**
 * Every change of state of every full socket, from the kernel's tracepoints, in a trace instance of the lab's own. A
 * run is marked off by lines written to {@code trace_marker}: when they have come back, everything before them has.
 */
public final class TracepointObserver extends Watch {
    private static final AtomicInteger MARKERS = new AtomicInteger();

    private final Path root = TraceInstance.root();
    private final List<TraceClock> clocks;
    private volatile TraceClock clock = TraceClock.TAI;
    private volatile TraceInstance instance;
    private volatile String awaitedMarker = "";
    private volatile CompletableFuture<Long> markerSeen = new CompletableFuture<>();
    private final AtomicLong lost = new AtomicLong();
    private final Bystander bystander = new Bystander();
    private volatile long offset;
    /** Why nothing more will come. */
    private volatile Told broken;
    /** A line of this run that could not be read. */
    private volatile Told unreadable;

    TracepointObserver() {
        this(List.of(TraceClock.values()));
    }

    /** @param clocks by which the kernel may stamp, best first */
    TracepointObserver(List<TraceClock> clocks) {
        this.clocks = List.copyOf(clocks);
    }

    @Override
    public Witness witness() {
        return Witness.TRACEPOINT;
    }

    @Override
    public Optional<Told> unavailability() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of(say("only root may read the kernel's tracepoints; on the wire bench sock_diag tells the states without root"));
        }
        if (!Files.isDirectory(root)) {
            return Optional.of(say("this kernel has no tracefs (%s is missing)", root));
        }
        if (!TraceInstance.isMounted(root) && !hasPrivateMounts()) {
            return Optional.of(say("tracefs is not mounted; mount -t tracefs tracefs %s, or start the lab with "
                    + "scripts/lab, which mounts it for itself", root));
        }
        try {
            warmUp();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(say("the tracepoints cannot be armed: %s", Told.of(e)));
        }
    }

    /** In a mount namespace of the lab's own, as the launcher makes it, mounting changes nothing for anybody else. */
    private static boolean hasPrivateMounts() {
        return "private".equals(System.getenv("TCPLAB_MOUNTS"));
    }

    private synchronized void warmUp() throws IOException {
        if (instance != null && broken == null) {
            return;
        }
        close();
        broken = null;
        TraceInstance made = new TraceInstance(root, clocks);
        try {
            clock = made.clock();
            instance = made;
            Thread reader = new Thread(() -> read(made), "tracepoints");
            reader.setDaemon(true);
            reader.start();
            if (!marked(5000)) {
                throw new ToldException(say("the trace did not answer"));
            }
        } catch (IOException e) {
            instance = null;
            made.close();
            throw e;
        }
    }

    /** Writes a marker and waits for it to come back; false if it does not in time. */
    private boolean marked(long millis) throws IOException {
        markerSeen = new CompletableFuture<>();
        awaitedMarker = "tcplab-marker-" + MARKERS.incrementAndGet() + ".";
        long wall = LabClock.wallNanos();
        TraceInstance asked = instance;
        if (asked == null) {
            throw new ToldException(say("interrupted"));
        }
        asked.mark(awaitedMarker);
        try {
            long traced = markerSeen.get(millis, TimeUnit.MILLISECONDS);
            offset = clock.offsetNanos(traced, wall);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.TimeoutException e) {
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new ToldException(Told.of(e.getCause()), e);
        }
    }

    private void read(TraceInstance from) {
        Told why = say("the trace ended");
        try (Lines lines = Lines.of(from.lines())) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                take(line);
            }
        } catch (IOException | RuntimeException e) {
            why = say("the trace could not be read: %s", Told.of(e));
        }
        if (from == instance) {
            broken = why;
            markerSeen.completeExceptionally(new ToldException(why));
        }
    }

    private void take(String text) {
        lost.addAndGet(TraceParser.lost(text));
        try {
            TraceParser.line(text).ifPresent(this::take);
        } catch (IllegalArgumentException e) {
            unreadable = Told.of(e);
        }
    }

    private void take(TraceParser.Line line) {
        if (line.event().equals("tracing_mark_write")) {
            if (line.text().contains(awaitedMarker)) {
                markerSeen.complete(line.wallNanos());
            }
        } else if (isArmed()) {
            TraceParser.event(line, scope().clock(), offset).filter(this::isOurs).ifPresent(this::tell);
        }
    }

    private boolean isOurs(Event event) {
        if (event instanceof Transition transition) {
            return isOurs(transition.tuple());
        }
        if (event instanceof ResetTraced reset) {
            return isOurs(reset.tuple());
        }
        return event instanceof RetransmitTraced retransmit && isOurs(retransmit.tuple());
    }

    private boolean isOurs(FourTuple tuple) {
        return scope().concerns(tuple) && !Crowd.isOf(tuple) && !bystander.isAt(tuple);
    }

    Bystander bystander() {
        return bystander;
    }

    @Override
    Told arm() {
        lost.set(0);
        bystander.begin();
        unreadable = null;
        return say("instance %s", instance.name());
    }

    @Override
    void drain() throws IOException {
        try {
            if (!marked(3000)) {
                throw new ToldException(say("the trace did not answer"));
            }
        } catch (IOException e) {
            broken = broken != null ? broken : Told.of(e);
        }
        Told why = broken != null ? broken : unreadable;
        if (why != null) {
            throw new ToldException(why);
        }
    }

    @Override
    long lost() {
        return lost.get() + bystander.lost();
    }

    /** What was subtracted from the trace clock, nanoseconds. */
    long offsetNanos() {
        return offset;
    }

    @Override
    public synchronized void close() {
        TraceInstance left = instance;
        instance = null;
        try {
            if (left != null) {
                left.close();
            }
        } catch (IOException e) {
            // Somebody else has a file of it open: the next lab removes it.
        }
    }
}
