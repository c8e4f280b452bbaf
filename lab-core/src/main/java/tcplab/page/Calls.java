package tcplab.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tcplab.model.Side;
import tcplab.page.TimeScale.Moment;
import tcplab.scene.Rung.Spoke;
import tcplab.scene.Scene;
import tcplab.text.Columns;
import tcplab.text.Language;

/** The calls of a figure: their words beside the side that made them, in a narrow figure under each other on the wire. */
final class Calls {
    private static final double LINE = 14;

    private final Geometry geometry;
    private final TimeScale scale;
    private final List<Spoke> all;
    private final Look look;
    private final Map<Spoke, Moment> moments = new IdentityHashMap<>();
    private final Map<Spoke, List<String>> lines = new IdentityHashMap<>();

    Calls(Geometry geometry, TimeScale scale, Scene scene, Look look, Language language) {
        this.geometry = geometry;
        this.scale = scale;
        this.all = look.blank() ? begun(scene) : scene.all(Spoke.class);
        this.look = look;
        for (Spoke call : all) {
            String text = Columns.printable(language.tell(call.text()));
            String words = look.signed(look.blank() ? text.replaceFirst("\\) .*", ")") : text, look.marks(call.entryId()));
            lines.put(call, Columns.wrap(words, look.callLetters(), "  "));
        }
    }

    /** Without the ends of long calls, which tell what became of them. */
    private static List<Spoke> begun(Scene scene) {
        Set<Integer> seen = new HashSet<>();
        return scene.all(Spoke.class).stream().filter(call -> seen.add(call.entryId())).toList();
    }

    void plan() {
        for (Spoke call : all) {
            double more = LINE * (lines.get(call).size() - 1);
            Moment moment = scale.at(call.atNanos()).needs(geometry.calls(call.side()), look.narrow() ? 12 : 9, 9 + more);
            boolean broad = lines.get(call).stream().anyMatch(line -> geometry.isBroad(length(line)));
            moments.put(call, look.narrow() && broad ? moment.needs(geometry.calls(call.side().other()), 12, 9 + more) : moment);
        }
    }

    /** In order of time. */
    List<Moment> moments() {
        return all.stream().map(moments::get).toList();
    }

    private static double length(String line) {
        return Columns.width(line) * Geometry.SMALL_LETTER;
    }

    /** Those on the wire, once all moments are placed. */
    List<Clearance.Words> onTheWire() {
        List<Clearance.Words> words = new ArrayList<>();
        for (Spoke call : look.narrow() ? all : List.<Spoke>of()) {
            Moment moment = moments.get(call);
            double y = moment.y() + 4;
            for (String line : lines.get(call)) {
                double x = geometry.callEdge(call.side());
                boolean starts = geometry.callAnchor(call.side()).equals("start");
                words.add(new Clearance.Words(call.side(), starts ? x : x - length(line), y, length(line), moment::push));
                y += LINE;
            }
        }
        return words;
    }

    /** From the lifeline to the words; states lie above it. */
    List<Element> drawTicks() {
        List<Element> ticks = new ArrayList<>();
        for (Spoke call : all) {
            double edge = geometry.callEdge(call.side()) + (call.side() == Side.CLIENT ? 5 : -5);
            double inner = geometry.lifeline(call.side());
            Moment moment = moments.get(call);
            ticks.add(moment.marks(Svg.line(Math.min(edge, inner), Math.max(edge, inner), moment.y(), "tick")));
        }
        return look.narrow() ? List.of() : ticks;
    }

    List<Element> draw() {
        List<Element> drawn = new ArrayList<>();
        Map<Integer, Spoke> begun = new HashMap<>();
        for (Spoke call : all) {
            Moment moment = moments.get(call);
            Spoke before = begun.put(call.entryId(), call);
            if (before != null) {
                double x = geometry.callEdge(call.side()) + (geometry.callAnchor(call.side()).equals("end") ? 5 : -5);
                String path = Svg.path(x, moments.get(before).y(), x, moment.y());
                drawn.add(moment.marks(Element.of("path").is("class", "during").is("d", path)));
            }
            double y = moment.y() + 4;
            for (String line : lines.get(call)) {
                // A colour would tell a result, too.
                String kind = "call" + (call.failed() && !look.blank() ? " failed" : "") + (look.marks(call.entryId()) ? " only" : "");
                drawn.add(moment.marks(Svg.text(line, geometry.callEdge(call.side()), y, geometry.callAnchor(call.side()), kind)));
                y += LINE;
            }
        }
        return drawn;
    }
}
