package tcplab.scene;

import static tcplab.text.Told.say;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tcplab.event.CounterMoved;
import tcplab.event.Environment;
import tcplab.event.Lookup;
import tcplab.journal.Incarnation;
import tcplab.journal.Passage;
import tcplab.journal.Roll;
import tcplab.journal.Timeline;
import tcplab.model.BenchName;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.model.Witness;
import tcplab.scene.Exchange.End;
import tcplab.scene.Exchange.Mark;
import tcplab.text.Told;

/**
 * Which sockets began with a SYN cookie: between the SYN and the third segment the server kept nothing of them
 * ({@code cookie_v4_check()} makes the socket), although the tracepoint then reports SYN-RECEIVED for an instant.
 *
 * <p>Told from the counter of cookies that came back: all connections of that side if it counts as many, else those of
 * which sock_diag, asked with the third segment in hand, knew nothing.
 */
final class Cookies {
    private final Timeline timeline;
    private final Set<Incarnation> sockets = new HashSet<>();

    private Cookies(Timeline timeline) {
        this.timeline = timeline;
    }

    static Cookies of(Timeline timeline) {
        Cookies cookies = new Cookies(timeline);
        for (Side side : Side.values()) {
            long returned = cookies.returned(side);
            if (returned > 0) {
                List<Incarnation> opened = cookies.opened(side);
                opened.stream().filter(s -> opened.size() <= returned || cookies.isUnknown(s)).forEach(cookies.sockets::add);
            }
        }
        return cookies;
    }

    /** True if nothing was kept of this socket until the third segment came. */
    boolean has(Incarnation socket) {
        return sockets.contains(socket);
    }

    /** What is to be said of a SYN+ACK whose sequence number is the cookie; else nothing. */
    Told words(Passage passage) {
        boolean cookie = passage.segment().has(Flag.SYN) && has(timeline.roll().sender(passage));
        return cookie ? say("no state, cookie") : Told.nothing();
    }

    /** The cookies that came back to a side; on the host bench they may be those of any program. */
    private long returned(Side side) {
        BenchName bench = timeline.environment().map(Environment::bench).orElse(BenchName.HOST);
        return timeline.all(CounterMoved.class).stream()
                .filter(c -> c.name().equals("SyncookiesRecv") && bench != BenchName.HOST)
                .filter(c -> bench != BenchName.WIRE || c.side() == side)
                .mapToLong(CounterMoved::difference)
                .sum();
    }

    /** The sockets of a side that got a SYN and the acknowledgement of their own. */
    private List<Incarnation> opened(Side side) {
        Roll roll = timeline.roll();
        return States.tuples(timeline).stream()
                .filter(tuple -> roll.side(tuple) == side)
                .flatMap(tuple -> roll.incarnations(tuple).stream())
                .filter(socket -> third(socket) != null)
                .toList();
    }

    /** The end of the segment that completed a passive opening; null if there was none. */
    private End third(Incarnation socket) {
        boolean asked = false;
        for (End end : Exchange.of(timeline.roll(), socket)) {
            asked |= end.marks().contains(Mark.GETS_SYN);
            if (asked && end.marks().contains(Mark.SYN_ACKED)) {
                return end;
            }
        }
        return null;
    }

    private boolean isUnknown(Incarnation socket) {
        FourTuple tuple = socket.tuple();
        long syn = Exchange.of(timeline.roll(), socket).stream()
                .filter(end -> end.marks().contains(Mark.SENDS_SYN))
                .mapToLong(End::atNanos)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        return timeline.all(Lookup.class).stream()
                .filter(l -> l.tuple().equals(tuple) && l.occasion() == Lookup.Occasion.ARRIVING)
                .filter(l -> l.atNanos() > syn)
                .findFirst()
                .map(l -> l.state() == TcpState.CLOSED)
                .orElseGet(() -> wasNeverThere(tuple));
    }

    /** What was CLOSED whenever it was asked for is not recorded: nor is one whose cookie came back to a full accept queue. */
    private boolean wasNeverThere(FourTuple tuple) {
        List<Lookup> lookups = timeline.all(Lookup.class);
        return !lookups.isEmpty()
                && !timeline.isPartial(Witness.SOCK_DIAG)
                && lookups.stream().noneMatch(l -> l.tuple().equals(tuple));
    }
}
