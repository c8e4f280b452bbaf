package tcplab.render;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import tcplab.journal.Timeline;
import tcplab.model.Side;
import tcplab.scene.Rung;
import tcplab.scene.Rung.Cell;
import tcplab.scene.Rung.Flight;
import tcplab.scene.Scene;
import tcplab.text.Columns;

/**
 * The same run as a list, for terminals that are too narrow for a ladder: one item per segment or call, followed by the
 * states that changed with it.
 */
final class LadderList {
    private final Style style;
    private final List<Painted> lines = new ArrayList<>();

    LadderList(Style style) {
        this.style = style;
    }

    static Painted draw(Timeline timeline, Style style) {
        LadderList list = new LadderList(style);
        Scene scene = Scene.of(timeline);
        if (scene.rungs().isEmpty()) {
            return Painted.of(style.tell(say("nothing was recorded")) + "\n");
        }
        scene.rungs().forEach(list::draw);
        list.lines.addAll(Legend.of(scene, false, style.width(), style));
        return Painted.lines(list.lines);
    }

    /** The lines of a rung. */
    List<Painted> rows(Rung rung) {
        int before = lines.size();
        draw(rung);
        return List.copyOf(lines.subList(before, lines.size()));
    }

    private void draw(Rung rung) {
        if (rung instanceof Rung.Story story) {
            lines.addAll(Rule.of(style.tell(story.text()), style.width(), style));
        } else if (rung instanceof Rung.Spoke spoke) {
            item(spoke.side() + ": " + style.printable(spoke.text()), spoke.failed() ? Ink.RED : Ink.PLAIN);
        } else if (rung instanceof Rung.WireNote note) {
            item(Glyph.DOT.in(style) + " " + style.printable(note.text()), Ink.DIM);
        } else if (rung instanceof Rung.Noted note) {
            item(style.printable(note.text()), Ink.DIM);
        } else if (rung instanceof Rung.Passed passed) {
            item(style.tell(say("%s later", Durations.words(passed.nanos()))), Ink.DIM);
        } else if (rung instanceof Flight flight) {
            segment(flight);
        }
        state(Side.CLIENT, rung.state(Side.CLIENT));
        state(Side.SERVER, rung.state(Side.SERVER));
    }

    private void segment(Flight flight) {
        String arrow = " " + Glyph.ARROW.in(style) + " ";
        String label = " " + style.tell(flight.label());
        String note = flight.note().isEmpty() ? "" : ", " + style.tell(flight.note());
        Side to = flight.from().other();
        String text =
                switch (flight.part()) {
                    case WHOLE -> flight.from() + arrow + to + label + note;
                    case DEPARTS -> flight.from() + arrow + Glyph.ELLIPSIS.in(style) + label + note;
                    case ARRIVES, COPY -> Glyph.ELLIPSIS.in(style) + arrow + to + label + note;
                    case LOST -> flight.arrow().kept()
                            ? flight.from() + arrow + Glyph.ELLIPSIS.in(style) + label + " " + style.tell(flight.arrow().fate())
                            : flight.from() + arrow + Glyph.LOST.in(style) + label + " " + style.tell(say("lost")) + note;
                    case LOOP_OUT -> flight.from() + arrow + style.tell(say("itself")) + label + note;
                    case LOOP_BACK -> "";
                };
        if (!text.isEmpty()) {
            String ignored = flight.ignored().isEmpty() ? "" : " " + Glyph.LOST.in(style) + " " + style.tell(flight.ignored());
            item(text + ignored, SegmentInk.of(flight.passage()));
        }
    }

    private void item(String text, Ink ink) {
        Columns.wrap(text, style.width(), "    ").forEach(l -> lines.add(Painted.of(ink, l)));
    }

    private void state(Side side, Cell cell) {
        if (cell.changed()) {
            Columns.wrap("  " + side + " " + cell.text(), style.width(), "    ")
                    .forEach(l -> lines.add(Painted.of(Ink.BOLD, l)));
        }
    }
}
