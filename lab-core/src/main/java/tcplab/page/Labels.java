package tcplab.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tcplab.text.Columns;

/**
 * Finds places for the words along lines: at the sender if nothing else is there, else further along the line or below
 * it. Where every place is taken, the one that hides least.
 */
final class Labels {
    private static final double ABOVE = 5;
    private static final double BELOW = 14;
    private static final double MARGIN = 12;
    private static final double STEP = 24;
    /** Words are turned along lines that fall no more than this, and level beside steeper ones. */
    private static final double STEEPEST_FALL = 44;

    private static final double ASCENT = 11;
    private static final double DESCENT = 3;
    private static final double SAMPLE = 8;
    /** A line ends in the head of an arrow, which is this long, with room before it, and reaches so far to either side. */
    private static final double HEAD = 16;
    private static final double HALF_A_HEAD = 5;

    /** A straight line between two points. */
    record Line(double x1, double y1, double x2, double y2) {
        double slope() {
            return x1 == x2 ? 0 : (y2 - y1) / (x2 - x1);
        }

        /** Its height at a place within it, else not a number. */
        double y(double x) {
            boolean within = x >= Math.min(x1, x2) && x <= Math.max(x1, x2);
            return within ? y1 + (x - x1) * slope() : Double.NaN;
        }
    }

    /**
     * Where words are: their baseline from its beginning.
     *
     * @param slope pixels down for each to the right
     */
    record Place(double x, double y, double slope, double length) {
        double degrees() {
            return Math.toDegrees(Math.atan(slope));
        }

        /** Words reach so far beside what others keep clear of. */
        private double top() {
            return Math.min(baseline(x - SAMPLE), baseline(x + length + SAMPLE)) - ASCENT;
        }

        private double bottom() {
            return Math.max(baseline(x - SAMPLE), baseline(x + length + SAMPLE)) + DESCENT;
        }

        private double baseline(double at) {
            return y + (at - x) * slope;
        }
    }

    private final Bands<Line> lines = new Bands<>();
    private final Bands<Place> taken = new Bands<>();
    private final Bands<double[]> blocks = new Bands<>();

    void avoid(Line line) {
        lines.add(line, line.y1, line.y2);
    }

    /** Nothing is to be written between two heights. */
    void avoid(double top, double bottom) {
        blocks.add(new double[] {top, bottom}, top, bottom);
    }

    /** Takes the place of words that have only this one. */
    void take(Clearance.Words words) {
        take(new Place(words.x(), words.y(), 0, words.length()));
    }

    /** Takes a place for words that have only this one. */
    void take(String words, double letter, double x, double y) {
        take(new Place(x, y, 0, Columns.width(words) * letter));
    }

    /** @param clear so far from the line they stand besides the usual, in pixels */
    Place place(String words, Line line, double clear) {
        double length = Columns.width(words) * Geometry.LETTER;
        boolean steep = Math.abs(line.y2 - line.y1) > STEEPEST_FALL;
        Place best = null;
        double least = Double.MAX_VALUE;
        for (Place place : candidates(line, length, steep, clear)) {
            double hidden = hidden(place, line, least);
            if (hidden < least) {
                least = hidden;
                best = place;
            }
            if (hidden == 0) {
                break;
            }
        }
        take(best);
        return best;
    }

    private void take(Place place) {
        taken.add(place, place.top(), place.bottom());
    }

    /** Those above the line first, from the sender to the receiver. */
    private static List<Place> candidates(Line line, double length, boolean steep, double clear) {
        boolean right = line.x2 > line.x1;
        double room = Math.max(0, Math.abs(line.x2 - line.x1) - length - 2 * MARGIN);
        double slope = steep ? 0 : line.slope();
        List<Place> all = new ArrayList<>();
        for (double offset : new double[] {-ABOVE - clear, BELOW + clear}) {
            for (double along = 0; along <= room; along += STEP) {
                // Words longer than the line begin before it, so that they end at the receiver.
                double x = right
                        ? Math.min(line.x1 + MARGIN + along, line.x2 - MARGIN - length)
                        : Math.max(line.x1 - MARGIN - along - length, line.x2 + MARGIN);
                double end = right ? x : x + length;
                // Level words begin at the height that the line has at their end on the sender's side.
                double y = steep ? line.y(offset < 0 ? end : right ? x + length : x) : line.y1 + (x - line.x1) * slope;
                all.add(new Place(x, (Double.isNaN(y) ? line.y1 : y) + offset, slope, length));
            }
        }
        return all;
    }

    /** How much of other things the words would meet, in samples along them; once that is {@code enough}, it may be more. */
    private double hidden(Place place, Line own, double enough) {
        Collection<Line> lines = this.lines.near(place.top(), place.bottom());
        Collection<Place> taken = this.taken.near(place.top(), place.bottom());
        Collection<double[]> blocks = this.blocks.near(place.top(), place.bottom());
        double hidden = 0;
        double end = place.x + place.length;
        for (double next = place.x; hidden < enough && next < end + SAMPLE; next += SAMPLE) {
            double x = Math.min(next, end);
            double top = place.baseline(x) - ASCENT;
            double bottom = place.baseline(x) + DESCENT;
            for (Line line : lines) {
                double y = line.y(x);
                double beside = Math.abs(x - line.x2) < HEAD ? HALF_A_HEAD : 0;
                hidden += line != own && y >= top - beside && y <= bottom + beside ? 1 : 0;
            }
            for (Place other : taken) {
                boolean beside = x < other.x - SAMPLE || x > other.x + other.length + SAMPLE;
                double base = other.baseline(x);
                hidden += !beside && base - ASCENT < bottom && base + DESCENT > top ? 3 : 0;
            }
            for (double[] block : blocks) {
                hidden += top < block[1] && bottom > block[0] ? 2 : 0;
            }
        }
        return hidden;
    }
}
