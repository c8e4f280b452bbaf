package tcplab.page;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tcplab.page.TimeScale.Pause;
import tcplab.render.Durations;
import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.text.Told;

/** Where time is cut out of a figure: a band across it, over which what is under way goes on, and how long it was. */
final class Pauses {
    private final Geometry geometry;
    private final TimeScale scale;
    private final Language language;
    private final Map<Pause, Double> middles = new HashMap<>();

    Pauses(Geometry geometry, TimeScale scale, Language language) {
        this.geometry = geometry;
        this.scale = scale;
        this.language = language;
    }

    private static double top(Pause pause) {
        return pause.y() - TimeScale.PAUSE_HALF;
    }

    private static double bottom(Pause pause) {
        return pause.y() + TimeScale.PAUSE_HALF;
    }

    private static Told words(Pause pause) {
        return say("%s later", Durations.words(pause.nanos()));
    }

    /** The heights that they take, from and to. */
    List<double[]> blocks() {
        return scale.pauses().stream().map(pause -> new double[] {top(pause), bottom(pause)}).toList();
    }

    /** To be called when all moments are placed. */
    void place(Breaks breaks) {
        for (Pause pause : scale.pauses()) {
            double length = Columns.width(language.tell(words(pause))) * Geometry.SMALL_LETTER;
            middles.put(pause, breaks.place(length, top(pause), bottom(pause)));
        }
    }

    List<Element> draw() {
        List<Element> bands = new ArrayList<>();
        for (Pause pause : scale.pauses()) {
            bands.add(Element.of("rect")
                    .is("class", "pause")
                    .is("x", 0.0)
                    .is("width", geometry.width())
                    .is("y", top(pause))
                    .is("height", bottom(pause) - top(pause))
                    .is("data-at", pause.atNanos()));
        }
        return bands;
    }

    List<Element> drawWords() {
        return scale.pauses().stream()
                .map(pause -> Svg.text(words(pause), middles.get(pause), pause.y() + 4, "middle", "pause-words").is("data-at", pause.atNanos()))
                .toList();
    }
}
