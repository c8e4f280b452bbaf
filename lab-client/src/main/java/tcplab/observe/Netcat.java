package tcplab.observe;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.Event;
import tcplab.event.SocketNamed;
import tcplab.host.Child;
import tcplab.host.Station;
import tcplab.host.Tools;
import tcplab.host.Trial;
import tcplab.journal.LabClock;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.text.Lines;
import tcplab.text.Told;
import tcplab.text.ToldException;

/**
 * The system's own nc(1) or ncat(1), run under strace, whose calls on TCP sockets become calls of a socket of the
 * script. It has an input that says nothing and ends with the lab, and so does the program.
 */
public final class Netcat implements AutoCloseable {
    /** What {@code -h} must begin with: there are three programs called nc, and they make different calls. */
    private static final Map<String, String> KNOWN = Map.of("nc", "OpenBSD netcat", "ncat", "Ncat");

    /**
     * Runs the program {@code "$@"} under strace, whose record is the output, until the input ends. The signal goes to
     * the whole group: strace with {@code -o} blocks it and waits until what it traces has ended, and a strace that has
     * only just begun ends of it together with its child. The shell gives up the outputs, so that they end with the
     * program. A second shell waits for the same end, for the case that the first is killed. What strace has just forked
     * stops itself until strace traces it, and a stopped process takes no signal but those that let it go on or kill it.
     */
    private static final String TRACED = "exec 4<&0; (exec 3>&1 >/dev/null 0<&4 4<&-; exec strace -ttt -T -s 64 "
            + "-e trace=%network,read,write,close -o /proc/self/fd/3 \"$@\") "
            + "& trap '' TERM; exec >/dev/null 2>&1; (read -r _ <&4; kill 0; kill -CONT 0) & cat; kill 0; kill -CONT 0; wait";

    /** What its end has sent may still be under way in these. */
    private static final List<String> ENDING =
            List.of("ss", "-Htn", "state", "fin-wait-1", "state", "closing", "state", "last-ack", "sport", "=");

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Station station;
    private final StraceParser parser = new StraceParser();
    private final CompletableFuture<Void> connecting = new CompletableFuture<>();
    private final Side side;
    private final String socket;
    private final Endpoint local;
    private final LabClock clock;
    private final Consumer<Event> sink;
    private final Endpoint remote;
    private final Child child;
    private final Lines lines;
    private final UnreadLines unread;
    private int calls;
    /** The connect of which the endpoints are recorded, by its time. */
    private long namedNanos;

    private Netcat(
            Station station, String program, Side side, String socket, Endpoint local, Endpoint remote,
            LabClock clock, Consumer<Event> sink) throws IOException {
        this.station = station;
        this.side = side;
        this.socket = socket;
        this.local = local;
        this.remote = remote;
        this.clock = clock;
        this.sink = sink;
        this.unread = new UnreadLines(side, socket);
        this.child = Child.start(
                station,
                TRACED,
                List.of(program, "-p", String.valueOf(local.port()), remote.address(), String.valueOf(remote.port())),
                line -> {});
        this.lines = Lines.of(child.output());
        Thread reader = new Thread(this::read, "strace of " + socket);
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Why the program cannot be run and watched here, as a sentence; empty if it can.
     *
     * @param program {@code nc} or {@code ncat}
     */
    public static Optional<Told> unavailability(String program) {
        for (String tool : new String[] {program, "strace"}) {
            if (Tools.find(tool).isEmpty()) {
                return Optional.of(say(
                        "the system's own %s is run under strace, and %s is not installed; %s",
                        program, tool, Tools.installCommand(tool)));
            }
        }
        String said = Tools.version(program);
        return said.startsWith(KNOWN.get(program))
                ? Optional.empty()
                : Optional.of(say(
                        "%s is another program here (%s) and makes other calls; %s",
                        program, said, Tools.installCommand(program)));
    }

    /**
     * Starts it.
     *
     * @param local the port that it binds, with the address from which the bench lets it leave
     * @param sink takes its calls as they return, those that do not when it is asked for the rest, and the socket's endpoints before the connect
     */
    public static Netcat start(
            Station station, String program, Side side, String socket, Endpoint local, Endpoint remote,
            LabClock clock, Consumer<Event> sink) throws IOException {
        return new Netcat(station, program, side, socket, local, remote, clock, sink);
    }

    /** Waits until its attempt to connect has ended; an {@link IOException} says why it did not come to that. */
    public void awaitConnected(Duration limit) throws IOException, InterruptedException {
        try {
            connecting.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ToldException(say("its connect did not end within %s s", limit.toSeconds()), e);
        } catch (ExecutionException e) {
            throw new ToldException(Told.of(e.getCause()), e);
        }
    }

    private void read() {
        try (lines) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                take(line);
            }
        } catch (IOException e) {
            // It has ended.
        }
        if (calls > 0) {
            connecting.complete(null);
        } else {
            connecting.completeExceptionally(
                    new ToldException(say("it made no call on a TCP socket: %s", child.errors())));
        }
    }

    /**
     * A line that cannot be read is what kept it from connecting, unless that was seen; it is counted, and the next one is
     * read.
     */
    private void take(String line) {
        try {
            parser.line(line).ifPresent(this::record);
        } catch (IllegalArgumentException e) {
            unread.add(line);
            connecting.completeExceptionally(e);
        }
    }

    private void record(StraceParser.Seen seen) {
        long at = clock.ofWall(seen.wallNanos());
        name(seen);
        sink.accept(new Call(
                at, at + seen.lastedNanos(), side, socket, ++calls, Call.By.NETCAT, seen.name(), seen.arguments(),
                CallResult.of(seen.result()), seen.detail()));
        if (seen.endsConnecting()) {
            connecting.complete(null);
        }
    }

    private synchronized void name(StraceParser.Seen seen) {
        long at = clock.ofWall(seen.wallNanos());
        if (seen.name().equals("connect") && remote.equals(seen.endpoint()) && at != namedNanos) {
            namedNanos = at;
            sink.accept(new SocketNamed(at + seen.lastedNanos(), side, socket, local, remote));
        }
    }

    /**
     * Tells what is left of what strace wrote: how much of it could not be read, if that is more than was recorded before,
     * and the call that the program is in, as pending.
     */
    public void tellRest() {
        unread.news(clock.now()).ifPresent(sink);
        parser.waiting(lines.begun()).ifPresent(seen -> {
            long at = clock.ofWall(seen.wallNanos());
            name(seen);
            sink.accept(new Call(
                    at, at, side, socket, 0, Call.By.NETCAT, seen.name(), seen.arguments(), CallResult.PENDING, ""));
        });
    }

    /**
     * Ends the program and its connection: on a busy machine the FIN is still on its way when the program is gone, and
     * what is undone next, as a setting of the run, must not come before it.
     */
    @Override
    public void close() {
        child.close();
        long deadline = System.nanoTime() + LONGEST.toNanos();
        try {
            while (isEnding(deadline) && System.nanoTime() < deadline) {
                Thread.sleep(2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False also if nobody can tell. */
    private boolean isEnding(long deadline) {
        List<String> words = new ArrayList<>(ENDING);
        words.add(":" + local.port());
        Trial ss = Trial.of(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())), station.command(words));
        return ss.worked() && !ss.said().equals(Told.plain(""));
    }
}
