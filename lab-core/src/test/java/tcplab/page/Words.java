package tcplab.page;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import tcplab.text.Columns;

/** Words in the figure, from their left end along their baseline. */
record Words(String text, double x, double y, double length, double slope) {
    private static final Pattern ROTATE = Pattern.compile("rotate\\((-?[\\d.]+) .*");
    private static final Map<String, Double> LETTERS = Map.of("story", 7.6, "side", 9.2);

    static Words of(Element text) {
        double x = Double.parseDouble(text.getAttribute("x"));
        double y = Double.parseDouble(text.getAttribute("y"));
        double letter = LETTERS.getOrDefault(text.getAttribute("class"), Geometry.SMALL_LETTER);
        String given = text.getAttribute("textLength");
        double length = given.isEmpty() ? Columns.width(text.getTextContent()) * letter : Double.parseDouble(given);
        Matcher turned = ROTATE.matcher(text.getAttribute("transform"));
        double slope = turned.matches() ? Math.tan(Math.toRadians(Double.parseDouble(turned.group(1)))) : 0;
        double left =
                switch (text.getAttribute("text-anchor")) {
                    case "middle" -> x - length / 2;
                    case "end" -> x - length;
                    default -> x;
                };
        return new Words(text.getTextContent(), left, y, length, slope);
    }

    /** True if they touch a rectangle. */
    boolean isOn(Element rect) {
        double left = Double.parseDouble(rect.getAttribute("x"));
        double top = Double.parseDouble(rect.getAttribute("y"));
        double right = left + Double.parseDouble(rect.getAttribute("width"));
        double bottom = top + Double.parseDouble(rect.getAttribute("height"));
        for (double at = Math.max(x, left); at < Math.min(x + length, right); at += 2) {
            double baseline = y + (at - x) * slope;
            if (baseline > top + 1 && baseline - 8 < bottom) {
                return true;
            }
        }
        return false;
    }

    boolean covers(Words other) {
        double from = Math.max(x, other.x);
        double to = Math.min(x + length, other.x + other.length);
        for (double at = from; at < to; at += 4) {
            if (Math.abs(y + (at - x) * slope - other.y - (at - other.x) * other.slope) < 8) {
                return true;
            }
        }
        return false;
    }

    /** True if a line of two points runs through them: not only along their upper or lower edge. */
    boolean isCrossedBy(double[] line) {
        for (double at = x; at <= x + length; at += 2) {
            boolean beside = at < Math.min(line[0], line[2]) || at > Math.max(line[0], line[2]);
            double height = line[1] + (at - line[0]) * (line[3] - line[1]) / (line[2] - line[0]);
            double baseline = y + (at - x) * slope;
            if (!beside && height > baseline - 8 && height < baseline + 2) {
                return true;
            }
        }
        return false;
    }
}
