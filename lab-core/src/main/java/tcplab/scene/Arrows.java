package tcplab.scene;

import static tcplab.text.Language.say;

import java.util.Optional;
import tcplab.event.WireDid.Action;
import tcplab.journal.Incarnation;
import tcplab.journal.Passage;
import tcplab.journal.Roll;
import tcplab.journal.Timeline;
import tcplab.model.FourTuple;

/** Puts the segments of a run into words. */
final class Arrows {
    private final Roll roll;
    private final SegmentCause cause;
    private final WireNotes notes;

    Arrows(Timeline timeline, WireNotes notes) {
        this.roll = timeline.roll();
        this.cause = new SegmentCause(timeline);
        this.notes = notes;
    }

    /** @param ignored in words that it came and brought nothing, or empty */
    Arrow of(Passage passage, String ignored) {
        FourTuple tuple = passage.segment().tuple();
        return new Arrow(
                passage,
                roll.side(tuple),
                roll.side(tuple.reversed()),
                who(roll.sender(passage)),
                who(roll.receiver(passage)),
                SegmentWords.of(passage),
                fate(passage, ignored),
                cause.lines(passage),
                Arrow.Kind.of(passage));
    }

    private String who(Incarnation socket) {
        return roll.name(socket)
                .orElseGet(() -> roll.side(socket.tuple()).word() + ":" + socket.tuple().local().port());
    }

    private String fate(Passage passage, String ignored) {
        Optional<String> lost = passage.lost() ? Optional.of(say("lost")) : Optional.empty();
        String did = passage.copy() ? "" : notes.words(passage, Action.values());
        String fate = lost.map(word -> word + (did.isEmpty() ? "" : " (" + did + ")")).orElse(did);
        return fate + (fate.isEmpty() || ignored.isEmpty() ? "" : ", ") + ignored;
    }
}
