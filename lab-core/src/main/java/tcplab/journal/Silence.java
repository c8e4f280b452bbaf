package tcplab.journal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tcplab.event.ObserverReport;
import tcplab.event.StoppedLooking;
import tcplab.event.WireDid;
import tcplab.event.WireDid.Action;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.model.Witness;

/**
 * Where and since when no capture looked any more, or whether any missed something at a moment that nobody knows: of what
 * only the other end saw then, nobody knows the whole way.
 */
final class Silence {
    /** What the wire keeps may have arrived after others that left later. */
    private static final Set<Action> KEEPS = Set.of(Action.HELD, Action.DELAYED, Action.REORDERED);

    /** What any decoder gives alike. */
    private record Seen(FourTuple tuple, long seq, int flagBits, int length) {
        static Seen of(Segment segment) {
            return new Seen(segment.tuple(), segment.seq(), segment.flagBits(), segment.length());
        }
    }

    private final Map<String, Long> since = new HashMap<>();
    /** When the last segment left whose arrival was seen at a point. */
    private final Map<String, Long> lastDeparture = new HashMap<>();

    private final Set<Seen> kept = new HashSet<>();
    /** True if tcpdump said at its end that the kernel had dropped packets before it could read them. */
    private final boolean missedSome;
    private final Set<Seen> droppedByTheWire = new HashSet<>();

    Silence(Timeline timeline) {
        List<StoppedLooking> stopped = timeline.all(StoppedLooking.class);
        stopped.stream().filter(s -> s.observer() == Witness.TCPDUMP).forEach(s -> since.merge(s.point(), s.atNanos(), Math::min));
        missedSome = timeline.all(ObserverReport.class).stream()
                .anyMatch(report -> report.observer() == Witness.TCPDUMP && report.lost() > 0);
        if (!isNowhere()) {
            timeline.all(WireDid.class).forEach(did -> {
                if (KEEPS.contains(did.action())) {
                    kept.add(Seen.of(did.segment()));
                } else if (did.action() == Action.DROPPED) {
                    droppedByTheWire.add(Seen.of(did.segment()));
                }
            });
        }
    }

    boolean isNowhere() {
        return since.isEmpty() && !missedSome;
    }

    /** The point saw it arrive, and when it had left; the wire lets none pass another unless it keeps it. */
    void arrived(String point, long leftNanos) {
        lastDeparture.merge(point, leftNanos, Math::max);
    }

    /** True if a segment that the point did not see may have arrived there. */
    boolean mayHaveArrived(Segment segment, String point, long leftNanos) {
        return missedSome && !droppedByTheWire.contains(Seen.of(segment))
                || since.containsKey(point)
                        && (leftNanos > lastDeparture.getOrDefault(point, Long.MIN_VALUE) || kept.contains(Seen.of(segment)));
    }

    /** True if a segment that the point did not see may have left it. */
    boolean mayHaveLeft(String point, long arrivedNanos) {
        return missedSome || since.containsKey(point) && arrivedNanos > since.get(point);
    }
}
