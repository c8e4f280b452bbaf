package tcplab.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tcplab.event.Call;
import tcplab.event.SegmentSeen;
import tcplab.event.WireDid;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.scene.Rung;
import tcplab.scene.Rung.Cell;
import tcplab.scene.Rung.Flight;
import tcplab.scene.Rung.Part;
import tcplab.scene.Scene;

/**
 * The ladder of a run that goes on, on a screen or in a pipe where nothing can be drawn anew: each time only the rows that
 * are not there yet, below those that are. A segment comes when it has arrived or is lost, and before that only where
 * others pass meanwhile. The clock is that of whoever reads, so it is not drawn.
 */
public final class GrowingLadder {
    private static final long LATER_NANOS = 1_000_000_000;

    private final Set<String> drawn = new HashSet<>();
    private Set<Side> sides = Set.of();
    private int width;

    /** The new rows of what has happened so far, each with a line break; empty if there are none. */
    public Painted grow(Timeline soFar, Style style) {
        Timeline known = withoutWaiting(soFar);
        int last = known.inOrderOfArrival().size();
        Scene scene = Scene.of(withArrivals(known));
        Ladder ladder = Ladder.hasRoom(style) ? Ladder.untimed(scene, style) : null;
        LadderList list = new LadderList(style);
        Function<Rung, List<Painted>> rows = ladder == null ? list::rows : ladder::rows;
        List<Painted> lines = new ArrayList<>();
        List<Rung> fresh = new ArrayList<>();
        for (Rung rung : scene.rungs()) {
            // Also of those that are not drawn, for segments are under way from one rung to the other.
            List<Painted> all = rows.apply(rung);
            if (!isHidden(rung, last) && isNew(rung)) {
                fresh.add(rung);
                lines.addAll(all);
            }
        }
        // What was sent again meanwhile is counted until something else happens.
        if (fresh.stream().allMatch(Rung.WireNote.class::isInstance)) {
            return new Painted();
        }
        fresh.forEach(this::remember);
        if (ladder != null && isLaidOutAnew(scene, style)) {
            lines.add(0, ladder.head());
        }
        return Painted.lines(lines);
    }

    /** A call that waits for the peer is drawn when it returns. */
    private static Timeline withoutWaiting(Timeline timeline) {
        return new Timeline(timeline.inOrderOfArrival().stream()
                .filter(e -> !(e.event() instanceof Call call && call.isPending() && !call.name().equals("connect")))
                .toList());
    }

    /** The same as if all that is under way arrived at last: that is how it looks until then. */
    private static Timeline withArrivals(Timeline timeline) {
        long end = timeline.entries().stream().mapToLong(e -> e.event().atNanos()).max().orElse(0) + LATER_NANOS;
        String client = timeline.environment().map(e -> e.addresses().get("client")).orElse("");
        List<SegmentSeen> arrivals = timeline.passages().stream()
                .filter(passage -> passage.lost() && !isDropped(passage, timeline))
                .map(passage -> arrival(passage.segment(), end, client))
                .toList();
        return timeline.with(arrivals);
    }

    private static SegmentSeen arrival(Segment segment, long atNanos, String client) {
        boolean fromClient = segment.from().address().equals(client);
        return new SegmentSeen(atNanos, fromClient ? "server" : "client", segment, SegmentSeen.Direction.IN);
    }

    private static boolean isDropped(Passage passage, Timeline timeline) {
        return timeline.all(WireDid.class).stream()
                // What was swallowed and is here after all came again when it was due.
                .anyMatch(did -> did.action() == WireDid.Action.DROPPED && !did.isSwallowed() && did.isOf(passage.segment()));
    }

    /** Reading is no pause of the story; and of what has not arrived yet only the departure can be drawn. */
    private static boolean isHidden(Rung rung, int lastEntry) {
        return rung instanceof Rung.Passed
                || rung instanceof Flight flight
                        && flight.passage().arrivedId() > lastEntry
                        && flight.part() != Part.DEPARTS;
    }

    private boolean isNew(Rung rung) {
        if (rung instanceof Rung.Became) {
            return states(rung).stream().anyMatch(state -> !drawn.contains(state));
        }
        return !drawn.contains(key(rung));
    }

    private void remember(Rung rung) {
        drawn.add(key(rung));
        drawn.addAll(states(rung));
        if (rung instanceof Flight flight) {
            drawn.add("left " + flight.passage().leftId());
        }
    }

    /** What tells the rung from all others, also when more is known of it later. */
    private static String key(Rung rung) {
        if (rung instanceof Flight flight) {
            Passage passage = flight.passage();
            return switch (flight.part()) {
                case DEPARTS -> "left " + passage.leftId();
                case LOST -> "lost " + passage.leftId();
                case LOOP_OUT -> "out " + passage.leftId();
                case WHOLE, ARRIVES, COPY, LOOP_BACK -> "arrived " + passage.arrivedId();
            };
        } else if (rung instanceof Rung.Spoke spoke) {
            return "call " + spoke.side() + " " + spoke.atNanos();
        }
        return rung.getClass().getSimpleName() + " " + (rung instanceof Rung.Start ? "" : rung.atNanos());
    }

    /** The states that it shows for the first time. */
    private static List<String> states(Rung rung) {
        List<String> states = new ArrayList<>();
        for (Side side : Side.values()) {
            Cell cell = rung.state(side);
            if (cell.changed()) {
                String socket = cell.socket() == null ? side.word() : cell.socket().tuple() + " " + cell.socket().number();
                states.add(socket + " " + cell.state());
            }
        }
        return states;
    }

    /** True if a side has come in, or the terminal has another width. */
    private boolean isLaidOutAnew(Scene scene, Style style) {
        boolean anew = !scene.columns().isEmpty() && (!scene.columns().keySet().equals(sides) || style.width() != width);
        sides = Set.copyOf(scene.columns().keySet());
        width = style.width();
        return anew;
    }
}
