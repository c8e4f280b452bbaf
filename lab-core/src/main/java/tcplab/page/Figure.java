package tcplab.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tcplab.model.Side;
import tcplab.page.TimeScale.Moment;
import tcplab.scene.Arrow;
import tcplab.scene.Scene;
import tcplab.text.Language;
import tcplab.text.Told;

/** The sequence diagram of a run as SVG. What is drawn later lies above; the cards of the segments lie above all. */
final class Figure {
    private static final double HEAD = 58;
    private static final double LEAST_HEIGHT = 330;
    /** What makes room for one may take it from another; whoever has none then has the line behind the words. */
    private static final int MOST_ROUNDS = 24;
    /** So many times its height a figure may grow for that; where many connections cross there is no end of it. */
    private static final double MOST_GROWTH = 3;
    /** Between two times in the margin. */
    private static final double TIME_ROOM = 12;

    private final Scene scene;
    private final Language language;
    private final Look look;
    private final Map<Arrow, SegmentFacts> facts;
    private final Geometry geometry;
    private final TimeScale scale = new TimeScale();
    private final Breaks breaks;
    private final Labels labels = new Labels();
    private final Headings headings;
    private final Remarks remarks;
    private final Pauses pauses;
    private final Calls calls;
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
        this.breaks = new Breaks(geometry);
        this.headings = new Headings(geometry, scale, scene, language);
        this.remarks = new Remarks(geometry, scale, scene, language);
        this.pauses = new Pauses(geometry, scale, language);
        this.calls = new Calls(geometry, scale, scene, look, language);
        this.arrows = new Arrows(geometry, scale, labels, breaks, evidence, look, language);
        this.blocks = new StateBlocks(geometry, scale, scene.zeroNanos(), look);
    }

    /** @param name what the figure shows, for those who cannot see it */
    Element draw(Told name) {
        plan();
        settle();
        height = Math.max(LEAST_HEIGHT, scale.bottom() + 16);
        onTheWire().forEach(labels::take);
        arrows.prepare(scene.arrows(), blocks());
        headings.place(breaks);
        remarks.place(breaks);
        pauses.place(breaks);
        Element svg = Element.of("svg")
                .is("xmlns", "http://www.w3.org/2000/svg")
                .is("viewBox", "0 0 " + Element.number(geometry.width()) + " " + Element.number(height))
                .is("style", "max-width: " + Math.round(geometry.width()) + "px; min-width: "
                        + Math.round(geometry.width() * look.leastScale()) + "px")
                .is("class", look.narrow() ? "slim" : "whole")
                .is("role", look.isAlone() ? "graphics-document" : "img")
                .is("aria-label", name);
        svg.add(Element.of("title", name), definitions());
        if (look.blank()) {
            svg.add(drawLifelines(), hidden(scene.lanes().stream().map(lane -> blocks.drawBlank(lane, height - 8)).toList()));
            return svg.add(hidden(calls.drawTicks()), hidden(calls.draw()), drawHeads());
        }
        svg.add(hidden(headings.drawRules()));
        svg.add(hidden(calls.drawTicks()), drawLifelines());
        svg.add(hidden(scene.lanes().stream().map(lane -> blocks.draw(lane, height - 8)).toList()).is("clip-path", look.curtain()));
        svg.add(hidden(pauses.draw()), hidden(scene.arrows().stream().map(arrows::draw).toList()));
        svg.add(hidden(calls.draw()), look.narrow() ? List.of() : drawTimes());
        svg.add(hidden(headings.draw()), hidden(pauses.drawWords()), hidden(remarks.draw()), drawHeads());
        return look.isAlone() ? svg.add(scene.arrows().stream().map(a -> arrows.touch(a, facts.get(a), height)).toList()) : svg;
    }

    private void settle() {
        scale.settle(HEAD);
        double most = MOST_GROWTH * scale.bottom();
        for (int round = 0; round < MOST_ROUNDS && scale.bottom() < most; round++) {
            if (!Clearance.make(onTheWire(), arrows.flights(scene.arrows()))) {
                break;
            }
            scale.settle(HEAD);
        }
    }

    /** The words of calls and states that stand on the wire. */
    private List<Clearance.Words> onTheWire() {
        List<Clearance.Words> all = new ArrayList<>(calls.onTheWire());
        scene.lanes().forEach(lane -> all.addAll(blocks.onTheWire(lane)));
        return all;
    }

    /** Heights that belong to headings, remarks and pauses. */
    private List<double[]> blocks() {
        List<double[]> all = new ArrayList<>(headings.blocks());
        all.addAll(pauses.blocks());
        all.addAll(remarks.blocks());
        return all;
    }

    /** The table of segments, calls and states says the same. */
    private static Element hidden(Object content) {
        return Element.of("g", content).is("aria-hidden", "true");
    }

    private void plan() {
        headings.plan();
        calls.plan();
        remarks.plan();
        scene.arrows().forEach(arrows::plan);
        scene.lanes().forEach(blocks::plan);
    }

    /** The hatching of what only ss saw, and the curtain that a player draws up: what lasts is seen so far down. */
    private Element definitions() {
        Element hatch = Element.of("pattern", Element.of("path").is("d", "M0 6L6 0").is("class", "hatch"))
                .is("id", look.id() + "hatch")
                .is("width", "6")
                .is("height", "6")
                .is("patternUnits", "userSpaceOnUse");
        Element whole = Element.of("rect").is("class", "curtain").is("width", geometry.width()).is("height", height);
        return Element.of("defs", hatch, Element.of("clipPath", whole).is("id", look.id() + "curtain"));
    }

    double width() {
        return geometry.width();
    }

    /** Once it is drawn. */
    double height() {
        return height;
    }

    /** How far down the figure shows what was before a moment. */
    double reach(long nanos) {
        return Math.min(height, scale.reach(nanos, StateBlocks.BLOCK));
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
                double x = geometry.head(side);
                String anchor = geometry.headAnchor(side);
                group.add(Svg.text(side.word(), x, 20, anchor, "side"));
                String endpoint = scene.columns().get(side).endpoint().map(Object::toString).orElse("");
                group.add(Svg.text(endpoint, x, 37, anchor, "endpoint"));
            }
        }
        return look.narrow() || look.blank() ? group : group.add(Svg.text("ms", geometry.timeEnd(), HEAD - 8, "end", "time"));
    }

    /** As many times as there is room for. */
    private Element drawTimes() {
        Map<Double, Long> times = new TreeMap<>();
        List<Moment> marked = new ArrayList<>(arrows.moments());
        marked.addAll(calls.moments());
        marked.forEach(m -> times.putIfAbsent(m.y(), m.atNanos()));
        Element group = hidden(List.of());
        double last = 0;
        for (Map.Entry<Double, Long> time : times.entrySet()) {
            if (time.getKey() - last >= TIME_ROOM) {
                String millis = Times.number(time.getValue() - scene.zeroNanos());
                group.add(Svg.text(millis, geometry.timeEnd(), time.getKey() + 4, "end", "time").is("data-at", time.getValue()));
                last = time.getKey();
            }
        }
        return group;
    }
}
