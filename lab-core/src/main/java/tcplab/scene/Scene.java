package tcplab.scene;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tcplab.journal.Timeline;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.scene.Rung.Flight;
import tcplab.text.Told;

/**
 * A run as every drawing shows it: what happened on which side in which order, and the states of each socket. A drawing
 * only tells it and lays it out: in rows, or along a scale of time. Knows nothing of columns and pixels.
 *
 * @param zeroNanos the first segment or call, from which times are counted
 * @param columns the sides that take part
 * @param rungs from top to bottom
 * @param arrows the segments in order of departure
 * @param lanes the states as spans of time; those of the client first, each side's in the order in which they came to be
 * @param shown what vouches for the states beside the rungs
 * @param gaps what the witnesses say of themselves that makes the picture incomplete
 */
public record Scene(
        long zeroNanos,
        Map<Side, Column> columns,
        List<Rung> rungs,
        List<Arrow> arrows,
        List<Lane> lanes,
        Vouched shown,
        List<Told> gaps) {
    /** A side that takes part, by a socket or a call. @param endpoint of the only socket that it has */
    public record Column(Optional<Endpoint> endpoint) {}

    /**
     * How the states that are shown are known.
     *
     * @param lookups those that sock_diag answered
     */
    public record Vouched(Set<Proof> proofs, Set<TcpState> lookups) {}

    /** What happened in a run. */
    public static Scene of(Timeline timeline) {
        Rungs rungs = Rungs.of(timeline);
        States states = rungs.states();
        Map<Side, Column> columns = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            if (states.has(side)) {
                columns.put(side, new Column(states.endpoint(side)));
            }
        }
        Map<Integer, Arrow> arrows = new LinkedHashMap<>();
        for (Rung rung : rungs.all()) {
            if (rung instanceof Flight flight) {
                arrows.putIfAbsent(flight.passage().entryId(), flight.arrow());
            }
        }
        return new Scene(
                timeline.zeroNanos(),
                columns,
                rungs.all(),
                List.copyOf(arrows.values()),
                Lane.all(timeline, states.cookies()),
                new Vouched(states.used(), states.usedLookups()),
                Gaps.of(timeline));
    }

    /** True for a side that takes part. */
    public boolean has(Side side) {
        return columns.containsKey(side);
    }

    /** The rungs of one kind, from top to bottom. */
    public <T extends Rung> List<T> all(Class<T> kind) {
        return rungs.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
