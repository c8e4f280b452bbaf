package tcplab.observe;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
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
import tcplab.host.Child;
import tcplab.host.Station;
import tcplab.journal.LabClock;
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
    private static final Path TRACEFS = Path.of("/sys/kernel/tracing");
    /** Where it has been since before it had a place of its own, with debugfs. */
    private static final Path IN_DEBUGFS = Path.of("/sys/kernel/debug/tracing");

    /**
     * Makes the instance, prints it until the input ends, and removes it again. $1 is its name, $2 the folder of tracefs;
     * the others are the clocks that will do, best first.
     */
    private static final String SCRIPT = String.join(
            "\n",
            "name=$1 root=$2; shift 2; cd \"$root\" || exit 1",
            "[ -e trace_pipe ] || { mount -t tracefs tracefs \"$root\" && cd \"$root\"; } || exit 1",
            // An instance whose lab is gone, should its child have been killed too.
            "for old in instances/tcplab-*; do p=${old#instances/tcplab-}; p=${p%%-*};",
            "  [ -d \"$old\" ] && [ ! -d \"/proc/$p\" ] && rmdir \"$old\" 2>/dev/null; done",
            "mkdir \"instances/$name\" || exit 1",
            "cd \"instances/$name\"",
            "for clock; do grep -qw \"$clock\" trace_clock && echo \"$clock\" > trace_clock && break; done",
            "echo 'protocol == 6' > events/sock/inet_sock_set_state/filter",
            "for e in sock/inet_sock_set_state tcp/tcp_send_reset tcp/tcp_receive_reset tcp/tcp_retransmit_skb; do",
            "  echo 1 > events/$e/enable || exit 1; done",
            "cat trace_pipe & p=$!",
            "exec > /dev/null 2>&1",
            "cat",
            "kill $p; wait $p",
            // Busy for a moment, if a lab that was killed had a file in it open.
            "cd /; n=0; until rmdir \"$root/instances/$name\" || [ $n -ge 100 ]; do",
            "  n=$((n + 1)); sleep 0.05; done");

    private final String instance =
            "tcplab-" + ProcessHandle.current().pid() + "-" + MARKERS.incrementAndGet();
    private final Station station = new Station(tcplab.model.Side.CLIENT, "kernel", "", List.of());
    private final Path root = isMounted(TRACEFS) || !isMounted(IN_DEBUGFS) ? TRACEFS : IN_DEBUGFS;
    private final List<TraceClock> clocks;
    private volatile TraceClock clock = TraceClock.TAI;
    private Child child;
    private volatile String awaitedMarker = "";
    private volatile CompletableFuture<Long> markerSeen = new CompletableFuture<>();
    private final AtomicLong lost = new AtomicLong();
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

    private static boolean isMounted(Path tracefs) {
        return Files.exists(tracefs.resolve("trace_pipe"));
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
        if (!isMounted(root) && !hasPrivateMounts()) {
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
        if (child != null && child.isAlive()) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of(instance, root.toString()));
        clocks.forEach(clock -> arguments.add(clock.word()));
        child = Child.start(station, SCRIPT, arguments, line -> {});
        Thread reader = new Thread(this::read, "tracepoints");
        reader.setDaemon(true);
        reader.start();
        Path marker = file("trace_marker");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!Files.exists(marker) || !isClockKnown() || !marked(50)) {
            if (!child.isAlive() || System.nanoTime() > deadline) {
                throw new ToldException(Told.plain(child.errors()));
            }
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ToldException(say("interrupted"), e);
            }
        }
    }

    private Path file(String name) {
        return root.resolve("instances").resolve(instance).resolve(name);
    }

    /** False until a clock is selected that can be told from the wall clock. */
    private boolean isClockKnown() throws IOException {
        Optional<TraceClock> selected = TraceClock.selected(Files.readString(file("trace_clock")));
        selected.ifPresent(known -> clock = known);
        return selected.isPresent();
    }

    /** Writes a marker and waits for it to come back; false if it does not in time. */
    private boolean marked(long millis) throws IOException {
        markerSeen = new CompletableFuture<>();
        awaitedMarker = "tcplab-marker-" + MARKERS.incrementAndGet() + ".";
        long wall = LabClock.wallNanos();
        Files.writeString(
                file("trace_marker"),
                awaitedMarker,
                StandardOpenOption.WRITE);
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

    private void read() {
        try (Lines lines = Lines.of(child.output())) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                take(line);
            }
            broken = say("the trace ended: %s", child.errors());
        } catch (IOException | RuntimeException e) {
            broken = say("the trace could not be read: %s", Told.of(e));
        }
        markerSeen.completeExceptionally(new ToldException(broken));
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
            return scope().concerns(transition.tuple());
        }
        if (event instanceof ResetTraced reset) {
            return scope().concerns(reset.tuple());
        }
        return event instanceof RetransmitTraced retransmit && scope().concerns(retransmit.tuple());
    }

    @Override
    Told arm() {
        lost.set(0);
        unreadable = null;
        return say("instance %s", instance);
    }

    @Override
    void drain() throws IOException {
        boolean drained = marked(3000);
        Told why = broken != null ? broken : unreadable;
        if (why != null || !drained) {
            throw new ToldException(why != null ? why : say("the trace did not answer"));
        }
    }

    @Override
    long lost() {
        return lost.get();
    }

    /** What was subtracted from the trace clock, nanoseconds. */
    long offsetNanos() {
        return offset;
    }

    @Override
    public void close() {
        if (child != null) {
            child.close();
        }
    }
}
