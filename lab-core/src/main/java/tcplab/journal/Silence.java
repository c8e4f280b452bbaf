package tcplab.journal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tcplab.event.StoppedLooking;
import tcplab.event.WireDid;
import tcplab.event.WireDid.Action;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.model.Witness;

/** Where and since when no capture looked any more: of what only the other end saw then, nobody knows the whole way. */
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

    Silence(Timeline timeline) {
        List<StoppedLooking> stopped = timeline.all(StoppedLooking.class);
        stopped.stream().filter(s -> s.observer() == Witness.TCPDUMP).forEach(s -> since.merge(s.point(), s.atNanos(), Math::min));
        if (!since.isEmpty()) {
            timeline.all(WireDid.class).stream()
                    .filter(did -> KEEPS.contains(did.action()))
                    .forEach(did -> kept.add(Seen.of(did.segment())));
        }
    }

    boolean isNowhere() {
        return since.isEmpty();
    }

    /** The point saw it arrive, and when it had left; the wire lets none pass another unless it keeps it. */
    void arrived(String point, long leftNanos) {
        lastDeparture.merge(point, leftNanos, Math::max);
    }

    /** True if a segment that the point did not see may have arrived there. */
    boolean mayHaveArrived(Segment segment, String point, long leftNanos) {
        return since.containsKey(point)
                && (leftNanos > lastDeparture.getOrDefault(point, Long.MIN_VALUE) || kept.contains(Seen.of(segment)));
    }

    /** True if a segment that the point did not see may have left it. */
    boolean mayHaveLeft(String point, long arrivedNanos) {
        return since.containsKey(point) && arrivedNanos > since.get(point);
    }
}
