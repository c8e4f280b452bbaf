package tcplab.page;

import java.util.Collection;
import java.util.List;
import java.util.function.DoubleConsumer;
import tcplab.model.Side;
import tcplab.page.Labels.Line;

/**
 * Makes room where the line of a segment would cross words that have only one place. Words at the segment's sender are
 * moved down until the line has passed above them; for words at its receiver the segment arrives later on the page.
 */
final class Clearance {
    private static final double ASCENT = 9;
    private static final double DESCENT = 3;
    private static final double MARGIN = 2;
    /** Words that reach so far along a line cannot be moved out of its way: it falls as fast as they do. */
    private static final double MOST_OF_A_LINE = 0.8;

    /**
     * Words on the wire, level.
     *
     * @param side at whose lifeline they stand
     * @param x where they begin
     * @param y their baseline
     * @param lower moves them down, by pixels
     */
    record Words(Side side, double x, double y, double length, DoubleConsumer lower) {
        private double top() {
            return y - ASCENT - MARGIN;
        }

        private double bottom() {
            return y + DESCENT + MARGIN;
        }
    }

    /** A segment's line. @param later lets it arrive further down, by pixels */
    record Flight(Side from, Line line, DoubleConsumer later) {
        private double at(double x) {
            double within = Math.max(Math.min(line.x1(), line.x2()), Math.min(x, Math.max(line.x1(), line.x2())));
            return line.y(within);
        }

        private boolean crosses(Words words) {
            double end = words.x + words.length;
            boolean beside = end < Math.min(line.x1(), line.x2()) || words.x > Math.max(line.x1(), line.x2());
            double one = at(words.x);
            double other = at(end);
            return !beside && Math.max(one, other) > words.top() && Math.min(one, other) < words.bottom();
        }
    }

    private Clearance() {}

    /** Asks for the room that is missing. @return false if none is, else everything is to be placed again */
    static boolean make(List<Words> all, List<Flight> flights) {
        Bands<Flight> byHeight = new Bands<>();
        flights.forEach(flight -> byHeight.add(flight, flight.line.y1(), flight.line.y2()));
        boolean moved = false;
        for (Words words : all) {
            Collection<Flight> near = byHeight.near(words.top(), words.bottom());
            for (Flight flight : near) {
                moved |= flight.crosses(words) && part(words, flight);
            }
        }
        return moved;
    }

    private static boolean part(Words words, Flight flight) {
        Line line = flight.line;
        if (words.length > MOST_OF_A_LINE * Math.abs(line.x2() - line.x1())) {
            return false;
        }
        double one = flight.at(words.x);
        double other = flight.at(words.x + words.length);
        if (words.side == flight.from) {
            words.lower.accept(Math.max(one, other) - words.top());
        } else {
            flight.later.accept(words.bottom() - Math.min(one, other));
        }
        return true;
    }
}
