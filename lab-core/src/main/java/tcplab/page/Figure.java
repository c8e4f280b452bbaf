package tcplab.page;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tcplab.model.Side;
import tcplab.page.TimeScale.Moment;
import tcplab.render.Durations;
import tcplab.scene.Arrow;
import tcplab.scene.Rung.Remark;
import tcplab.scene.Rung.Spoke;
import tcplab.scene.Rung.Story;
import tcplab.scene.Scene;
import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.text.Told;

/** The sequence diagram of a run as SVG. What is drawn later lies above; the cards of the segments lie above all. */
final class Figure {
    private static final double HEAD = 58;
    private static final double LEAST_HEIGHT = 330;
    private static final double LINE = 14;
    private static final double TITLE_LINE = 18;
    private static final double TITLE_LETTER = 7.6;
    /** Between two times in the margin. */
    private static final double TIME_ROOM = 12;

    private final Scene scene;
    private final Language language;
    private final Look look;
    private final Map<Arrow, SegmentFacts> facts;
    private final Geometry geometry;
    private final TimeScale scale = new TimeScale();
    private final Map<Object, Moment> moments = new IdentityHashMap<>();
    private final Map<Spoke, List<String>> callLines = new IdentityHashMap<>();
    private final Arrows arrows;
    private final StateBlocks blocks;
    private double height;

    /**
     * @param evidence ids of entries whose numbers are shown
     * @param facts for the cards of the segments; none are needed where there is another figure beside it
     */
    Figure(Scene scene, Set<Integer> evidence, Map<Arrow, SegmentFacts> facts, Look look, Language language) {
        this.look = look;
        this.facts = facts;
        this.scene = scene;
        this.language = language;
        this.geometry = new Geometry(scene, look);
        this.arrows = new Arrows(geometry, scale, evidence, look, language);
        this.blocks = new StateBlocks(geometry, scale, scene.zeroNanos(), look);
    }

    /** @param name what the figure shows, for those who cannot see it */
    Element draw(Told name) {
        plan();
        scale.settle(HEAD);
        height = Math.max(LEAST_HEIGHT, scale.bottom() + 16);
        arrows.prepare(scene.arrows(), blocks());
        Element svg = Element.of("svg")
                .is("xmlns", "http://www.w3.org/2000/svg")
                .is("viewBox", "0 0 " + Element.number(geometry.width()) + " " + Element.number(height))
                .is("style", "max-width: " + Math.round(geometry.width()) + "px; min-width: "
                        + Math.round(geometry.width() * look.leastScale()) + "px")
                .is("role", look.isAlone() ? "graphics-document" : "img")
                .is("aria-label", name);
        svg.add(Element.of("title", name), hatch(), drawRules());
        svg.add(drawCallLines(), drawLifelines());
        svg.add(hidden(scene.lanes().stream().map(lane -> blocks.draw(lane, height - 8)).toList()));
        svg.add(hidden(scene.arrows().stream().map(arrows::draw).toList()));
        svg.add(drawPauses(), drawCalls(), drawTimes());
        svg.add(drawTitles(), drawPauseWords(), drawRemarks(), drawHeads());
        return look.isAlone() ? svg.add(scene.arrows().stream().map(a -> arrows.touch(a, facts.get(a), height)).toList()) : svg;
    }

    /** Heights that belong to headings and pauses. */
    private List<double[]> blocks() {
        List<double[]> all = new ArrayList<>();
        for (Story title : scene.all(Story.class)) {
            double y = moments.get(title).y();
            all.add(new double[] {y, y + 8 + TITLE_LINE * lines(title).size()});
        }
        scale.pauses().forEach(p -> all.add(new double[] {p.y() - TimeScale.PAUSE_HALF, p.y() + TimeScale.PAUSE_HALF}));
        return all;
    }

    private String printable(Told sentence) {
        return Columns.printable(language.tell(sentence));
    }

    private List<String> lines(Story title) {
        return Columns.wrap(language.tell(title.text()), (int) ((look.wire() - 38) / TITLE_LETTER), "");
    }

    /** The table of segments, calls and states says the same. */
    private static Element hidden(Object content) {
        return Element.of("g", content).is("aria-hidden", "true");
    }

    private void plan() {
        scene.all(Story.class).forEach(title -> {
            Moment moment = scale.at(title.atNanos());
            for (Side side : Side.values()) {
                moment.needs(Arrows.column(side), 14, 12 + TITLE_LINE * lines(title).size());
                moment.needs(callColumn(side), 14, 10);
            }
            moments.put(title, moment);
        });
        scene.all(Spoke.class).forEach(call -> {
            List<String> lines = Columns.wrap(look.signed(printable(call.text()), look.marks(call.entryId())), look.callLetters(), "  ");
            callLines.put(call, lines);
            moments.put(call, scale.at(call.atNanos()).needs(callColumn(call.side()), 9, 9 + LINE * (lines.size() - 1)));
        });
        scene.all(Remark.class).forEach(remark -> moments.put(
                remark,
                scale.at(remark.atNanos())
                        .needs(Arrows.column(Side.CLIENT), 14, 8)
                        .needs(Arrows.column(Side.SERVER), 14, 8)));
        scene.arrows().forEach(arrows::plan);
        scene.lanes().forEach(blocks::plan);
    }

    private static String callColumn(Side side) {
        return side + " calls";
    }

    private Element hatch() {
        Element line = Element.of("path").is("d", "M0 6L6 0").is("class", "hatch");
        return Element.of("defs", Element.of("pattern", line)
                .is("id", look.id() + "hatch")
                .is("width", "6")
                .is("height", "6")
                .is("patternUnits", "userSpaceOnUse"));
    }

    private Element drawRules() {
        Element group = hidden(List.of());
        scene.all(Story.class).forEach(t -> group.add(line(0, geometry.width(), moments.get(t).y(), "rule")));
        return group;
    }

    private Element drawTitles() {
        Element group = hidden(List.of());
        scene.all(Story.class).forEach(title -> {
            double y = moments.get(title).y() + TITLE_LINE;
            for (String line : lines(title)) {
                group.add(plate(line, y));
                group.add(text(line, geometry.middle(), y, "middle", "story"));
                y += TITLE_LINE;
            }
        });
        return group;
    }

    /** Hides what passes behind a line of a heading. */
    private Element plate(String line, double baseline) {
        double width = Columns.width(line) * TITLE_LETTER + 8;
        return Element.of("rect")
                .is("class", "plate")
                .is("x", geometry.middle() - width / 2)
                .is("width", width)
                .is("y", baseline - 13)
                .is("height", TITLE_LINE);
    }

    private Element drawRemarks() {
        Element group = hidden(List.of());
        scene.all(Remark.class).forEach(r ->
                group.add(text("· " + Columns.cut(printable(r.text()), (int) ((look.wire() - 60) / Geometry.SMALL_LETTER), "…") + " ·", geometry.middle(), moments.get(r).y(), "middle", "remark")));
        return group;
    }

    private Element drawLifelines() {
        Element group = hidden(List.of());
        for (Side side : Side.values()) {
            if (scene.has(side)) {
                double x = geometry.lifeline(side);
                group.add(Element.of("path").is("class", "lifeline").is("d", Svg.path(x, HEAD - 10, x, height - 4)));
            }
        }
        return group;
    }

    private Element drawHeads() {
        Element group = hidden(List.of());
        for (Side side : Side.values()) {
            if (scene.has(side)) {
                double x = geometry.lifeline(side);
                group.add(text(side.word(), x, 20, "middle", "side"));
                String endpoint = scene.columns().get(side).endpoint().map(Object::toString).orElse("");
                group.add(text(endpoint, x, 37, "middle", "endpoint"));
            }
        }
        return group.add(text("ms", geometry.timeEnd(), HEAD - 8, "end", "time"));
    }

    private Element drawPauses() {
        Element group = hidden(List.of());
        for (TimeScale.Pause pause : scale.pauses()) {
            group.add(Element.of("rect")
                    .is("class", "pause")
                    .is("x", 0.0)
                    .is("width", geometry.width())
                    .is("y", pause.y() - TimeScale.PAUSE_HALF)
                    .is("height", 2 * TimeScale.PAUSE_HALF));
        }
        return group;
    }

    private Element drawPauseWords() {
        Element group = hidden(List.of());
        for (TimeScale.Pause pause : scale.pauses()) {
            Told words = say("%s later", Durations.words(pause.nanos()));
            group.add(text(words, geometry.middle(), pause.y() + 4, "middle", "later"));
        }
        return group;
    }

    // Calls

    /** From the lifeline to the words; states lie above it. */
    private Element drawCallLines() {
        Element group = hidden(List.of());
        for (Spoke call : scene.all(Spoke.class)) {
            double outer = geometry.outer(call.side()) + (call.side() == Side.CLIENT ? -8 : 8);
            double inner = geometry.lifeline(call.side());
            group.add(line(Math.min(outer, inner), Math.max(outer, inner), moments.get(call).y(), "tick"));
        }
        return group;
    }

    private Element drawCalls() {
        Element group = hidden(List.of());
        Map<Integer, Spoke> begun = new HashMap<>();
        for (Spoke call : scene.all(Spoke.class)) {
            boolean client = call.side() == Side.CLIENT;
            double edge = geometry.outer(call.side()) + (client ? -8 : 8);
            double y = moments.get(call).y();
            Spoke before = begun.put(call.entryId(), call);
            if (before != null) {
                group.add(Element.of("path").is("class", "during").is("d", Svg.path(edge, moments.get(before).y(), edge, y)));
            }
            double at = y + 4;
            for (String line : callLines.get(call)) {
                String kind = "call" + (call.failed() ? " failed" : "") + (look.marks(call.entryId()) ? " only" : "");
                group.add(text(line, edge + (client ? -5 : 5), at, client ? "end" : "start", kind));
                at += LINE;
            }
        }
        return group;
    }

    /** As many times as there is room for. */
    private Element drawTimes() {
        Map<Double, Long> times = new TreeMap<>();
        List<Moment> marked = new ArrayList<>(arrows.moments());
        scene.all(Spoke.class).forEach(c -> marked.add(moments.get(c)));
        marked.forEach(m -> times.putIfAbsent(m.y(), m.atNanos()));
        Element group = hidden(List.of());
        double last = 0;
        for (Map.Entry<Double, Long> time : times.entrySet()) {
            if (time.getKey() - last >= TIME_ROOM) {
                String millis = Times.number(time.getValue() - scene.zeroNanos());
                group.add(text(millis, geometry.timeEnd(), time.getKey() + 4, "end", "time"));
                last = time.getKey();
            }
        }
        return group;
    }

    private static Element line(double from, double to, double y, String kind) {
        return Element.of("path").is("class", kind).is("d", Svg.path(from, y, to, y));
    }

    private static Element text(Object words, double x, double y, String anchor, String kind) {
        return Svg.text(words, x, y, anchor, kind);
    }
}
