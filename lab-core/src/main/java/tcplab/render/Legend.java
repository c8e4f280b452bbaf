package tcplab.render;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tcplab.model.TcpState;
import tcplab.scene.Proof;
import tcplab.scene.Scene;
import tcplab.text.Columns;
import tcplab.text.Told;

/** The lines below a ladder that explain marks which were used in it. */
final class Legend {
    private Legend() {}

    /** No lines if no mark needs an explanation. @param crossed true if the picture has crossing lines */
    static List<Painted> of(Scene scene, boolean crossed, int columns, Style style) {
        List<Told> texts = new ArrayList<>();
        Set<Proof> proofs = scene.shown().proofs();
        if (proofs.contains(Proof.SOCK_DIAG)) {
            texts.add(lookups(scene.shown().lookups(), proofs.contains(Proof.TRACEPOINT)));
        }
        if (proofs.contains(Proof.SS)) {
            texts.add(say("(STATE) was seen by ss only"));
        }
        if (proofs.contains(Proof.CONCLUDED)) {
            texts.add(say("STATE? follows from the segments; no witness saw it"));
        }
        if (crossed) {
            texts.add(Told.format("%s %s", Glyph.CROSSING.in(style), say("crossed on the wire")));
        }
        texts.addAll(scene.gaps());
        return texts.stream()
                .flatMap(t -> Columns.wrap(style.printable(t), columns, "  ").stream())
                .map(t -> Painted.of(Ink.DIM, t))
                .toList();
    }

    private static Told lookups(Set<TcpState> states, boolean traced) {
        Told words = Told.listed(states.stream().map(TcpState::rfc).toList());
        return traced
                ? say("%s from sock_diag, the other states from the tracepoint", words)
                : say("states from sock_diag, asked at each segment");
    }
}
