package tcplab.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tcplab.text.Columns;

/** All that is known of a segment, beside it. Drawn as plain SVG, which every browser places alike. */
final class Card {
    private static final double LINE = 17;
    private static final double PAD = 12;
    private static final double NAMES = 92;
    private static final int VALUE_LETTERS = 58;
    private static final double WIDTH = NAMES + VALUE_LETTERS * Geometry.SMALL_LETTER + 2 * PAD;

    private final SegmentFacts segment;
    private final int id;

    Card(SegmentFacts segment, int id) {
        this.segment = segment;
        this.id = id;
    }

    /** Below the segment, or above it where the figure ends. */
    Element draw(Geometry geometry, double high, double low, double figureHeight) {
        List<Element> texts = new ArrayList<>();
        String head = segment.flags() + "   " + segment.way() + "   #" + id;
        texts.add(Svg.text(head, PAD, PAD + 11, "start", "card-head"));
        double y = PAD + 11 + LINE + 3;
        for (Map.Entry<String, String> fact : segment.all().entrySet()) {
            texts.add(Svg.text(fact.getKey(), PAD, y, "start", "card-name"));
            for (String line : Columns.wrap(Columns.printable(fact.getValue()), VALUE_LETTERS, "")) {
                texts.add(Svg.text(line, PAD + NAMES, y, "start", "card-value"));
                y += LINE;
            }
        }
        double height = y - 5;
        boolean below = low + 14 + height <= figureHeight;
        double top = below ? low + 14 : Math.max(2, high - 22 - height);
        double left = Math.max(2, Math.min(geometry.width() - WIDTH - 2, geometry.middle() - WIDTH / 2));
        Element box = Element.of("rect").is("width", WIDTH).is("height", height).is("rx", "6");
        return Element.of("g", box, texts)
                .is("class", "card")
                .is("transform", "translate(" + Svg.point(left, top) + ")");
    }
}
