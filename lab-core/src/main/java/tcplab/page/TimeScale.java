package tcplab.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        private double y;

        private Moment(long atNanos) {
            this.atNanos = atNanos;
        }

        /** Asks for room above and below it, in pixels, in a column that others use too. */
        Moment needs(Object column, double above, double below) {
            needs.add(new Need(column, above, below));
            return this;
        }

        double y() {
            return y;
        }

        long atNanos() {
            return atNanos;
        }
    }

    private record Need(Object column, double above, double below) {}

    /** Time that is cut out. */
    record Pause(double y, long nanos) {}

    private final List<Moment> moments = new ArrayList<>();
    private final List<Pause> pauses = new ArrayList<>();
    private double bottom;

    /** A new moment; of those at the same time, the first asked for is the first on the page. */
    Moment at(long nanos) {
        Moment moment = new Moment(nanos);
        moments.add(moment);
        return moment;
    }

    /** Places all moments from {@code top} on. */
    void settle(double top) {
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
                pauses.add(new Pause(middle, gap));
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
            moment.y = y;
            for (Need need : moment.needs) {
                used.merge(need.column, y + need.below, Math::max);
                bottom = Math.max(bottom, y + need.below);
            }
            bottom = Math.max(bottom, y);
            before = moment;
        }
    }

    List<Pause> pauses() {
        return pauses;
    }

    /** Below all that asked for room. */
    double bottom() {
        return bottom;
    }
}
