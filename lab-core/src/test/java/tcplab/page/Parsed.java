package tcplab.page;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/** A page as a parser of XML reads it, which forgives nothing. */
record Parsed(Document document) {
    static Parsed of(String page) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new ErrorHandler() {
                @Override
                public void warning(SAXParseException e) throws SAXParseException {
                    throw e;
                }

                @Override
                public void error(SAXParseException e) throws SAXParseException {
                    throw e;
                }

                @Override
                public void fatalError(SAXParseException e) throws SAXParseException {
                    throw e;
                }
            });
            return new Parsed(builder.parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8))));
        } catch (Exception e) {
            throw new AssertionError(e.getMessage() + " in " + page.substring(0, Math.min(300, page.length())), e);
        }
    }

    /** All elements of a name in the order of the page; {@code *} for all. */
    List<Element> all(String name) {
        return list(document.getElementsByTagNameNS("*", name));
    }

    static List<Element> within(Element element, String name) {
        return list(element.getElementsByTagNameNS("*", name));
    }

    /** The values of an attribute. */
    List<String> values(String attribute) {
        return all("*").stream()
                .filter(e -> e.hasAttribute(attribute))
                .map(e -> e.getAttribute(attribute))
                .toList();
    }

    static boolean isIn(Element element, String kind) {
        for (Node node = element; node instanceof Element e; node = node.getParentNode()) {
            if (List.of(e.getAttribute("class").split(" ")).contains(kind)) {
                return true;
            }
        }
        return false;
    }

    /** The straight pieces of a path: from and to, in coordinates. */
    static List<double[]> pieces(Element path) {
        List<double[]> pieces = new ArrayList<>();
        for (String piece : path.getAttribute("d").substring(1).split("M")) {
            pieces.add(List.of(piece.split("[L ]")).stream().mapToDouble(Double::parseDouble).toArray());
        }
        return pieces;
    }

    private static List<Element> list(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
