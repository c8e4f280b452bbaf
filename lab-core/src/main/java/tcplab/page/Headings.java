package tcplab.page;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import tcplab.model.Side;
import tcplab.page.TimeScale.Moment;
import tcplab.scene.Rung.Story;
import tcplab.scene.Scene;
import tcplab.text.Columns;
import tcplab.text.Language;

/** The headings of the story within a figure: a rule across it, and the words below, beside what is under way meanwhile. */
final class Headings {
    private static final double LINE = 18;
    private static final double LETTER = 7.6;
    private static final double ASCENT = 13;
    private static final double DESCENT = 6;

    private final Geometry geometry;
    private final TimeScale scale;
    private final Scene scene;
    private final Language language;
    private final Map<Story, Moment> moments = new IdentityHashMap<>();
    private final Map<Story, Double> middles = new IdentityHashMap<>();

    Headings(Geometry geometry, TimeScale scale, Scene scene, Language language) {
        this.geometry = geometry;
        this.scale = scale;
        this.scene = scene;
        this.language = language;
    }

    private List<Story> all() {
        return scene.all(Story.class);
    }

    private List<String> lines(Story heading) {
        return Columns.wrap(language.tell(heading.text()), (int) ((geometry.wire() - 38) / LETTER), "");
    }

    void plan() {
        for (Story heading : all()) {
            Moment moment = scale.at(heading.atNanos());
            for (Side side : Side.values()) {
                moment.needs(geometry.words(side), 14, 12 + LINE * lines(heading).size());
                moment.needs(geometry.calls(side), 14, 10);
            }
            moments.put(heading, moment);
        }
    }

    /** The heights that they take, from and to. */
    List<double[]> blocks() {
        List<double[]> blocks = new ArrayList<>();
        for (Story heading : all()) {
            double y = moments.get(heading).y();
            blocks.add(new double[] {y, y + 8 + LINE * lines(heading).size()});
        }
        return blocks;
    }

    /** To be called when all moments are placed. */
    void place(Breaks breaks) {
        for (Story heading : all()) {
            List<String> lines = lines(heading);
            double length = lines.stream().mapToInt(Columns::width).max().orElse(0) * LETTER;
            double y = moments.get(heading).y();
            middles.put(heading, breaks.place(length, y + LINE - ASCENT, y + LINE * lines.size() + DESCENT));
        }
    }

    List<Element> drawRules() {
        List<Element> rules = new ArrayList<>();
        for (Story heading : all()) {
            Moment moment = moments.get(heading);
            rules.add(moment.marks(Svg.line(0, geometry.width(), moment.y(), "rule")));
        }
        return rules;
    }

    List<Element> draw() {
        List<Element> drawn = new ArrayList<>();
        for (Story heading : all()) {
            Moment moment = moments.get(heading);
            double y = moment.y() + LINE;
            for (String line : lines(heading)) {
                drawn.add(moment.marks(Svg.text(line, middles.get(heading), y, "middle", "story")));
                y += LINE;
            }
        }
        return drawn;
    }
}
