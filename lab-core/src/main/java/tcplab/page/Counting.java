package tcplab.page;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tcplab.event.CounterMoved;
import tcplab.event.Looked;
import tcplab.journal.Timeline;
import tcplab.model.Flag;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.scene.Arrow;
import tcplab.text.Told;

/**
 * The kernel's counters that count segments like one. Concluded: counters tell only how much they moved in the whole
 * run.
 */
final class Counting {
    private final List<CounterMoved> counters;
    private final boolean sharedStack;

    Counting(Timeline timeline) {
        counters = timeline.all(CounterMoved.class);
        sharedStack = !timeline.environment().map(e -> e.hasWire()).orElse(false);
    }

    /** {@code TcpRetransSegs +1}: how much those moved in the whole run that count such segments. */
    Told words(Arrow arrow) {
        Set<String> names = names(arrow);
        Side side = sharedStack ? Side.CLIENT : arrow.from();
        Told moved = Told.listed(Stream.of(names.toArray(new String[0]))
                .sorted()
                .flatMap(name -> counters.stream().filter(c -> c.side() == side && full(c).equals(name)))
                .map(c -> full(c) + " +" + c.difference())
                .toList());
        return moved.isEmpty() ? Told.nothing() : say("%s in the whole run", moved);
    }

    /** How much all have moved in the whole run; nothing if nobody read them. */
    Told ofAll() {
        return counters.isEmpty() ? Told.nothing() : listed(counters.stream().map(c -> named(c.side(), full(c), c.difference())).toList());
    }

    /** How much all had moved as they were read with a look; nothing if they could not be read. */
    Told soFar(Looked look) {
        return look.counters() == null
                ? Told.nothing()
                : listed(look.counters().stream().map(m -> named(m.side(), full(m.counter()), m.by())).toList());
    }

    private static Told listed(List<String> moved) {
        return moved.isEmpty() ? say("none has moved") : Told.listed(moved);
    }

    private String named(Side side, String counter, long by) {
        return (sharedStack ? "" : side.word() + " ") + counter + " +" + by;
    }

    private static String full(CounterMoved counter) {
        return counter.group().equals("TcpExt") ? counter.name() : counter.group() + counter.name();
    }

    /** @param counter its group and its name */
    private static String full(String counter) {
        return counter.replaceFirst("^TcpExt ", "").replace(" ", "");
    }

    /** The counters that {@code tcp_retransmit_skb()} and the senders of RST count a segment with. */
    private static Set<String> names(Arrow arrow) {
        Segment segment = arrow.passage().segment();
        if (arrow.passage().copy()) {
            return Set.of();
        }
        if (segment.has(Flag.RST)) {
            return Set.of("TcpOutRsts", "TCPAbortOnClose", "TCPAbortOnData", "TCPAbortOnTimeout", "TCPAbortOnLinger");
        }
        if (arrow.passage().again()) {
            return segment.has(Flag.SYN)
                    ? Set.of("TcpRetransSegs", "TCPSynRetrans", "TCPTimeouts")
                    : Set.of("TcpRetransSegs", "TCPTimeouts", "TCPLossProbes");
        }
        if (segment.has(Flag.SYN)) {
            return segment.has(Flag.ACK) ? Set.of("SyncookiesSent") : Set.of("TcpActiveOpens");
        }
        boolean bareAck = segment.length() == 0 && !segment.has(Flag.FIN);
        return bareAck ? Set.of("DelayedACKs") : Set.of();
    }
}
