package tcplab.observe;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tcplab.event.Lookup.Occasion;
import tcplab.event.Lookup;
import tcplab.host.Station;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.model.Witness;
import tcplab.socket.Netlink;
import tcplab.text.Told;
import tcplab.wire.Onlooker;

/**
 * The states without root: asks the kernel for a socket's state by sock_diag(7) whenever one of its segments has come
 * out of its host, and before and after its host is given one. The wire keeps the segment meanwhile, so that nothing
 * else can come to the socket between two looks.
 */
final class LookupObserver extends Watch implements Onlooker {

    /** How long a call may hold a socket whose segment waits in the backlog; it only does so while it has the processor. */
    private static final long BACKLOG_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long BACKLOG_PAUSE_NANOS = 20_000;
    /** A socket that ceases is out of the table at once; a kernel that never says so must not hold up the wire. */
    private static final int MOST_AGAIN = 100;

    private static final int REHEARSALS = 50;

    private final List<Station> stations;
    private final Map<Side, Netlink> kernels = new EnumMap<>(Side.class);
    private final Map<Side, Map<FourTuple, Watched>> sockets = new EnumMap<>(Side.class);
    private int missed;

    /** A socket that has been looked at, the last look, and whether the journal has it. */
    private static final class Watched {
        private final byte[] request;
        private Lookup last;
        private boolean recorded;

        private Watched(byte[] request) {
            this.request = request;
        }
    }

    LookupObserver(List<Station> stations) {
        this.stations = List.copyOf(stations);
    }

    @Override
    public Witness witness() {
        return Witness.SOCK_DIAG;
    }

    @Override
    public synchronized Optional<Told> unavailability() {
        try {
            for (Station station : stations) {
                if (!kernels.containsKey(station.side())) {
                    kernels.put(station.side(), Netlink.open(Netlink.SOCK_DIAG, station.namespace()));
                }
                ask(station.side(), DiagMessage.request(Scope.NOWHERE));
            }
            return Optional.empty();
        } catch (IOException e) {
            // The next run asks by a socket of its own.
            close();
            return Optional.of(say("this kernel does not answer: %s", Told.of(e)));
        }
    }

    /** Asks for nothing until that is quick: the first segment of a run is not to wait for classes to be loaded. */
    void warmUp() {
        int rehearsed = 0;
        while (rehearsed < REHEARSALS && unavailability().isEmpty()) {
            rehearsed++;
        }
    }

    private DiagMessage.Answer ask(Side side, byte[] request) throws IOException {
        DiagMessage.Answer answer = DiagMessage.answer(kernels.get(side).ask(request));
        for (int again = 0; answer.isCeasing() && again < MOST_AGAIN; again++) {
            answer = DiagMessage.answer(kernels.get(side).ask(request));
        }
        return answer;
    }

    @Override
    synchronized Told arm() {
        for (Side side : Side.values()) {
            sockets.put(side, new HashMap<>());
        }
        missed = 0;
        return say("asked at each segment");
    }

    @Override
    synchronized void drain() {
        // The wire is quiet, and what was seen has been told.
        sockets.values().forEach(Map::clear);
    }

    @Override
    synchronized long lost() {
        return missed;
    }

    @Override
    public void sent(Side by, Segment segment) {
        look(by, segment.tuple(), Occasion.SENT);
    }

    @Override
    public void arriving(Side at, Segment segment) {
        look(at, segment.tuple().reversed(), Occasion.ARRIVING);
    }

    @Override
    public void arrived(Side at, Segment segment) {
        look(at, segment.tuple().reversed(), Occasion.ARRIVED);
    }

    private synchronized void look(Side side, FourTuple tuple, Occasion occasion) {
        if (!isArmed() || !scope().concerns(tuple)) {
            return;
        }
        try {
            Watched watched =
                    sockets.get(side).computeIfAbsent(tuple, t -> new Watched(DiagMessage.request(t)));
            long asked = scope().clock().now();
            DiagMessage.Answer answer = ask(side, watched.request);
            if (occasion == Occasion.ARRIVED && answer.backlogBytes() > 0) {
                awaitProcessed(side, watched.request);
                asked = scope().clock().now();
                answer = ask(side, watched.request);
            }
            seen(watched, new Lookup(asked, scope().clock().now(), side, tuple, answer.state(), occasion));
        } catch (IOException | RuntimeException e) {
            broke(e);
        }
    }

    /** A call that holds the socket processes what has come meanwhile when it lets go ({@code release_sock()}). */
    private void awaitProcessed(Side side, byte[] request) throws IOException {
        long deadline = System.nanoTime() + BACKLOG_NANOS;
        while (ask(side, request).backlogBytes() > 0) {
            if (System.nanoTime() > deadline) {
                missed++;
                return;
            }
            LockSupport.parkNanos(BACKLOG_PAUSE_NANOS);
        }
    }

    private void seen(Watched watched, Lookup now) {
        Lookup before = watched.last;
        boolean changed = before == null ? now.state() != TcpState.CLOSED : before.state() != now.state();
        if (changed) {
            if (before != null && !watched.recorded) {
                tell(before);
            }
            tell(now);
        }
        watched.last = now;
        watched.recorded = changed;
    }

    @Override
    public synchronized void close() {
        kernels.values().forEach(Netlink::close);
        kernels.clear();
    }
}
