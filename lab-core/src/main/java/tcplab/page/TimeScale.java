package tcplab.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where on the page a moment is: time goes down, later is never higher. Distances grow with the logarithm of the time
 * between, so that both the 50 µs of a segment and the 200 ms of a timer can be seen; what is drawn in one column keeps
 * the room it needs.
 */
final class TimeScale {
    /** From this long on, time in which nothing happens is cut out and its length written there. */
    private static final long PAUSE_NANOS = 20_000_000;
    /** A distance of this time is {@link #UNIT} pixels long, each doubling about as many more. */
    private static final double UNIT_NANOS = 20_000;

    private static final double UNIT = 4.5;
    private static final double PAUSE_ROOM = 19;
    /** Half of the height of what marks a pause. */
    static final double PAUSE_HALF = 10;

    /** A moment on the page; {@code y} is set by {@link #settle}. */
    static final class Moment {
        private final long atNanos;
        private final List<Need> needs = new ArrayList<>();
        private double push;
        private double y;

        private Moment(long atNanos) {
            this.atNanos = atNanos;
        }

        /** Asks for room above and below it, in pixels, in a column that others use too. */
        Moment needs(Object column, double above, double below) {
            needs.add(new Need(column, above, below));
            return this;
        }

        /** Moves it further down at the next {@link #settle}, and with it what comes later. */
        void push(double more) {
            push += more;
        }

        /** Asks for more room below it, in a column in which it has some. */
        void lengthen(Object column, double more) {
            needs.replaceAll(need -> need.column.equals(column) ? new Need(column, need.above, need.below + more) : need);
        }

        double y() {
            return y;
        }

        long atNanos() {
            return atNanos;
        }

        /** The element, which knows when it came to be: a player hides it before that. */
        Element marks(Element element) {
            return element.is("data-at", atNanos);
        }
    }

    private record Need(Object column, double above, double below) {}

    /** Time that is cut out. @param atNanos when it was over */
    record Pause(double y, long nanos, long atNanos) {}

    private final List<Moment> moments = new ArrayList<>();
    private final List<Pause> pauses = new ArrayList<>();
    /** By time, where what comes then begins on the page, with the pause before it. */
    private final TreeMap<Long, Double> tops = new TreeMap<>();
    /** By time, the lowest of what came then. */
    private final TreeMap<Long, Double> lows = new TreeMap<>();
    private double bottom;

    /** A new moment; of those at the same time, the first asked for is the first on the page. */
    Moment at(long nanos) {
        Moment moment = new Moment(nanos);
        moments.add(moment);
        return moment;
    }

    /** Places all moments from {@code top} on; again, once some have been pushed. */
    void settle(double top) {
        pauses.clear();
        tops.clear();
        lows.clear();
        moments.sort(Comparator.comparingLong(Moment::atNanos));
        Map<Object, Double> used = new HashMap<>();
        bottom = top;
        double y = top;
        double free = top;
        Moment before = null;
        for (Moment moment : moments) {
            long gap = before == null ? 0 : moment.atNanos - before.atNanos;
            if (gap >= PAUSE_NANOS) {
                double middle = Math.max(y, bottom) + PAUSE_ROOM;
                pauses.add(new Pause(middle, gap, moment.atNanos));
                y = middle + PAUSE_ROOM;
                double below = middle + PAUSE_HALF;
                free = below;
                used.replaceAll((column, end) -> Math.max(end, below));
            } else {
                y += UNIT * Math.log1p(gap / UNIT_NANOS) / Math.log(2);
            }
            for (Need need : moment.needs) {
                y = Math.max(y, used.getOrDefault(need.column, free) + need.above);
            }
            y += moment.push;
            moment.y = y;
            for (Need need : moment.needs) {
                used.merge(need.column, y + need.below, Math::max);
                bottom = Math.max(bottom, y + need.below);
            }
            bottom = Math.max(bottom, y);
            tops.putIfAbsent(moment.atNanos, gap >= PAUSE_NANOS ? pauses.get(pauses.size() - 1).y() - PAUSE_HALF : y);
            lows.put(moment.atNanos, y);
            before = moment;
        }
    }

    /**
     * How far down the page reaches what was before a moment: to what came at it or after it, or to the pause before that.
     *
     * @param least pixels below the last of what was before
     */
    double reach(long nanos, double least) {
        Map.Entry<Long, Double> next = tops.ceilingEntry(nanos);
        Map.Entry<Long, Double> last = lows.lowerEntry(nanos);
        return Math.max(next == null ? bottom : next.getValue(), last == null ? 0 : last.getValue() + least);
    }

    List<Pause> pauses() {
        return pauses;
    }

    /** Below all that asked for room. */
    double bottom() {
        return bottom;
    }
}
