package tcplab.page;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tcplab.journal.Passage;
import tcplab.model.Side;
import tcplab.page.Clearance.Flight;
import tcplab.page.Labels.Line;
import tcplab.page.TimeScale.Moment;
import tcplab.scene.Arrow;
import tcplab.text.Columns;
import tcplab.text.Language;

/** The segments of a figure: lines from departure to arrival with their words along them, and what shows their card. */
final class Arrows {
    private static final double LABEL = 17;
    /** On paper a line of handwriting is 7 mm high. */
    private static final double HANDWRITING = 44;
    /** A lost segment gets so far. */
    private static final double LOST_AT = 0.62;

    private static final double LOST_FALL = 11;
    /** Words that pass the cross of a lost segment stand so much further from its line. */
    private static final double BESIDE_CROSS = 4;
    private static final double COPY_FALL = 12;
    private static final double LOOP = 20;
    private final Geometry geometry;
    private final TimeScale scale;
    private final Set<Integer> evidence;
    private final Look look;
    private final Language language;
    private final Map<Arrow, Moment> departures = new IdentityHashMap<>();
    private final Map<Arrow, Moment> arrivals = new IdentityHashMap<>();
    private final Labels labels;
    private final Breaks breaks;

    Arrows(Geometry geometry, TimeScale scale, Labels labels, Breaks breaks, Set<Integer> evidence, Look look, Language language) {
        this.labels = labels;
        this.breaks = breaks;
        this.geometry = geometry;
        this.scale = scale;
        this.evidence = evidence;
        this.look = look;
        this.language = language;
    }

    private static boolean beginsOnTheWire(Arrow arrow) {
        return !arrow.loops() && (arrow.passage().copy() || arrow.passage().leftNanos() == null);
    }

    void plan(Arrow arrow) {
        Passage passage = arrow.passage();
        String mine = geometry.words(arrow.from());
        String theirs = geometry.words(arrow.to());
        double above = look.blank() ? HANDWRITING : passage.lost() && look.narrow() ? LABEL + BESIDE_CROSS : LABEL;
        if (beginsOnTheWire(arrow)) {
            // Words longer than its half of the wire may have to stand below it.
            boolean wide = Columns.width(label(arrow)) * Geometry.LETTER > geometry.wire() / 2 - LABEL;
            arrivals.put(arrow, scale.at(passage.arrivedNanos()).needs(theirs, above + COPY_FALL, wide ? LABEL : 3));
            return;
        }
        // What a side sends itself is drawn at one moment, also a second copy, which was only seen to come.
        Moment departure = scale.at(passage.atNanos()).needs(mine, above, arrow.loops() ? LOOP + 6 : 2);
        if (look.narrow()) {
            departure.needs(theirs, above, 2);
        }
        departures.put(arrow, departure);
        if (arrow.loops()) {
            return;
        }
        // Words that have only one place on a narrow wire may have to stand below it.
        boolean wide = look.narrow() && Columns.width(label(arrow)) * Geometry.LETTER > geometry.wire() - 100;
        if (passage.lost()) {
            departure.needs(theirs, 4, LOST_FALL + (wide ? LABEL + 8 : 10));
        } else {
            long arrived = Math.max(passage.leftNanos(), passage.arrivedNanos());
            // As far apart as departures are, so that lines of a burst do not run together.
            arrivals.put(arrow, scale.at(arrived).needs(theirs, 3, wide ? LABEL : 3).needs("arrivals from " + arrow.from(), above, 0));
        }
    }

    List<Moment> moments() {
        List<Moment> all = new ArrayList<>(departures.values());
        all.addAll(arrivals.values());
        return all;
    }

    /** To be called when all moments are placed: what no words may cover. */
    void prepare(Iterable<Arrow> all, Iterable<double[]> blocks) {
        for (Arrow arrow : all) {
            if (arrow.loops()) {
                double x = geometry.lifeline(arrow.from());
                double y = departures.get(arrow).y();
                labels.take(label(arrow), Geometry.LETTER, x + 12, y - 5);
            } else {
                labels.avoid(line(arrow));
                breaks.avoid(line(arrow));
            }
            if (besideCross(arrow)) {
                Line line = line(arrow);
                String fate = language.tell(arrow.fate());
                double length = Columns.width(fate) * Geometry.SMALL_LETTER;
                double x = rightward(arrow) ? line.x2() + 11 : line.x2() - 11 - length;
                labels.take(fate, Geometry.SMALL_LETTER, x, line.y2() + 4);
            }
        }
        blocks.forEach(block -> labels.avoid(block[0], block[1]));
    }

    /** The lines from lifeline to lifeline, once all moments are placed. */
    List<Flight> flights(Iterable<Arrow> all) {
        List<Flight> flights = new ArrayList<>();
        for (Arrow arrow : all) {
            if (!arrow.loops()) {
                flights.add(new Flight(arrow.from(), line(arrow), arrivals.getOrDefault(arrow, departures.get(arrow))::push));
            }
        }
        return flights;
    }

    private Line line(Arrow arrow) {
        double from = geometry.lifeline(arrow.from());
        double to = geometry.lifeline(arrow.to());
        if (beginsOnTheWire(arrow)) {
            double y = arrivals.get(arrow).y();
            return new Line(geometry.middle(), y - COPY_FALL, to, y);
        }
        double y = departures.get(arrow).y();
        if (arrow.passage().lost()) {
            return new Line(from, y, from + (to - from) * LOST_AT, y + LOST_FALL);
        }
        return new Line(from, y, to, arrivals.get(arrow).y());
    }

    /** From when on it is seen. */
    private Moment begins(Arrow arrow) {
        return departures.getOrDefault(arrow, arrivals.get(arrow));
    }

    private boolean rightward(Arrow arrow) {
        return arrow.from() == Side.CLIENT;
    }

    Element draw(Arrow arrow) {
        Element group = begins(arrow).marks(Element.of("g"))
                .is("class", "segment " + arrow.kind().name().toLowerCase(Locale.ROOT) + (isMarked(arrow) ? " only" : ""));
        if (arrow.loops()) {
            return group.add(loop(arrow), loopHead(arrow), loopWords(arrow));
        }
        Line line = line(arrow);
        Breaks.Drawn drawn = breaks.of(line);
        group.add(path("shaft", drawn.pieces()), drawn.marks().isEmpty() ? List.of() : path("break", drawn.marks()));
        if (beginsOnTheWire(arrow)) {
            group.add(Element.of("circle").is("class", "head").is("cx", line.x1()).is("cy", line.y1()).is("r", "3.5"));
        }
        if (arrow.passage().lost()) {
            group.add(arrow.kept() ? bars(line.x2(), line.y2()) : cross(line.x2(), line.y2()));
            if (besideCross(arrow)) {
                double beside = line.x2() + (rightward(arrow) ? 11 : -11);
                group.add(Svg.text(arrow.fate(), beside, line.y2() + 4, rightward(arrow) ? "start" : "end", arrow.kept() ? "waits" : "fate"));
            }
        } else {
            group.add(arrivals.get(arrow).marks(head(line)));
        }
        return group.add(words(arrow, line));
    }

    /** As far as a player has come. */
    private Element path(String kind, List<Line> lines) {
        StringBuilder d = new StringBuilder();
        lines.forEach(line -> d.append(Svg.path(line.x1(), line.y1(), line.x2(), line.y2())));
        return Element.of("path").is("class", kind).is("d", d).is("clip-path", look.curtain());
    }

    private boolean isMarked(Arrow arrow) {
        return look.marks(arrow.passage().entryId());
    }

    /** Whether there is room for what became of it where it was lost. */
    private boolean besideCross(Arrow arrow) {
        return arrow.passage().lost() && !arrow.loops() && !look.narrow();
    }

    private String label(Arrow arrow) {
        String fate = arrow.fate().isEmpty() || besideCross(arrow) ? "" : ", " + language.tell(arrow.fate());
        String number = evidence.contains(arrow.passage().entryId()) ? "  #" + arrow.passage().entryId() : "";
        int room = (int) ((geometry.wire() - 34) / Geometry.LETTER);
        return Columns.cut(look.signed(language.tell(arrow.words()), isMarked(arrow)) + fate, room - number.length(), "…") + number;
    }

    private Element words(Arrow arrow, Line line) {
        boolean onAll = arrow.passage().lost() && look.narrow();
        double fall = line.y2() - line.y1();
        Line along = onAll ? new Line(line.x1(), line.y1(), geometry.lifeline(arrow.to()), line.y1() + fall / LOST_AT) : line;
        Labels.Place place = labels.place(label(arrow), along, onAll ? BESIDE_CROSS : 0);
        Element words = Svg.text(label(arrow), place.x(), place.y(), "start", "label")
                .is("textLength", place.length())
                .is("lengthAdjust", "spacing");
        if (Math.abs(place.degrees()) > 0.05) {
            words.is("transform", "rotate(" + Element.number(place.degrees()) + " " + Svg.point(place.x(), place.y()) + ")");
        }
        return words;
    }

    private static Element head(Line line) {
        double angle = Math.atan2(line.y2() - line.y1(), line.x2() - line.x1());
        String d = "M" + Svg.point(line.x2(), line.y2()) + "L" + back(line, angle - 0.38) + "L" + back(line, angle + 0.38) + "Z";
        return Element.of("path").is("class", "head").is("d", d);
    }

    private static String back(Line line, double angle) {
        return Svg.point(line.x2() - 11 * Math.cos(angle), line.y2() - 11 * Math.sin(angle));
    }

    private static Element cross(double x, double y) {
        String d = Svg.path(x - 6, y - 6, x + 6, y + 6) + Svg.path(x - 6, y + 6, x + 6, y - 6);
        return Element.of("path").is("class", "cross").is("d", d);
    }

    /** Where what is held waits. */
    private static Element bars(double x, double y) {
        return Element.of("path").is("class", "bars").is("d", Svg.path(x - 2, y - 6, x - 2, y + 6) + Svg.path(x + 3, y - 6, x + 3, y + 6));
    }

    // To oneself

    private String loopPath(Arrow arrow) {
        double x = geometry.lifeline(arrow.from());
        double y = departures.get(arrow).y();
        int way = rightward(arrow) ? 1 : -1;
        double turn = x + way * Math.max(160, Columns.width(label(arrow)) * Geometry.LETTER);
        return "M" + Svg.point(x, y) + "L" + Svg.point(turn, y) + "C" + Svg.point(turn + way * 26, y) + " "
                + Svg.point(turn + way * 26, y + LOOP) + " " + Svg.point(turn, y + LOOP) + "L" + Svg.point(x, y + LOOP);
    }

    private Element loop(Arrow arrow) {
        return Element.of("path").is("class", "shaft").is("d", loopPath(arrow));
    }

    private Element loopHead(Arrow arrow) {
        double x = geometry.lifeline(arrow.from());
        double y = departures.get(arrow).y() + LOOP;
        return head(new Line(x + (rightward(arrow) ? 100 : -100), y, x, y));
    }

    private Element loopWords(Arrow arrow) {
        double x = geometry.lifeline(arrow.from());
        double y = departures.get(arrow).y() - 5;
        return Svg.text(label(arrow), x + (rightward(arrow) ? 12 : -12), y, rightward(arrow) ? "start" : "end", "label");
    }

    // What answers to the pointer and the keyboard

    /** A link to the segment's row in the table, which shows its card. */
    Element touch(Arrow arrow, SegmentFacts segment, double height) {
        int id = arrow.passage().entryId();
        String d;
        double low;
        double high;
        if (arrow.loops()) {
            d = loopPath(arrow);
            high = departures.get(arrow).y();
            low = high + LOOP;
        } else {
            Line line = line(arrow);
            d = Svg.path(line.x1(), line.y1(), line.x2(), line.y2());
            high = line.y1();
            low = line.y2();
        }
        Element card = new Card(segment, id).draw(geometry, high, low, height);
        return begins(arrow).marks(Element.of("a", Element.of("path").is("class", "touch").is("d", d), card))
                .is("id", "s" + id)
                .is("class", "hit")
                .is("href", "#e" + id)
                .is("aria-label", segment.aloud());
    }
}
