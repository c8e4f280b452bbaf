package tcplab.client.shell;

import static tcplab.text.Told.say;

import tcplab.client.desk.Console;
import tcplab.render.SegmentLine;
import tcplab.run.Stepping;
import tcplab.text.Columns;
import tcplab.text.Told;
import tcplab.wire.Stopped;

/** What a learner sees of a run that waits: the step, both sides' states, and what is held on the wire. */
final class StepView {
    private static final String INDENT = "      ";

    private final Stepping stepping;
    private final Console console;
    private final boolean live;
    private Told heading = Told.nothing();
    private String step = "";
    private String drawn = "";

    StepView(Stepping stepping, Console console, boolean live) {
        this.stepping = stepping;
        this.console = console;
        this.live = live;
    }

    /** Draws where the run is, unless it was drawn already. */
    void show(int chosen) {
        Stepping.Place place = stepping.place();
        StringBuilder text = new StringBuilder();
        if (!place.heading().equals(heading)) {
            heading = place.heading();
            text.append('\n');
            Columns.wrap(glyph("── ", "-- ") + console.tell(heading), console.style().width(), "   ").forEach(l -> text.append(l).append('\n'));
        }
        String now = stepLine(place);
        if (!now.equals(step)) {
            text.append(now).append('\n');
            step = now;
        }
        text.append(INDENT).append(StatusLine.words(stepping.states(), glyph(" · ", ", "), console)).append('\n');
        int number = 0;
        for (Stopped one : stepping.stopped()) {
            number++;
            boolean marked = chosen == 0 ? number == 1 : one.number() == chosen;
            text.append(marked ? glyph("   ▸ ", "   > ") : "     ").append(held(number, one)).append('\n');
        }
        if (text.toString().equals(drawn)) {
            return;
        }
        drawn = text.toString();
        console.clearProgress();
        console.print(drawn.stripTrailing());
        if (live) {
            console.progress(console.tell(keys(number > 0)));
        }
    }

    private String stepLine(Stepping.Place place) {
        if (place.step().isEmpty()) {
            return console.tell(say("The script is done; Enter ends the run."));
        }
        String counted = place.number() + "/" + place.of() + "  ";
        return place.phase() == Stepping.Phase.WAITS
                ? counted + console.tell(say("next: %s", place.step()))
                : counted + console.tell(say("under way: %s", place.step()));
    }

    private String glyph(String unicode, String ascii) {
        return console.style().unicode() ? unicode : ascii;
    }

    private String held(int number, Stopped one) {
        String again = one.again() == 0 ? "" : "  " + console.tell(say("retransmitted meanwhile: %d", one.again()));
        return number + "  " + SegmentLine.words(stepping.soFar(), one.segment(), console.style()) + again;
    }

    /** The keys that mean something now. */
    private static Told keys(boolean held) {
        return held
                ? say("[Enter] release  [d]rop  [c]opy  [n]ext step  [s]s  [l]adder  [r]un on  [q]uit  [?]")
                : say("[Enter] next step  [s]s  [l]adder  [r]un on  [q]uit  [?]");
    }

    void did(Stopped one, int times) {
        String words = SegmentLine.words(stepping.soFar(), one.segment(), console.style());
        note(
                switch (times) {
                    case 0 -> say("dropped: %s", words);
                    case 1 -> say("released: %s", words);
                    default -> say("released twice: %s", words);
                });
    }

    void nothingHeld() {
        note(say("nothing is held on the wire now"));
    }

    void unknown(String key) {
        note(say("'%s' is no key here; ? explains them", key));
    }

    void running() {
        note(say("going on to the end"));
    }

    private void note(Told words) {
        console.clearProgress();
        drawn = "";
        console.print(INDENT + console.tell(words));
    }

    void end() {
        console.clearProgress();
        console.print("");
    }

    void help() {
        note(say("Every segment waits on the wire, and every step of the script for its turn."));
        note(say("Enter, Space   let the marked segment go on; if none is held, perform the next step"));
        note(say("d              lose it: its sender's timer will notice"));
        note(say("c              let it go on, and a copy of it after it"));
        note(say("1 2 3 ...      mark another one"));
        note(say("n              perform the next step although something is held"));
        note(say("s, l           the sockets as ss lists them; the ladder so far"));
        note(say("r, q           run on to the end; leave"));
    }
}
