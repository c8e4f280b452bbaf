package tcplab.page;

import java.util.ArrayList;
import java.util.List;
import tcplab.page.Labels.Line;

/**
 * Keeps the lines of segments and the words that stand across the wire apart: such words move beside what is under way
 * meanwhile. Where there is no room beside it, the line is left out behind them, with a mark at either end.
 */
final class Breaks {
    private static final double STEP = 12;
    private static final double MARGIN = 6;
    private static final double HALF_A_MARK = 5;
    /** A mark leans so far from the upright. */
    private static final double LEAN = 2;

    private record Box(double left, double top, double right, double bottom) {}

    /** The parts of a line that are drawn, and the marks at their ends. */
    record Drawn(List<Line> pieces, List<Line> marks) {}

    private final Geometry geometry;
    private final List<Line> lines = new ArrayList<>();
    private final List<Box> boxes = new ArrayList<>();

    Breaks(Geometry geometry) {
        this.geometry = geometry;
    }

    /** A line that words are to keep clear of. */
    void avoid(Line line) {
        lines.add(line);
    }

    /** Takes a place for words between two heights, as near to the middle of the wire as can be. @return their middle */
    double place(double length, double top, double bottom) {
        double most = Math.max(0, (geometry.wire() - length) / 2 - 2 * MARGIN);
        Box middle = box(geometry.middle(), length, top, bottom);
        Box place = middle;
        for (double beside = STEP; !isClear(place) && beside <= most; beside += STEP) {
            Box left = box(geometry.middle() - beside, length, top, bottom);
            place = isClear(left) ? left : box(geometry.middle() + beside, length, top, bottom);
        }
        boxes.add(isClear(place) ? place : middle);
        Box taken = boxes.get(boxes.size() - 1);
        return (taken.left + taken.right) / 2;
    }

    private static Box box(double middle, double length, double top, double bottom) {
        return new Box(middle - length / 2 - MARGIN, top, middle + length / 2 + MARGIN, bottom);
    }

    private boolean isClear(Box box) {
        return lines.stream().allMatch(line -> within(line, box)[0] >= within(line, box)[1]);
    }

    Drawn of(Line line) {
        List<Line> pieces = new ArrayList<>(List.of(line));
        List<Line> marks = new ArrayList<>();
        for (Box box : boxes) {
            List<Line> rest = new ArrayList<>();
            pieces.forEach(piece -> cut(piece, box, rest, marks));
            pieces = rest;
        }
        return new Drawn(pieces, marks);
    }

    private static void cut(Line line, Box box, List<Line> rest, List<Line> marks) {
        double[] hidden = within(line, box);
        if (hidden[0] >= hidden[1]) {
            rest.add(line);
            return;
        }
        if (hidden[0] > 0) {
            Line before = new Line(line.x1(), line.y1(), part(line.x1(), line.x2(), hidden[0]), part(line.y1(), line.y2(), hidden[0]));
            rest.add(before);
            marks.add(mark(before.x2(), before.y2()));
        }
        if (hidden[1] < 1) {
            Line after = new Line(part(line.x1(), line.x2(), hidden[1]), part(line.y1(), line.y2(), hidden[1]), line.x2(), line.y2());
            rest.add(after);
            marks.add(mark(after.x1(), after.y1()));
        }
    }

    private static Line mark(double x, double y) {
        return new Line(x + LEAN, y - HALF_A_MARK, x - LEAN, y + HALF_A_MARK);
    }

    private static double part(double from, double to, double part) {
        return from + (to - from) * part;
    }

    /** Between which parts of its way a line is in the box, of 0 to 1; the first is not less than the second if it is not. */
    private static double[] within(Line line, Box box) {
        double[] along = within(line.x1(), line.x2(), box.left, box.right);
        double[] down = within(line.y1(), line.y2(), box.top, box.bottom);
        return new double[] {Math.max(along[0], down[0]), Math.min(along[1], down[1])};
    }

    private static double[] within(double from, double to, double low, double high) {
        if (from == to) {
            return from > low && from < high ? new double[] {0, 1} : new double[] {1, 0};
        }
        double one = (low - from) / (to - from);
        double other = (high - from) / (to - from);
        return new double[] {Math.max(0, Math.min(one, other)), Math.min(1, Math.max(one, other))};
    }
}
