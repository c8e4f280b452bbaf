package tcplab.client.shell;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Map;
import tcplab.client.desk.Console;
import tcplab.model.TcpState;
import tcplab.render.GrowingLadder;
import tcplab.render.Painted;
import tcplab.render.SegmentLine;
import tcplab.run.Stepping;
import tcplab.text.Columns;
import tcplab.text.Told;
import tcplab.wire.Stopped;

/**
 * What a learner sees of a run that waits: the ladder, which grows by what each key has brought, and below it both sides'
 * states, the next step, and what is held on the wire. Nothing is said twice.
 */
final class StepView {
    private static final String INDENT = "      ";
    /** Columns of the keys before what they mean. */
    private static final int KEYS = 15;

    private final Stepping stepping;
    private final Console console;
    private final boolean live;
    private final GrowingLadder ladder = new GrowingLadder();
    private final TimeWaitClock timeWait = new TimeWaitClock(System::nanoTime);
    private String states = "";
    private String step = "";
    private String held = "";
    private boolean repeatsPass;

    StepView(Stepping stepping, Console console, boolean live) {
        this.stepping = stepping;
        this.console = console;
        this.live = live;
    }

    /** Adds what was not shown yet. @param chosen the number of the marked segment, 0 for the oldest */
    void show(int chosen) {
        List<Stopped> stopped = stepping.stopped();
        Painted rows = ladder.grow(stepping.soFar(), console.style());
        StringBuilder below = new StringBuilder();
        Map<String, List<TcpState>> now = stepping.states();
        timeWait.look(now.values());
        String nowStates = INDENT + StatusLine.words(now, glyph(" · ", ", "), console);
        String nowStep = stepLine(stepping.place());
        String nowHeld = marks(stopped, chosen);
        below.append(nowStates.equals(states) ? "" : fitted(nowStates, INDENT) + "\n");
        below.append(nowStep.equals(step) ? "" : fitted(nowStep, INDENT) + "\n");
        below.append(nowHeld.equals(held) ? "" : lines(stopped, chosen));
        states = nowStates;
        step = nowStep;
        held = nowHeld;
        Painted all = rows.add(below.toString());
        if (!all.toString().isEmpty()) {
            console.clearProgress();
            console.print(all);
        }
        if (live) {
            console.progress(keys(stopped));
        }
    }

    private String stepLine(Stepping.Place place) {
        if (place.step().isEmpty()) {
            return console.tell(place.phase() == Stepping.Phase.WAITS
                    ? say("The script is done; Enter ends the run.")
                    : say("The last step is done, and something is still under way."));
        }
        String counted = place.number() + "/" + place.of() + "  ";
        return place.phase() == Stepping.Phase.WAITS
                ? counted + console.tell(say("next: %s", place.step()))
                : counted + console.tell(say("under way: %s", place.step()));
    }

    private String glyph(String unicode, String ascii) {
        return console.style().unicode() ? unicode : ascii;
    }

    /**
     * What Enter lets go on: all that left together with the oldest, or the one that was chosen.
     *
     * @param chosen its number, or 0
     */
    static List<Stopped> marked(List<Stopped> stopped, int chosen) {
        List<Stopped> one = stopped.stream().filter(s -> s.number() == chosen).toList();
        return one.isEmpty() && !stopped.isEmpty() ? Stopped.together(stopped, stopped.get(0)) : one;
    }

    /** Which are held, and which of them is marked; how often they were sent again changes nothing. */
    private static String marks(List<Stopped> stopped, int chosen) {
        StringBuilder marks = new StringBuilder();
        List<Stopped> marked = marked(stopped, chosen);
        stopped.forEach(one -> marks.append(marked.contains(one) ? ">" : " ").append(one.number()));
        return marks.toString();
    }

    private String lines(List<Stopped> stopped, int chosen) {
        StringBuilder lines = new StringBuilder();
        List<Stopped> marked = marked(stopped, chosen);
        for (Stopped one : stopped) {
            String mark = marked.contains(one) ? glyph("   ▸ ", "   > ") : "     ";
            String words = SegmentLine.words(stepping.soFar(), one.segment(), console.style());
            lines.append(withRemark(mark + (stopped.indexOf(one) + 1) + "  " + words, again(one))).append('\n');
        }
        return lines.toString();
    }

    /** Broken between its words; a terminal would break it within them. */
    private String fitted(String line, String indent) {
        return String.join("\n", Columns.wrap(line, console.style().width(), indent));
    }

    /** Beside the line where there is room for it, otherwise below. */
    private String withRemark(String line, String remark) {
        int together = Columns.width(line) + 2 + Columns.width(remark);
        if (!remark.isEmpty() && together <= console.style().width()) {
            return line + "  " + remark;
        }
        String more = INDENT + "  ";
        return fitted(line, more) + (remark.isEmpty() ? "" : "\n" + fitted(more + remark, more));
    }

    private String again(Stopped one) {
        if (repeatsPass) {
            return "";
        }
        if (one.again() > 0) {
            return console.tell(say("sent again meanwhile: %d; t lets such through", one.again()));
        }
        return one.awaited() > 0
                ? console.tell(say("what it answers was sent again meanwhile: %d; t lets such through", one.awaited()))
                : "";
    }

    /** The keys that mean something now, as many as there is room for; ? tells the rest. */
    String keys(List<Stopped> stopped) {
        List<String> said = keySets(stopped).stream().map(console::tell).toList();
        return said.stream()
                .filter(keys -> Columns.width(keys) < console.style().width())
                .findFirst()
                .orElse(said.get(said.size() - 1));
    }

    /** The longest first. */
    private List<Told> keySets(List<Stopped> stopped) {
        if (stopped.isEmpty()) {
            return List.of(say("[Enter] next step  [s]s  [l]adder  [r]un on  [q]uit  [?]"), say("[Enter] next step  [q]uit  [?]"));
        }
        int repeats = stopped.stream().mapToInt(Stopped::repeats).sum();
        if (repeatsPass) {
            return List.of(say("[Enter] release  [t] repeats pass  [d]rop  [n]ext step  [q]uit  [?]"), say("[Enter] release  [t] repeats pass  [q]uit  [?]"));
        }
        return repeats == 0
                ? List.of(say("[Enter] release  [d]rop  [c]opy  [n]ext step  [s]s  [l]adder  [r]un on  [q]uit  [?]"),
                        say("[Enter] release  [d]rop  [c]opy  [n]ext step  [s]s  [r]un on  [q]uit  [?]"),
                        say("[Enter] release  [d]rop  [c]opy  [n]ext step  [q]uit  [?]"),
                        say("[Enter] release  [q]uit  [?]"))
                : List.of(say("[Enter] release  [t] repeats swallowed: %d  [d]rop  [n]ext step  [q]uit  [?]", repeats),
                        say("[Enter] release  [t] repeats: %d  [q]uit  [?]", repeats));
    }

    void nothingHeld() {
        note(say("nothing is held on the wire now"));
    }

    void unknown(String key) {
        note(say("'%s' is no key here; ? explains them", key));
    }

    void repeatsPass(boolean now) {
        repeatsPass = now;
        note(now
                ? say("from now on what timers send again waits here, too; t swallows it again")
                : say("what timers send again only for the waiting is swallowed again"));
    }

    void running() {
        note(say("going on to the end"));
    }

    /** True if what is left of the story cannot wait any longer; it is said. */
    boolean cannotWait() {
        boolean cannot = timeWait.isNearlyOver();
        if (cannot) {
            note(say("TIME-WAIT lasts 60 s, and %d of them are over: from here the story goes on by itself", TimeWaitClock.READING.toSeconds()));
        }
        return cannot;
    }

    private void note(Told words) {
        note(words, 0);
    }

    /** @param column of the note at which its further lines begin */
    private void note(Told words, int column) {
        console.clearProgress();
        console.print(fitted(INDENT + console.tell(words), INDENT + " ".repeat(column)));
    }

    void end() {
        console.clearProgress();
        console.print("");
    }

    void help() {
        note(say("Every segment waits on the wire, and every step of the script for its turn."));
        note(say("What a socket does at once with what has come needs no key: else its ACK would leave alone."));
        List.of(say("Enter, Space   let what is marked go on: what left together arrives together; if nothing is held, perform the next step"),
                        say("d              lose the first that is marked: its sender's timer will notice"),
                        say("c              let it go on, and a copy of it after it"),
                        say("t              from now on let through what timers send again for the waiting; once more: swallow it"),
                        say("1 2 3 ...      mark this one alone"),
                        say("n              perform the next step although something is held"),
                        say("s, l           the sockets as ss lists them; the whole ladder so far"),
                        say("r, q           run on to the end; leave"))
                .forEach(key -> note(key, KEYS));
    }
}
