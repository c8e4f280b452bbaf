package tcplab.page;

import static tcplab.text.Told.say;

import tcplab.scene.Diagram;
import tcplab.scene.Diagram.Kind;
import tcplab.scene.Lane;
import tcplab.scene.Lane.Proof;

/** Explains the marks that a figure uses, and says what no witness could see. */
final class Legend {
    private Legend() {}

    static Element of(Diagram diagram) {
        Element list = Element.of("ul").is("class", "legend");
        list.add(Element.of("li", say("A state begins with the segment that brought it; the table of states says when it was seen.")));
        if (uses(diagram, Proof.SOCK_DIAG)) {
            list.add(Element.of("li", say("sock_diag was asked for a socket's state at each of its segments, while the wire kept it.")));
        }
        if (uses(diagram, Proof.SS)) {
            list.add(Element.of("li", say("(STATE), hatched: seen by ss only.")));
        }
        if (uses(diagram, Proof.CONCLUDED)) {
            list.add(Element.of("li", say("STATE?, dashed: follows from the segments; ss did not look.")));
        }
        if (has(diagram, Kind.AGAIN)) {
            list.add(Element.of("li", say("Dashed: a retransmission.")));
        }
        if (has(diagram, Kind.COPY)) {
            list.add(Element.of("li", say("From a dot on the wire: a copy that the wire made.")));
        }
        if (diagram.arrows().stream().anyMatch(a -> a.passage().lost())) {
            list.add(Element.of("li", say("✗ on the way: it never arrived.")));
        }
        diagram.gaps().forEach(gap -> list.add(Element.of("li", gap)));
        return list;
    }

    private static boolean uses(Diagram diagram, Proof proof) {
        return diagram.lanes().stream().map(Lane::spans).anyMatch(s -> s.stream().anyMatch(x -> x.proof() == proof));
    }

    private static boolean has(Diagram diagram, Kind kind) {
        return diagram.arrows().stream().anyMatch(a -> a.kind() == kind);
    }
}
