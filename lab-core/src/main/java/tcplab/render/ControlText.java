package tcplab.render;

import static tcplab.text.Told.say;

import java.util.List;
import tcplab.text.Columns;
import tcplab.text.Told;

/**
 * A control beside the experiment: both ladders, what is not the same in them, and whether the claims have turned.
 *
 * <pre>
 * control without conn on eof: close
 *     conn recv
 *   - conn on eof: close
 *     client shutdown WR
 *
 * ✓ turned        count closing 3
 *     as it is: CONFIRMED: 3
 *     with the control: REFUTED: 2
 * </pre>
 */
public final class ControlText {
    /** Two ladders need so many columns to be read side by side. */
    private static final int SIDE_BY_SIDE = 2 * 60 + 3;

    private final Style style;

    private ControlText(Style style) {
        this.style = style;
    }

    /**
     * @param here the experiment's own run
     * @param ladders false to tell of the claims alone
     */
    public static Painted draw(Result here, ControlRun control, boolean ladders, Style style) {
        return new ControlText(style).draw(here, control, ladders);
    }

    private Painted draw(Result here, ControlRun control, boolean ladders) {
        Painted text = new Painted();
        wrapped(style.tell(say("control %s", control.control())), "  ").forEach(line -> text.add(Ink.BOLD, line).add("\n"));
        if (ladders) {
            change(text, control);
        }
        if (ladders && control.result() != null && !control.result().timeline().entries().isEmpty()) {
            ladders(text, here, control.result());
        }
        if (control.problem() != null) {
            wrapped(style.tell(say("It stopped: %s", control.problem())), "    ").forEach(line -> text.add(line + "\n"));
        }
        control.turns().forEach(turn -> turn(text, turn));
        return text;
    }

    private void change(Painted text, ControlRun control) {
        if (control.change().isEmpty() && control.result() != null) {
            wrapped(style.tell(say("on the run of another experiment")), "  ").forEach(line -> text.add("  " + line + "\n"));
        }
        for (String step : control.change()) {
            Ink ink = step.startsWith("-") ? Ink.RED : step.startsWith("+") ? Ink.GREEN : Ink.DIM;
            wrapped("  " + Columns.printable(step), "      ").forEach(line -> text.add(ink, line).add("\n"));
        }
    }

    private void ladders(Painted text, Result here, Result there) {
        text.add("\n");
        if (style.width() >= SIDE_BY_SIDE) {
            Style narrow = new Style(Beside.column(style.width()), style.unicode(), style.color(), style.language());
            text.add(Beside.of(
                    titled(say("as it is"), here, narrow), titled(say("with the control"), there, narrow), style.width()));
        } else {
            text.add(titled(say("with the control"), there, style));
        }
        List<Painted> difference = Difference.of(here.timeline(), List.of(), there.timeline(), List.of(), style);
        if (!difference.isEmpty()) {
            text.add(Ink.DIM, style.tell(say("- as it is, + with the control")) + "\n").add(Painted.lines(difference)).add("\n");
        }
    }

    private static Painted titled(Told title, Result result, Style style) {
        return Painted.of(Ink.BOLD, style.tell(title)).add("\n").add(Ladder.draw(result.timeline(), style)).add("\n");
    }

    private void turn(Painted text, ControlRun.Turn turn) {
        Glyph mark = turn.isTurned() ? Glyph.CONFIRMED : turn.isOpen() ? Glyph.INCONCLUSIVE : Glyph.REFUTED;
        Ink ink = turn.isTurned() ? Ink.GREEN : turn.isOpen() ? Ink.YELLOW : Ink.RED;
        String head = mark.in(style) + " " + style.tell(turn.word());
        List<String> lines = wrapped(Columns.pad(head, 16) + Columns.printable(turn.here().claim()), "    ");
        text.add(ink, head).add(lines.get(0).substring(head.length()) + "\n");
        lines.subList(1, lines.size()).forEach(line -> text.add(line + "\n"));
        List<Told> both = List.of(
                say("as it is: %1$s: %2$s", turn.here().verdict().told(), turn.here().because()),
                say("with the control: %1$s: %2$s", turn.there().verdict().told(), turn.there().because()));
        both.forEach(told -> wrapped("    " + style.printable(told), "      ").forEach(line -> text.add(Ink.DIM, line + "\n")));
    }

    private List<String> wrapped(String words, String indent) {
        return Columns.wrap(words, style.width(), indent);
    }
}
