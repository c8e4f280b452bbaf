package tcplab.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.scene.Lane;
import tcplab.scene.Rung;
import tcplab.scene.Rung.Spoke;
import tcplab.scene.Scene;
import tcplab.text.Columns;

/**
 * Where the figure's columns are, in pixels from the left: times, the client's calls, its states, its lifeline, the
 * wire, and the same for the server the other way round. Sockets that live one after another share a column.
 */
final class Geometry {
    /** Width of a column of the figure's typewriter letters at most, whatever font the reader has. */
    static final double LETTER = 7.3;

    static final double SMALL_LETTER = 6.7;

    private static final double LEAST_TIME = 66;
    /** Half of an address, which stands over the lifeline. */
    private static final double NO_CALLS = 66;
    private static final double GAP = 3;
    /** With more sockets at a time, states are colours with a title. */
    private static final int MOST_WORDY = 3;

    private static final double NARROW = 13;
    /** Handwriting of a state, on paper 20 mm; and of one that is shortened, where there are many sockets. */
    private static final double HANDWRITING = 125;
    private static final double SHORT_HANDWRITING = 64;

    /** A column of states. */
    static final class Column {
        private final List<Lane> lanes = new ArrayList<>();
        private double x;
        private double width;

        double x() {
            return x;
        }

        double width() {
            return width;
        }

        boolean wordy() {
            return width > NARROW;
        }
    }

    private final Map<Side, List<Column>> columns = new EnumMap<>(Side.class);
    private final Map<Lane, Column> byLane = new IdentityHashMap<>();
    private final Look look;
    private final double time;
    private final double left;
    private final double right;
    private final double width;
    private final double outerLeft;
    private final double outerRight;

    Geometry(Scene scene, Look look) {
        this.look = look;
        for (Side side : Side.values()) {
            columns.put(side, columns(scene, side));
        }
        time = look.narrow() || look.blank() ? 0 : Math.max(LEAST_TIME, longestTime(scene) * SMALL_LETTER + 12);
        outerLeft = time + callRoom(scene, Side.CLIENT);
        left = outerLeft + room(Side.CLIENT);
        right = left + look.wire();
        outerRight = right + room(Side.SERVER);
        width = outerRight + callRoom(scene, Side.SERVER);
        double x = left;
        for (Column column : columns.get(Side.CLIENT)) {
            x -= column.width + GAP;
            column.x = x;
        }
        x = right + GAP;
        for (Column column : columns.get(Side.SERVER)) {
            column.x = x;
            x += column.width + GAP;
        }
    }

    private static int longestTime(Scene scene) {
        long last = scene.rungs().stream().mapToLong(Rung::atNanos).max().orElse(0);
        return Times.number(last - scene.zeroNanos()).length();
    }

    private double callRoom(Scene scene, Side side) {
        if (look.narrow()) {
            return GAP;
        }
        boolean calls = scene.all(Spoke.class).stream().anyMatch(c -> c.side() == side);
        return calls ? look.callLetters() * SMALL_LETTER + 22 : NO_CALLS;
    }

    private double room(Side side) {
        return columns.get(side).stream().mapToDouble(c -> c.width + GAP).sum() + GAP;
    }

    /** Connections are nearer to the lifeline than listeners. */
    private List<Column> columns(Scene scene, Side side) {
        List<Column> all = new ArrayList<>();
        // Those in which something comes to an end.
        List<Column> reusable = new ArrayList<>();
        List<Lane> lanes = scene.lanes().stream()
                .filter(l -> l.side() == side)
                .sorted(Comparator.comparing(Lane::listener))
                .toList();
        for (Lane lane : lanes) {
            Column free = reusable.stream()
                    .filter(c -> c.lanes.get(0).listener() == lane.listener())
                    .filter(c -> endNanos(c.lanes.get(c.lanes.size() - 1)) < startNanos(lane))
                    .findFirst()
                    .orElse(null);
            if (free == null) {
                free = new Column();
                all.add(free);
                reusable.add(free);
            }
            free.lanes.add(lane);
            if (endNanos(lane) == Long.MAX_VALUE) {
                reusable.remove(free);
            }
            byLane.put(lane, free);
        }
        for (Column column : all) {
            column.width = look.blank() ? toFill(column, all.size()) : all.size() > MOST_WORDY || look.narrow() ? NARROW : width(column);
        }
        return all;
    }

    private double width(Column column) {
        int letters = column.lanes.stream()
                .flatMap(l -> l.spans().stream().map(s -> look.signed(s.word(), look.marks(s))))
                .mapToInt(Columns::width)
                .max()
                .orElse(0);
        return Math.max(letters * SMALL_LETTER + 12, nameWidth(column));
    }

    /** As wide whatever its states were. */
    private static double toFill(Column column, int columns) {
        return Math.max(columns > MOST_WORDY ? SHORT_HANDWRITING : HANDWRITING, nameWidth(column));
    }

    private static double nameWidth(Column column) {
        return column.lanes.stream().mapToInt(l -> Columns.width(l.socket())).max().orElse(0) * SMALL_LETTER + 12;
    }

    private static long startNanos(Lane lane) {
        return lane.spans().get(0).fromNanos();
    }

    private static long endNanos(Lane lane) {
        Lane.Span last = lane.spans().get(lane.spans().size() - 1);
        return last.state() == TcpState.CLOSED ? last.fromNanos() : Long.MAX_VALUE;
    }

    Column column(Lane lane) {
        return byLane.get(lane);
    }

    /** The column of what needs room for the words of segments: a side's half of the wire. */
    String words(Side side) {
        return side + " words";
    }

    /** True if words on the wire reach over more than their side's half of it. */
    boolean isBroad(double length) {
        return length > look.wire() / 2 - 12;
    }

    /** The column of what needs room for the words of calls; a narrow figure has them on the wire. */
    String calls(Side side) {
        return look.narrow() ? words(side) : side + " calls";
    }

    /** True if a side has so few sockets that each state can be told. */
    boolean hasFew(Side side) {
        return columns.get(side).size() <= MOST_WORDY;
    }

    /** True if no two sockets of a side live at a time. */
    boolean hasOne(Side side) {
        return columns.get(side).size() == 1;
    }

    /** Where words begin on the wire, beside a lifeline. */
    double inside(Side side) {
        return lifeline(side) + (side == Side.CLIENT ? 6 : -6);
    }

    /** Where the words of a side's calls begin, or end by {@link #callAnchor}. */
    double callEdge(Side side) {
        return look.narrow() ? inside(side) : outer(side) + (side == Side.CLIENT ? -13 : 13);
    }

    String callAnchor(Side side) {
        return (side == Side.CLIENT) == look.narrow() ? "start" : "end";
    }

    /** Where the name of a side is, by {@link #headAnchor}. */
    double head(Side side) {
        return !look.narrow() ? lifeline(side) : side == Side.CLIENT ? GAP : width - GAP;
    }

    String headAnchor(Side side) {
        return !look.narrow() ? "middle" : side == Side.CLIENT ? "start" : "end";
    }

    /** The lifeline of a side. */
    double lifeline(Side side) {
        return side == Side.CLIENT ? left : right;
    }

    /** The end of its states. */
    private double outer(Side side) {
        return side == Side.CLIENT ? outerLeft : outerRight;
    }

    double wire() {
        return look.wire();
    }

    double middle() {
        return (left + right) / 2;
    }

    double width() {
        return width;
    }

    double timeEnd() {
        return time - 8;
    }
}
