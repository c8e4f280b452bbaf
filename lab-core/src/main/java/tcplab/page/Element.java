package tcplab.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.text.Xml;

/**
 * An element of a page. The only place where text becomes markup: whatever is added as text is escaped. The result is
 * read alike by a parser of HTML and by one of XML. Its sentences are told when it is written.
 */
final class Element {
    /** HTML, 13.1.2: elements that never have content. */
    private static final Set<String> VOID = Set.of("meta", "link", "br", "hr", "col", "input");

    static final String SCRIPT_BEGINS = "//<![CDATA[\n";
    static final String SCRIPT_ENDS = "//]]>";

    /** Text that is written as it is. */
    private record Literal(String text) {}

    private final String name;
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private final List<Object> content = new ArrayList<>();

    private Element(String name) {
        this.name = name;
    }

    /** An element with content: texts, sentences, elements, lists and optionals of them. */
    static Element of(String name, Object... content) {
        return new Element(name).add(content);
    }

    /** A style sheet, whose text HTML takes literally and XML does not. */
    static Element style(String css) {
        if (css.contains("<") || css.contains("&")) {
            throw new IllegalArgumentException("a style sheet with < or & is read differently by HTML and XML");
        }
        return of("style", new Literal(css));
    }

    /** A script, which both read alike: to HTML the marks of XML's literal text are comments of the script. */
    static Element script(String code) {
        if (code.contains("]]>") || code.contains("</")) {
            throw new IllegalArgumentException("a script with ]]> or </ ends where it should not");
        }
        return of("script", new Literal(SCRIPT_BEGINS + code + SCRIPT_ENDS));
    }

    /** Sets an attribute to a text, a sentence or a coordinate. */
    Element is(String attribute, Object value) {
        attributes.put(attribute, value instanceof Double number ? number(number) : value);
        return this;
    }

    Element add(Object... more) {
        for (Object thing : more) {
            if (thing instanceof Iterable<?> list) {
                list.forEach(this::add);
            } else if (thing instanceof Optional<?> optional) {
                optional.ifPresent(this::add);
            } else {
                content.add(thing);
            }
        }
        return this;
    }

    /**
     * The same with other names, of all that is named within it.
     *
     * @param id from a name to the new one
     * @param href from what a link leads to to where it leads now
     */
    Element renamed(UnaryOperator<String> id, UnaryOperator<String> href) {
        Element same = new Element(name);
        attributes.forEach((attribute, value) -> same.attributes.put(attribute, switch (attribute) {
            case "id", "aria-labelledby" -> id.apply(value.toString());
            case "href" -> href.apply(value.toString());
            case "fill", "clip-path" -> value.toString().replaceFirst("^url\\(#.*\\)$", "url(#" + id.apply(inner(value)) + ")");
            default -> value;
        }));
        content.forEach(thing -> same.content.add(thing instanceof Element element ? element.renamed(id, href) : thing));
        return same;
    }

    /** The same with groups in the place of all elements of that name within it. */
    Element grouping(String landmark) {
        boolean is = name.equals(landmark);
        Element same = new Element(is ? "div" : name);
        same.attributes.putAll(attributes);
        content.forEach(thing -> same.content.add(thing instanceof Element element ? element.grouping(landmark) : thing));
        return is ? same.is("role", "group") : same;
    }

    /** {@code curtain} of {@code url(#curtain)}. */
    private static String inner(Object url) {
        return url.toString().replaceFirst("^url\\(#(.*)\\)$", "$1");
    }

    /** An attribute's value, or null. */
    Object attribute(String attribute) {
        return attributes.get(attribute);
    }

    /** This and all elements within it, from the outside to the inside. */
    void each(Consumer<Element> taker) {
        taker.accept(this);
        content.stream().filter(Element.class::isInstance).forEach(part -> ((Element) part).each(taker));
    }

    int size() {
        return content.size();
    }

    boolean isEmpty() {
        return content.isEmpty();
    }

    /** A coordinate with as many digits as can be seen. */
    static String number(double value) {
        // Most of the time of a figure would be spent in String.format.
        long tenths = Math.round(Math.abs(value) * 10);
        String sign = value < 0 && tenths > 0 ? "-" : "";
        return sign + tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10);
    }

    /** As markup, in the reader's language. */
    String write(Language language) {
        StringBuilder out = new StringBuilder();
        write(out, language);
        return out.toString();
    }

    private void write(StringBuilder out, Language language) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) ->
                out.append(' ').append(attribute).append("=\"").append(text(value, language)).append('"'));
        if (VOID.contains(name)) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (Object thing : content) {
            if (thing instanceof Element element) {
                element.write(out, language);
            } else if (thing instanceof Literal literal) {
                out.append(literal.text());
            } else {
                out.append(text(thing, language));
            }
        }
        out.append("</").append(name).append('>');
    }

    private static String text(Object thing, Language language) {
        return Xml.escape(thing instanceof Told sentence ? language.tell(sentence) : thing.toString());
    }
}
