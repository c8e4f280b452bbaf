package tcplab.page;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tcplab.page.Steps.Step;
import tcplab.scene.Scene;
import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.text.Told;

/**
 * The player of a run as one SVG file that plays by itself, for where no page can be: above the figure the keys, the slider
 * and the step in words. Where nothing may move, and where no animation is known, the whole run is shown.
 */
public final class Picture {
    private static final double BAR = 96;
    private static final double EDGE = 10;
    private static final double KEY = 34;
    private static final double LETTER = 8;
    private static final double STEP_SECONDS = 1.6;
    /** The whole run stays for as many steps before it begins again. */
    private static final int REST = 4;

    private final Language language;
    private final List<String> script;
    private final Figure figure;
    private final Element drawn;
    private final List<Step> steps;
    private final double width;
    private double slide;
    private final StringBuilder css = new StringBuilder();

    private Picture(Account account, Language language) {
        this.language = language;
        this.script = account.experiment().text().lines().toList();
        Scene scene = Scene.of(account.result().timeline());
        this.figure = new Figure(scene, Set.of(), Map.of(), Look.PRINTED, language);
        this.drawn = figure.draw(say("Sequence diagram of %s", account.experiment().name()));
        this.steps = new Steps(scene, account.result().timeline(), false).all();
        this.width = figure.width();
    }

    /** The file's text. */
    public static String of(Account account, Language language) {
        return new Picture(account, language).draw().write(language) + "\n";
    }

    private Element draw() {
        Element told = Element.of("g");
        for (int i = 0; i < steps.size(); i++) {
            told.add(told(i));
        }
        told.add(words(say("This is the whole run."), 58, "step rested"));
        drawn.each(part -> {
            if (part.attribute("data-at") instanceof Long at) {
                appears(part, stepOf(at));
            }
        });
        Element bar = bar();
        play();
        double height = BAR + figure.height();
        drawn.is("y", BAR).is("width", width).is("height", figure.height());
        return Element.of("svg", Element.style(Sheet.FIGURE_CSS + css), rect(0, 0, width, height).is("style", "fill: var(--paper)"), bar, told, drawn)
                .is("xmlns", "http://www.w3.org/2000/svg")
                .is("viewBox", "0 0 " + Element.number(width) + " " + Element.number(height))
                .is("font-family", "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono', monospace");
    }

    private static Element rect(double x, double y, double width, double height) {
        return Element.of("rect").is("x", x).is("y", y).is("width", width).is("height", height);
    }

    private Element words(Object words, double y, String kind) {
        String text = words instanceof Told told ? language.tell(told) : words.toString();
        String cut = Columns.cut(Columns.printable(text), (int) ((width - 4 * EDGE) / LETTER), "…");
        return Svg.text(cut, 2 * EDGE, y, "start", kind);
    }

    /** A step in words, what became of the sockets, the line of the script and the place among the steps. */
    private Element told(int step) {
        Step it = steps.get(step);
        StringBuilder text = new StringBuilder(language.tell(it.words()));
        it.states().forEach(state -> text.append(" · ").append(state.words()));
        Element group = Element.of("g", words(text, 66, "step"));
        if (it.line() > 0) {
            group.add(words(it.line() + "  " + script.get(it.line() - 1), 84, "line"));
        }
        group.add(Svg.text((step + 1) + " / " + steps.size(), width - 2 * EDGE, 36, "end", "line"));
        return group.is("class", "told t" + step);
    }

    private Element bar() {
        Element bar = Element.of("g", rect(EDGE / 2, 6, width - EDGE, BAR - 10).is("rx", "6").is("class", "bar"));
        double x = 2 * EDGE;
        for (String sign : List.of("|←", "←", "", "→", "→|")) {
            bar.add(rect(x, 14, KEY, KEY - 2).is("rx", "5").is("class", "key"), Svg.text(sign, x + KEY / 2, 35, "middle", "sign"));
            x += KEY + 6;
        }
        // Not every font has the sign for a pause.
        double pause = 2 * EDGE + 2 * (KEY + 6) + KEY / 2;
        bar.add(Element.of("path").is("class", "pause-sign").is("d", Svg.path(pause - 4, 23, pause - 4, 37) + Svg.path(pause + 4, 23, pause + 4, 37)));
        double from = x + 8;
        double to = width - 2 * EDGE - 80;
        bar.add(Svg.line(from, to, 30, "track"));
        slide = to - from;
        return bar.add(Element.of("circle").is("class", "knob").is("cx", to).is("cy", 30.0).is("r", "7"));
    }

    /** Along the slider, of which it stands at the end where nothing moves. */
    private String knob() {
        StringBuilder stops = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            double back = slide * (1 - (double) i / Math.max(1, steps.size() - 1));
            stops.append(percent(i)).append(" { transform: translateX(-").append(Element.number(back)).append("px); } ");
        }
        return stops + "100% { transform: none; }";
    }

    private void keyframes(String name, String stops, double seconds) {
        css.append("@keyframes ").append(name).append(" { ").append(stops).append(" }\n");
        css.append("svg .").append(name).append(" { animation: ").append(name).append(' ').append(Element.number(seconds))
                .append("s step-end infinite; }\n");
    }

    /** The step that shows something for the first time. */
    private int stepOf(long atNanos) {
        int step = 0;
        while (step < steps.size() - 1 && atNanos >= steps.get(step).untilNanos()) {
            step++;
        }
        return step;
    }

    private static void appears(Element part, int step) {
        Object kind = part.attribute("class");
        part.is("class", (kind == null ? "" : kind + " ") + "k" + step);
    }

    /** When a step begins, in hundredths of the whole. */
    private String percent(int step) {
        return String.format(Locale.ROOT, "%.2f%%", 100.0 * step / (steps.size() + REST));
    }

    private void play() {
        double seconds = STEP_SECONDS * (steps.size() + REST);
        css.append("""
                svg .bar { fill: var(--panel); stroke: var(--rule); }
                svg .key { fill: var(--paper); stroke: var(--life); }
                svg .sign { font-size: 15px; font-weight: 700; }
                svg .pause-sign { stroke: var(--ink); stroke-width: 4px; }
                svg .track { stroke: var(--life); stroke-width: 4px; stroke-linecap: round; }
                svg .knob { fill: var(--focus); }
                svg .step { font-size: 13px; }
                svg .line { font-size: 13px; fill: var(--soft); }
                svg .told { visibility: hidden; }
                @media (prefers-reduced-motion: no-preference) {
                """);
        for (int i = 0; i < steps.size(); i++) {
            String from = percent(i);
            String until = percent(i == steps.size() - 1 ? steps.size() + REST : i + 1);
            if (i > 0) {
                keyframes("k" + i, "0% { visibility: hidden; } " + from + ", 100% { visibility: visible; }", seconds);
            }
            keyframes("t" + i, "0%, " + until + " { visibility: hidden; } " + from + " { visibility: visible; } 100% { visibility: "
                    + (i == steps.size() - 1 ? "visible" : "hidden") + "; }", seconds);
        }
        StringBuilder drop = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            double part = figure.reach(steps.get(i).untilNanos()) / figure.height();
            drop.append(percent(i)).append(String.format(Locale.ROOT, " { transform: scaleY(%.4f); } ", part));
        }
        keyframes("curtain", drop + "100% { transform: scaleY(1); }", seconds);
        keyframes("knob", knob(), seconds);
        css.append("svg .rested { visibility: hidden; }\n}\n");
    }
}
