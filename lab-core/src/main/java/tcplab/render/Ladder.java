package tcplab.render;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.journal.Timeline;
import tcplab.model.Side;
import tcplab.scene.CallWords;
import tcplab.scene.Rung;
import tcplab.scene.Rung.Cell;
import tcplab.scene.Rung.Flight;
import tcplab.scene.Scene;
import tcplab.text.Columns;
import tcplab.verdict.Finding;

/**
 * The picture of a run: two lifelines with the segments between them, the state of each side after each segment in the
 * outer columns (as in the figures of RFC 9293), the calls beside their side and the story's headings in between.
 *
 * <p>From 100 columns on there is a column with the milliseconds since the first segment or call, and the entries that
 * findings name as their evidence carry their number, {@code #12}. Below 80 columns it becomes a list.
 *
 * <p>A plain state was reported by the kernel's tracepoint, or sock_diag answered so at the segment; {@code (TIME-WAIT)} was seen by {@code ss} only;
 * {@code TIME-WAIT?} is concluded from the segments. {@code ├} is a call, {@code ┼} a crossing of two segments,
 * {@code ✗} a loss.
 */
public final class Ladder {
    /** More than any remark of the lab's own needs at 80 columns. */
    private static final int REMARK_LINES = 3;
    private static final int LADDER_COLUMNS = 80;
    private static final int TIME_COLUMNS = 100;
    /** Wider arrows are no easier to read. */
    private static final int MOST_COLUMNS = 120;

    private static final Pattern RESULT = Pattern.compile(" = \\S+");

    private static final int TIME = 11;
    private static final int NUMBER = 6;
    private static final int STATE = 12;
    /** Where arrows have less room than they need, states are spelled shortly; and where that is not enough, cut. */
    private static final int LEAST_WIRE = 40;

    private static final int WIDEST_STATE = 20;

    private final Style style;
    private final Scene scene;
    /** Those whose ladders have the same columns, this one's among them. */
    private final List<Scene> alike;
    private final Set<Integer> evidence = new HashSet<>();
    private final List<Painted> lines = new ArrayList<>();
    private final int total;
    private final int time;
    private final int number;
    private final boolean narrow;
    private final int widestState;
    private final int left;
    private final int right;
    private final Wire wire;

    /** Without the time of what happens. */
    static Ladder untimed(Scene scene, Style style) {
        return new Ladder(scene, List.of(scene), List.of(), style, false);
    }

    /** One of those that are drawn into one picture. @param alike all of them */
    static Ladder among(List<Scene> alike, Scene scene, Style style) {
        return new Ladder(scene, alike, List.of(), style, true);
    }

    private Ladder(Scene scene, List<Scene> alike, List<Finding> findings, Style style, boolean timed) {
        this.alike = alike;
        this.style = style;
        this.scene = scene;
        findings.forEach(f -> evidence.addAll(f.evidence()));
        total = Math.min(style.width(), MOST_COLUMNS);
        time = timed && total >= TIME_COLUMNS ? TIME : 0;
        number = time > 0 && !evidence.isEmpty() ? NUMBER : 0;
        narrow = room(false, Integer.MAX_VALUE) < LEAST_WIRE;
        widestState = room(narrow, Integer.MAX_VALUE) < LEAST_WIRE ? WIDEST_STATE : Integer.MAX_VALUE;
        left = time + stateColumns(Side.CLIENT, narrow, widestState) + 1;
        right = total - number - stateColumns(Side.SERVER, narrow, widestState) - 2;
        wire = new Wire(style, left + 1, right - left - 1);
    }

    /** The ladder alone, ending with a line break. */
    public static Painted draw(Timeline timeline, Style style) {
        return draw(timeline, List.of(), style);
    }

    /** The ladder with the numbers of the evidence, and the findings below it. */
    public static Painted draw(Timeline timeline, List<Finding> findings, Style style) {
        Scene scene = Scene.of(timeline);
        Painted picture = hasRoom(style)
                ? new Ladder(scene, List.of(scene), findings, style, true).draw()
                : LadderList.draw(timeline, style);
        return findings.isEmpty() ? picture : picture.add("\n").add(FindingsText.draw(findings, style));
    }

    /** False where it becomes a list. */
    static boolean hasRoom(Style style) {
        return style.width() >= LADDER_COLUMNS;
    }

    private Painted draw() {
        if (scene.rungs().isEmpty()) {
            return Painted.of(style.tell(say("nothing was recorded")) + "\n");
        }
        lines.add(head());
        scene.rungs().forEach(rung -> lines.addAll(rows(rung)));
        lines.addAll(Legend.of(scene, wire.hasCrossing(), total, style));
        return Painted.lines(lines);
    }

    /** Columns between the lifelines. */
    private int room(boolean shortly, int most) {
        return total - time - number - 3 - stateColumns(Side.CLIENT, shortly, most) - stateColumns(Side.SERVER, shortly, most);
    }

    private int stateColumns(Side side, boolean shortly, int most) {
        int widest = alike.stream()
                .flatMap(one -> one.rungs().stream())
                .mapToInt(r -> Columns.width(spelled(r.state(side), shortly)))
                .max()
                .orElse(0);
        return Math.min(most, Math.max(STATE, widest));
    }

    /** The longest of the states has a short form, as in netstat(8). */
    private static String spelled(Cell cell, boolean shortly) {
        return shortly ? cell.text().replace("SYN-RECEIVED", "SYN-RCVD") : cell.text();
    }

    /** The line above the lifelines. */
    Painted head() {
        Strip strip = new Strip(total);
        if (time > 0) {
            strip.put(TIME - 4, "ms", Ink.DIM);
        }
        for (Side side : Side.values()) {
            if (scene.has(side)) {
                String endpoint = scene.columns().get(side).endpoint().map(Object::toString).orElse("");
                boolean client = side == Side.CLIENT;
                String text = client ? side + " " + endpoint : endpoint + " " + side;
                int column = client ? time : total - number - text.strip().length();
                int name = client ? column : column + text.strip().length() - side.word().length();
                strip.put(column, text.strip(), Ink.DIM);
                strip.put(name, side.word(), Ink.BOLD);
            }
        }
        return strip.render();
    }

    /** The lines of the next rung; to be called for each of the scene's, for segments are under way from one to the other. */
    List<Painted> rows(Rung rung) {
        if (rung instanceof Rung.Story story) {
            return Rule.of(style.tell(story.text()), total, style);
        }
        List<Painted> rows = new ArrayList<>();
        boolean pause = rung instanceof Rung.Passed;
        Strip strip = lifelines(pause ? Glyph.DOTTED : Glyph.LIFELINE);
        if (rung instanceof Flight flight) {
            wire.draw(strip, flight);
            if (!wire.above().isEmpty()) {
                Columns.wrap(wire.above(), right - left - 3, "  ").forEach(words -> rows.add(above(words)));
            }
            number(strip, flight.passage().leftId());
            number(strip, flight.passage().arrivedId());
        } else {
            wire.drawLanes(strip);
            drawPlain(strip, rung);
        }
        for (Side side : Side.values()) {
            cell(strip, side, rung.state(side));
        }
        if (time > 0 && !pause && !(rung instanceof Rung.Start)) {
            String millis = String.format(Locale.ROOT, "%.3f", (rung.atNanos() - scene.zeroNanos()) / 1e6);
            strip.put(0, Columns.padLeft(millis, TIME - 2), Ink.DIM);
        }
        rows.add(strip.render());
        if (rung instanceof Rung.Spoke spoke) {
            callLines(spoke).stream().skip(1).forEach(line -> {
                Strip next = lifelines(Glyph.LIFELINE);
                wire.drawLanes(next);
                call(next, spoke, line);
                rows.add(next.render());
            });
        }
        remarkLines(rung).stream().skip(1).forEach(line -> {
            Strip next = lifelines(Glyph.LIFELINE);
            wire.drawLanes(next);
            centre(next, line);
            rows.add(next.render());
        });
        return rows;
    }

    private Painted above(String words) {
        Strip line = lifelines(Glyph.LIFELINE);
        wire.drawAbove(line, words);
        return line.render();
    }

    private Strip lifelines(Glyph glyph) {
        Strip strip = new Strip(total);
        for (Side side : Side.values()) {
            if (scene.has(side)) {
                strip.put(side == Side.CLIENT ? left : right, glyph.in(style), Ink.DIM);
            }
        }
        return strip;
    }

    private void drawPlain(Strip strip, Rung rung) {
        if (rung instanceof Rung.Spoke spoke) {
            boolean client = spoke.side() == Side.CLIENT;
            strip.put(client ? left : right, (client ? Glyph.CALL_LEFT : Glyph.CALL_RIGHT).in(style), Ink.DIM);
            call(strip, spoke, callLines(spoke).get(0));
            number(strip, spoke.entryId());
        } else if (rung instanceof Rung.WireNote) {
            centre(strip, remarkLines(rung).get(0));
        } else if (rung instanceof Rung.Noted note) {
            centre(strip, remarkLines(rung).get(0));
            number(strip, note.entryId());
        } else if (rung instanceof Rung.Passed passed) {
            centre(strip, style.tell(say("%s later", Durations.words(passed.nanos()))));
        }
    }

    /** What it returned is never cut off: without room for it, it stands on a line of its own. */
    private List<String> callLines(Rung.Spoke spoke) {
        int room = right - left - 4;
        String whole = style.printable(spoke.text());
        String words = Columns.width(whole) > room ? CallWords.withoutMeaning(whole) : whole;
        Matcher result = RESULT.matcher(words);
        boolean found = result.find();
        if (!found || Columns.width(words.substring(0, result.end())) <= room) {
            // What Netty tells has none: the exception stands at its end.
            return found ? List.of(Columns.cut(words, room, Glyph.ELLIPSIS.in(style))) : Columns.wrap(words, room, "  ");
        }
        List<String> all = new ArrayList<>(Columns.wrap(words.substring(0, result.start()), room, "  "));
        String last = all.get(all.size() - 1);
        boolean fits = Columns.width(last) + Columns.width(result.group()) <= room;
        String begun = fits ? all.remove(all.size() - 1) : " ";
        all.add(Columns.cut(begun + words.substring(result.start()), room, Glyph.ELLIPSIS.in(style)));
        return all;
    }

    private void call(Strip strip, Rung.Spoke spoke, String text) {
        int column = spoke.side() == Side.CLIENT ? left + 2 : right - 1 - Columns.width(text);
        strip.putApart(column, text, Ink.PLAIN);
        int result = text.lastIndexOf("= ");
        if (spoke.failed() && result >= 0) {
            strip.put(column + Columns.width(text.substring(0, result + 2)), text.substring(result + 2), Ink.RED);
        }
    }

    private void cell(Strip strip, Side side, Cell cell) {
        String text = Columns.cut(spelled(cell, narrow), widestState, Glyph.ELLIPSIS.in(style));
        int column = side == Side.CLIENT ? left - 1 - Columns.width(text) : right + 2;
        strip.put(column, text, cell.changed() ? Ink.BOLD : Ink.DIM);
    }

    private void number(Strip strip, int entryId) {
        if (time > 0 && evidence.contains(entryId)) {
            strip.put(total - NUMBER + 1, "#" + entryId, Ink.DIM);
        }
    }

    /** What is remarked between two dots, on a few lines, the last cut if it needs more; none if the rung is no remark. */
    private List<String> remarkLines(Rung rung) {
        String text = rung instanceof Rung.WireNote did ? style.printable(did.text()) : rung instanceof Rung.Noted noted ? style.printable(noted.text()) : "";
        if (text.isEmpty()) {
            return List.of();
        }
        String dot = Glyph.DOT.in(style);
        int room = right - left - 7;
        List<String> lines = new ArrayList<>(Columns.wrap(text, room, ""));
        if (lines.size() > REMARK_LINES) {
            List<String> rest = lines.subList(REMARK_LINES - 1, lines.size());
            String last = Columns.cut(String.join(" ", rest), room, Glyph.ELLIPSIS.in(style));
            rest.clear();
            lines.add(last);
        }
        lines.set(0, dot + " " + lines.get(0));
        lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " " + dot);
        return lines;
    }

    private void centre(Strip strip, String text) {
        int room = right - left - 1;
        String fit = Columns.cut(text, room - 2, Glyph.ELLIPSIS.in(style));
        strip.putApart(left + 1 + (room - Columns.width(fit)) / 2, fit, Ink.DIM);
    }
}
