package tcplab.render;

import static tcplab.text.Language.say;

import java.util.ArrayList;
import java.util.List;
import tcplab.text.Columns;

/** The lines below a ladder that explain marks which were used in it. */
final class Legend {
    private Legend() {}

    /**
     * No lines if no mark needs an explanation. To be asked after all rungs have been made.
     *
     * @param crossed true if the picture has crossing lines
     */
    static List<Painted> of(Scene scene, boolean crossed, int columns, Style style) {
        List<String> texts = new ArrayList<>();
        if (scene.states().usedSs()) {
            texts.add(say("(STATE) was seen by ss only"));
        }
        if (scene.states().usedDoubt()) {
            texts.add(say("STATE? follows from the segments; ss did not look"));
        }
        if (crossed) {
            texts.add(Glyph.CROSSING.in(style) + " " + say("crossed on the wire"));
        }
        texts.addAll(scene.gaps());
        return texts.stream()
                .flatMap(t -> Columns.wrap(Columns.printable(t), columns, "  ").stream())
                .map(t -> Painted.of(Ink.DIM, t))
                .toList();
    }
}
