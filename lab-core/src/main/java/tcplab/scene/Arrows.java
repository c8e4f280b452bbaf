package tcplab.scene;

import static tcplab.text.Told.say;

import java.util.stream.Stream;
import tcplab.event.WireDid.Action;
import tcplab.journal.Incarnation;
import tcplab.journal.Passage;
import tcplab.journal.Roll;
import tcplab.journal.Timeline;
import tcplab.model.FourTuple;
import tcplab.text.Told;

/** Puts the segments of a run into words. */
final class Arrows {
    private final Roll roll;
    private final SegmentCause cause;
    private final WireNotes notes;
    private final Cookies cookies;

    Arrows(Timeline timeline, WireNotes notes, Cookies cookies) {
        this.roll = timeline.roll();
        this.cause = new SegmentCause(timeline);
        this.notes = notes;
        this.cookies = cookies;
    }

    /** @param ignored in words that it came and brought nothing, or empty */
    Arrow of(Passage passage, Told ignored) {
        FourTuple tuple = passage.segment().tuple();
        return new Arrow(
                passage,
                roll.side(tuple),
                roll.side(tuple.reversed()),
                who(roll.sender(passage)),
                who(roll.receiver(passage)),
                SegmentWords.of(passage),
                fate(passage, ignored),
                notes.isKept(passage),
                cause.calls(passage),
                cause.lines(passage),
                Arrow.Kind.of(passage));
    }

    private String who(Incarnation socket) {
        return roll.name(socket)
                .orElseGet(() -> roll.side(socket.tuple()).word() + ":" + socket.tuple().local().port());
    }

    private Told fate(Passage passage, Told ignored) {
        if (notes.isKept(passage)) {
            return Told.joined(", ", Stream.of(say("still held"), cookies.words(passage)).filter(words -> !words.isEmpty()).toList());
        }
        Told did = passage.copy() ? Told.nothing() : notes.words(passage, Action.values());
        Told fate = !passage.lost() ? did : did.isEmpty() ? say("lost") : Told.format("%s (%s)", say("lost"), did);
        return Told.joined(", ", Stream.of(fate, cookies.words(passage), ignored).filter(words -> !words.isEmpty()).toList());
    }
}
