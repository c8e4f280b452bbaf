package tcplab.page;

import static tcplab.text.Told.say;

import tcplab.journal.Passage;
import tcplab.scene.Arrow;
import tcplab.scene.Arrow.Kind;
import tcplab.scene.Lane;
import tcplab.scene.Proof;
import tcplab.scene.Rung;
import tcplab.scene.Scene;

/** Explains the marks that a figure uses, and says what no witness could see. */
final class Legend {
    private Legend() {}

    static Element of(Scene scene) {
        Element list = Element.of("ul").is("class", "legend");
        list.add(Element.of("li", say("A state begins with the segment that brought it; the table of states says when it was seen.")));
        if (uses(scene, Proof.SOCK_DIAG)) {
            list.add(Element.of("li", say("sock_diag was asked for a socket's state at each of its segments, while the wire kept it.")));
        }
        if (uses(scene, Proof.SS)) {
            list.add(Element.of("li", say("(STATE), hatched: seen by ss only.")));
        }
        if (uses(scene, Proof.CONCLUDED)) {
            list.add(Element.of("li", say("STATE?, dashed: follows from the segments; no witness saw it.")));
        }
        if (has(scene, Kind.AGAIN)) {
            list.add(Element.of("li", say("Dashed: a retransmission.")));
        }
        if (has(scene, Kind.COPY)) {
            list.add(Element.of("li", say("From a dot on the wire: a copy that the wire made.")));
        }
        if (scene.arrows().stream().anyMatch(Arrow::kept)) {
            list.add(Element.of("li", say("‖ on the way: the wire still held it when the record ended.")));
        }
        if (scene.arrows().stream().anyMatch(a -> a.passage().lost() && !a.kept())) {
            list.add(Element.of("li", say("✗ on the way: it never arrived.")));
        }
        if (scene.arrows().stream().anyMatch(arrow -> passesWords(arrow, scene))) {
            list.add(Element.of("li", say("Where words stand across a line, it is left out between two strokes.")));
        }
        scene.gaps().forEach(gap -> list.add(Element.of("li", gap)));
        return list;
    }

    /** What the numbers of evidence are. */
    static Element numbers() {
        return Element.of("li", say("#12: line 12 of timeline.jsonl in the folder of the run. Lines stand in the order in which the lab learned of things, "
                + "not in that in which they happened."));
    }

    private static boolean uses(Scene scene, Proof proof) {
        return scene.lanes().stream().map(Lane::spans).anyMatch(s -> s.stream().anyMatch(x -> x.proof() == proof));
    }

    private static boolean passesWords(Arrow arrow, Scene scene) {
        Passage passage = arrow.passage();
        return passage.leftNanos() != null && !passage.lost() && !passage.copy()
                && scene.rungs().stream()
                        .filter(rung -> rung instanceof Rung.Story || rung instanceof Rung.Remark)
                        .anyMatch(rung -> rung.atNanos() > passage.leftNanos() && rung.atNanos() < passage.arrivedNanos());
    }

    private static boolean has(Scene scene, Kind kind) {
        return scene.arrows().stream().anyMatch(a -> a.kind() == kind);
    }
}
