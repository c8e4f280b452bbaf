package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tcplab.event.CounterMoved;
import tcplab.event.Environment;
import tcplab.event.Lookup;
import tcplab.event.Lookup.Occasion;
import tcplab.journal.Entry;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.model.BenchName;
import tcplab.model.Flag;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.model.Witness;

/**
 * What is known of an RST without the tracepoint: tcpdump sees it leave and arrive, sock_diag sees the socket that it
 * ends, and some reasons have a counter of their own. Empty where that does not settle the matter.
 */
final class UntracedResets {
    /** Reasons that the kernel counts, each where it sends the RST, and for nothing else (net/ipv4/tcp.c). */
    private static final Map<String, String> COUNTED = Map.of(
            "TCP_ABORT_ON_CLOSE", "TCPAbortOnClose",
            "TCP_ABORT_ON_LINGER", "TCPAbortOnLinger",
            "TCP_ABORT_ON_MEMORY", "TCPAbortOnMemory");
    /** An RST is captured so long before the look that finds its effect, at most. */
    private static final long EFFECT_NANOS = 200_000_000;

    private final Timeline timeline;
    private final String socket;

    UntracedResets(Timeline timeline, String socket) {
        this.timeline = timeline;
        this.socket = socket;
    }

    private List<Passage> resets() {
        return timeline.passages().stream().filter(p -> p.segment().has(Flag.RST)).toList();
    }

    /** @param reason empty for any */
    Optional<Judgement> sent(String reason) {
        if (timeline.gapIn(Witness.TCPDUMP).isPresent()) {
            return Optional.empty();
        }
        List<Passage> own = resets().stream()
                .filter(p -> !p.copy() && timeline.roll().isSentBySocket(socket, p))
                .toList();
        if (own.isEmpty()) {
            return Optional.of(Judgement.refuted(say("tcpdump saw no RST sent by %s", socket), List.of()));
        }
        if (reason.isEmpty()) {
            return Optional.of(Judgement.confirmed(say("tcpdump saw an RST sent by %s", socket), Evidence.ids(own)));
        }
        return counted(reason, own.get(0));
    }

    /** With a single RST of the whole stack, a counter says whether that was for its reason. */
    private Optional<Judgement> counted(String reason, Passage reset) {
        String counter = COUNTED.get(reason);
        BenchName bench = timeline.environment().map(Environment::bench).orElse(BenchName.HOST);
        boolean wire = bench == BenchName.WIRE;
        Side side = wire ? timeline.roll().side(reset.segment().tuple()) : Side.CLIENT;
        long ofStack = resets().stream()
                .filter(p -> !wire || timeline.roll().side(p.segment().tuple()) == side)
                .count();
        // On the host bench the counters are those of the whole machine.
        if (counter == null || ofStack != 1 || bench == BenchName.HOST || timeline.gapIn(Witness.COUNTERS).isPresent()) {
            return Optional.empty();
        }
        Optional<Entry> moved = timeline.entriesOf(CounterMoved.class).stream()
                .filter(e -> e.event() instanceof CounterMoved c && c.side() == side && c.name().equals(counter))
                .findFirst();
        if (moved.isPresent() && ((CounterMoved) moved.get().event()).difference() != 1) {
            return Optional.empty();
        }
        return Optional.of(moved.isPresent()
                ? Judgement.confirmed(
                        say("tcpdump saw an RST sent by %s, and %s counted it", socket, counter),
                        List.of(reset.entryId(), moved.get().id()))
                : Judgement.refuted(say("%s did not count the RST of %s", counter, socket), List.of(reset.entryId())));
    }

    /** Received is one that ended the socket; TCP drops others. */
    Optional<Judgement> received() {
        if (timeline.gapIn(Witness.TCPDUMP).isPresent()) {
            return Optional.empty();
        }
        List<Passage> arrived = resets().stream()
                .filter(p -> !p.lost() && timeline.roll().isCalled(socket, timeline.roll().receiver(p)))
                .toList();
        if (arrived.isEmpty()) {
            return Optional.of(Judgement.refuted(say("tcpdump saw no RST arrive at %s", socket), List.of()));
        }
        for (Passage reset : arrived) {
            Optional<Entry> ended = timeline.entriesOf(Lookup.class).stream()
                    .filter(e -> isEnd((Lookup) e.event(), reset))
                    .findFirst();
            if (ended.isPresent()) {
                return Optional.of(Judgement.confirmed(
                        say("with an RST %s was CLOSED", socket), List.of(reset.arrivedId(), ended.get().id())));
            }
        }
        return Optional.empty();
    }

    private static boolean isEnd(Lookup look, Passage reset) {
        long since = look.atNanos() - reset.arrivedNanos();
        return look.occasion() == Occasion.ARRIVED
                && look.state() == TcpState.CLOSED
                && look.tuple().equals(reset.segment().tuple().reversed())
                && since >= 0
                && since <= EFFECT_NANOS;
    }
}
