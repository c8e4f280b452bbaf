package tcplab.page;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import tcplab.model.Side;
import tcplab.page.TimeScale.Moment;
import tcplab.scene.Rung.Remark;
import tcplab.scene.Scene;
import tcplab.text.Columns;
import tcplab.text.Language;

/** What belongs to neither side, in words in the middle of the wire. */
final class Remarks {
    private static final double LINE = 14;
    private static final double ASCENT = 11;
    private static final double DESCENT = 5;

    private final Geometry geometry;
    private final TimeScale scale;
    private final Scene scene;
    private final Language language;
    private final Map<Remark, Moment> moments = new IdentityHashMap<>();
    private final Map<Remark, Double> middles = new IdentityHashMap<>();

    Remarks(Geometry geometry, TimeScale scale, Scene scene, Language language) {
        this.geometry = geometry;
        this.scale = scale;
        this.scene = scene;
        this.language = language;
    }

    private List<Remark> all() {
        return scene.all(Remark.class);
    }

    private List<String> lines(Remark remark) {
        int letters = (int) ((geometry.wire() - 60) / Geometry.SMALL_LETTER);
        List<String> lines = new ArrayList<>(Columns.wrap(Columns.printable(language.tell(remark.text())), letters - 4, ""));
        lines.set(0, "· " + lines.get(0));
        lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " ·");
        return lines;
    }

    void plan() {
        for (Remark remark : all()) {
            double below = 8 + LINE * (lines(remark).size() - 1);
            moments.put(remark, scale.at(remark.atNanos())
                    .needs(geometry.words(Side.CLIENT), 14, below)
                    .needs(geometry.words(Side.SERVER), 14, below));
        }
    }

    /** The heights that they take, from and to. */
    List<double[]> blocks() {
        return all().stream()
                .map(remark -> new double[] {moments.get(remark).y() - ASCENT, bottom(remark)})
                .toList();
    }

    private double bottom(Remark remark) {
        return moments.get(remark).y() + LINE * (lines(remark).size() - 1) + DESCENT;
    }

    /** To be called when all moments are placed. */
    void place(Breaks breaks) {
        for (Remark remark : all()) {
            double length = lines(remark).stream().mapToInt(Columns::width).max().orElse(0) * Geometry.SMALL_LETTER;
            middles.put(remark, breaks.place(length, moments.get(remark).y() - ASCENT, bottom(remark)));
        }
    }

    List<Element> draw() {
        List<Element> drawn = new ArrayList<>();
        for (Remark remark : all()) {
            Moment moment = moments.get(remark);
            double y = moment.y();
            for (String line : lines(remark)) {
                drawn.add(moment.marks(Svg.text(line, middles.get(remark), y, "middle", "remark")));
                y += LINE;
            }
        }
        return drawn;
    }
}
