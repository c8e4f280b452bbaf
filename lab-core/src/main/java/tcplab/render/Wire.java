package tcplab.render;

import static tcplab.text.Told.say;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tcplab.journal.Passage;
import tcplab.model.Side;
import tcplab.scene.Rung.Flight;
import tcplab.scene.SegmentWords;
import tcplab.text.Columns;
import tcplab.text.Told;

/**
 * Draws segments between the two lifelines. A segment in flight from row to row goes down in a lane of its own, so that
 * lines that cross in the picture are segments that crossed on the wire:
 *
 * <pre>
 * │── FIN+ACK seq=1 ack=1 ─╮                           │
 * │                        ┊  ╭─ FIN+ACK seq=1 ack=1 ──│
 * │                        ╰──┼───────────────────────►│
 * │◄──────────────────────────╯                        │
 * </pre>
 *
 * <p>Columns are counted from the sender's lifeline here, so that both directions are drawn alike.
 */
final class Wire {
    /** Columns before a label: two of line and a blank. */
    private static final int LABEL = 3;

    /**
     * Where a segment is on its way.
     *
     * @param column counted from the left
     * @param label what is still to be said at its arrival, or empty
     */
    private record Lane(int column, Ink ink, String label) {}

    private final Style style;
    private final int offset;
    private final int width;
    private final Map<Passage, Lane> lanes = new IdentityHashMap<>();

    /** The lanes as they were above the line being drawn, and what has no room on it. */
    private List<Lane> lanesAbove = List.of();

    private String above = "";

    /** The lane of the last segment that arrived from one. */
    private int ended = -1;

    /** The line being drawn, and the segment on it. */
    private Strip strip;

    private boolean rightward;
    private Ink ink;
    private final Set<Integer> crossings = new HashSet<>();
    private boolean crossed;

    Wire(Style style, int offset, int width) {
        this.style = style;
        this.offset = offset;
        this.width = width;
    }

    /** True if lines that crossed can be seen in what was drawn so far. */
    boolean hasCrossing() {
        return crossed;
    }

    /** Draws what is in flight. */
    void drawLanes(Strip line) {
        lanes.values().forEach(l -> line.put(offset + l.column(), Glyph.DOTTED.in(style), l.ink()));
    }

    /** What of the segment last drawn had no room on its line and is to stand above it, or empty. */
    String above() {
        return above;
    }

    /** Draws a line of it, beginning at the sender. */
    void drawAbove(Strip line, String words) {
        lanesAbove.forEach(l -> line.put(offset + l.column(), Glyph.DOTTED.in(style), l.ink()));
        strip = line;
        text(words, 1);
    }

    void draw(Strip line, Flight flight) {
        strip = line;
        above = "";
        lanesAbove = List.copyOf(lanes.values());
        rightward = flight.from() == Side.CLIENT;
        ink = SegmentInk.of(flight.passage());
        Lane lane = lanes.remove(flight.passage());
        drawLanes(line);
        switch (flight.part()) {
            case WHOLE -> whole(said(flight), 0, style.tell(flight.ignored()));
            case COPY -> copy(flight);
            case LOST -> lost(flight);
            case DEPARTS -> departs(flight);
            case ARRIVES -> arrives(lane, style.tell(flight.note()), style.tell(flight.ignored()));
            case LOOP_OUT -> loopOut(said(flight));
            case LOOP_BACK -> loopBack(said(flight));
        }
        crossed |= !crossings.isEmpty();
        crossings.clear();
    }

    private String said(Flight flight) {
        return style.tell(flight.note().isEmpty() ? flight.label() : say("%1$s, %2$s", flight.label(), flight.note()));
    }

    private void whole(String text, int from, String ignored) {
        int head = head(ignored, from + LABEL + Columns.width(text));
        shaft(from, head);
        put(head, rightward ? Glyph.HEAD_RIGHT : Glyph.HEAD_LEFT);
        label(text, from + LABEL, head - 3, 2);
    }

    /** What came and brought nothing stops short of the lifeline. @return the column of the arrow's head */
    private int head(String ignored, int labelled) {
        if (ignored.isEmpty()) {
            return width - 1;
        }
        boolean fits = labelled + Columns.width(ignored) + 8 <= width;
        String word = fits ? ignored : shortly(ignored);
        int at = Math.max(4, width - 3 - Columns.width(word));
        Ink own = ink;
        ink = Ink.RED;
        put(at, Glyph.LOST);
        text(rightward ? " " + word : word + " ", at + 1);
        ink = own;
        return at - 2;
    }

    private void copy(Flight flight) {
        String label = style.tell(flight.label());
        String ignored = style.tell(flight.ignored());
        int said = Columns.width(label) + (ignored.isEmpty() ? 0 : Columns.width(shortly(ignored)) + 4);
        int from = Math.max(1, Math.min(width / 2 - 2, width - 8 - said));
        whole(label, from + 1, ignored);
        put(from, rightward ? Glyph.START_RIGHT : Glyph.START_LEFT);
    }

    /** Without what stands in brackets. */
    private static String shortly(String words) {
        return words.replaceFirst(" \\(.*", "");
    }

    private void lost(Flight flight) {
        boolean kept = flight.arrow().kept();
        String word = style.tell(kept ? flight.arrow().fate() : flight.note().isEmpty() ? say("lost") : Told.format("%s (%s)", say("lost"), flight.note()));
        String label = style.tell(flight.label());
        int roomy = Math.max(4, width - 4 - Columns.width(word));
        boolean fits = Columns.width(label) <= roomy - 3 - LABEL;
        int at = fits ? roomy : Math.max(4, width - 2 - Columns.width(word));
        shaft(0, at);
        label(label, LABEL, at - 3, 2);
        ink = kept ? ink : Ink.RED;
        put(at, kept ? Glyph.DOTTED : Glyph.LOST);
        text(rightward ? " " + word : word + " ", at + 1);
    }

    /** Where the label would cover another lane, the flags stand for it, and it goes to the row of the arrival. */
    private void departs(Flight flight) {
        String said = said(flight);
        boolean hides = lanes.values().stream().anyMatch(l -> isWithin(fromSender(l.column()), said));
        String shown = hides ? style.tell(SegmentWords.flags(flight.passage().segment())) : said;
        int corner = LABEL + Columns.width(shown) + 1;
        int column = freeLane(hides ? corner : Math.max(width / 2 - 2, corner));
        shaft(0, column);
        put(column, rightward ? Glyph.LEFT_DOWN : Glyph.RIGHT_DOWN);
        label(shown, LABEL, column - 1, 0);
        lanes.put(flight.passage(), new Lane(fromSender(column), ink, hides ? said : ""));
    }

    private void arrives(Lane lane, String note, String ignored) {
        int column = fromSender(lane.column());
        ended = lane.column();
        String text = lane.label().isEmpty() || note.isEmpty() ? lane.label() + note : lane.label() + ", " + note;
        int head = Math.max(column + 1, head(ignored, column + LABEL + Columns.width(text)));
        shaft(column + 1, head);
        put(column, rightward ? Glyph.DOWN_RIGHT : Glyph.DOWN_LEFT);
        put(head, rightward ? Glyph.HEAD_RIGHT : Glyph.HEAD_LEFT);
        label(text, column + LABEL, head - 3, 2);
    }

    private void loopOut(String text) {
        int corner = Math.min(width - 1, LABEL + Columns.width(text) + 3);
        shaft(0, corner);
        put(corner, rightward ? Glyph.LEFT_DOWN : Glyph.RIGHT_DOWN);
        label(text, LABEL, corner - 2, 1);
    }

    private void loopBack(String text) {
        int corner = Math.min(width - 1, LABEL + Columns.width(text) + 3);
        put(0, rightward ? Glyph.HEAD_LEFT : Glyph.HEAD_RIGHT);
        shaft(1, corner);
        put(corner, rightward ? Glyph.DOWN_LEFT : Glyph.DOWN_RIGHT);
    }

    /**
     * The first column from {@code nearest} on that touches no other lane, nor the one that has just ended, so that
     * corners are not taken for each other. With too many in flight, lanes are shared.
     */
    private int freeLane(int nearest) {
        int last = width - 4;
        for (int column = nearest; column <= last; column++) {
            int physical = fromSender(column);
            if (physical != ended
                    && lanes.values().stream().noneMatch(l -> Math.abs(l.column() - physical) < 2)) {
                return column;
            }
        }
        return Math.min(nearest, last);
    }

    private boolean isWithin(int column, String text) {
        return column >= LABEL - 1 && column <= LABEL + Columns.width(text);
    }

    /** The same column counted from the other lifeline; applied twice, the same column. */
    private int fromSender(int column) {
        return rightward ? column : width - 1 - column;
    }

    /** A line up to but not including {@code to}; it crosses lanes and does not cover letters. */
    private void shaft(int from, int to) {
        for (int column = from; column < to; column++) {
            boolean free = strip.isBlank(offset + fromSender(column));
            put(column, free ? Glyph.LINE : Glyph.CROSSING);
            if (!free) {
                crossings.add(column);
            }
        }
    }

    /**
     * Text within the line, with a blank on both sides, ending before the column {@code limit}. Without room for it the
     * line gives way first: by one column at its beginning and by {@code spare} at its end.
     */
    private void label(String text, int column, int limit, int spare) {
        int length = Columns.width(text);
        if (length > 0 && length <= limit - column) {
            text(" " + text + " ", column - 1);
        } else if (length > 0 && length <= limit + spare - column + 1) {
            text(" " + text + " ", column - 2);
        } else {
            above = text;
        }
    }

    private void text(String text, int column) {
        int physical = rightward ? column : width - column - Columns.width(text);
        strip.put(offset + physical, text, ink);
        crossings.removeIf(c -> c >= column && c < column + Columns.width(text));
    }

    private void put(int column, Glyph glyph) {
        strip.put(offset + fromSender(column), glyph.in(style), ink);
    }
}
