package tcplab.scene;

import static tcplab.text.Language.say;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tcplab.event.Heading;
import tcplab.event.WireDid.Action;
import tcplab.journal.Incarnation;
import tcplab.journal.Passage;
import tcplab.journal.Roll;
import tcplab.journal.Timeline;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.scene.Rung.Flight;
import tcplab.text.Language;

/**
 * A run as a sequence diagram shows it: headings, calls, segments and the states of each socket, each with its times.
 * Says what the ladder says, without rows; knows nothing of coordinates.
 *
 * @param zeroNanos the first segment or call, from which times are counted
 * @param arrows in order of departure
 * @param calls in order of time
 * @param lanes those of the client first, each side's in the order in which they came to be
 * @param gaps what the witnesses say of themselves that makes the picture incomplete
 */
public record Diagram(
        long zeroNanos,
        List<Title> titles,
        List<Arrow> arrows,
        List<Spoken> calls,
        List<Remark> remarks,
        List<Lane> lanes,
        List<String> gaps) {
    /** The story's next heading. */
    public record Title(long atNanos, String text) {}

    /** A call, or the beginning or the end of a long one. */
    public record Spoken(long atNanos, Side side, String text, boolean failed, int entryId) {}

    /** Something the wire did to a segment that no capture saw. */
    public record Remark(long atNanos, String text) {}

    /**
     * A segment on its way.
     *
     * @param sender the script's name of the socket that sent it, or its side and port
     * @param words flags and relative numbers
     * @param fate what became of it on the wire, in words, or empty
     * @param causes what it was sent for, a sentence each, possibly none
     */
    public record Arrow(
            Passage passage,
            Side from,
            Side to,
            String sender,
            String receiver,
            String words,
            String fate,
            List<String> causes,
            Kind kind) {
        /** True for a segment that a socket sent to itself, or a side to itself. */
        public boolean loops() {
            return from == to;
        }
    }

    /** What strikes first of a segment. */
    public enum Kind {
        RESET,
        AGAIN,
        COPY,
        FIN,
        SYN,
        PLAIN;

        /** Of a segment with two of them, the first. */
        public static Kind of(Passage passage) {
            Segment segment = passage.segment();
            if (segment.has(Flag.RST)) {
                return RESET;
            }
            if (passage.again() || passage.copy()) {
                return passage.copy() ? COPY : AGAIN;
            }
            if (segment.has(Flag.FIN)) {
                return FIN;
            }
            return segment.has(Flag.SYN) ? SYN : PLAIN;
        }
    }

    /** The figure of a run. */
    public static Diagram of(Timeline timeline) {
        Scene scene = Scene.of(timeline);
        Roll roll = timeline.roll();
        SegmentCause cause = new SegmentCause(timeline);
        WireNotes notes = new WireNotes(timeline);
        List<Title> titles = timeline.all(Heading.class).stream()
                .map(h -> new Title(h.atNanos(), Language.choose(h.en(), h.zh())))
                .toList();
        List<Spoken> calls = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>();
        Map<Integer, Arrow> arrows = new LinkedHashMap<>();
        for (Rung rung : scene.rungs()) {
            if (rung instanceof Rung.Spoke spoke) {
                calls.add(new Spoken(spoke.atNanos(), spoke.side(), spoke.text(), spoke.failed(), spoke.entryId()));
            } else if (rung instanceof Rung.WireNote note) {
                remarks.add(new Remark(note.atNanos(), note.text()));
            } else if (rung instanceof Flight flight) {
                arrows.putIfAbsent(flight.passage().entryId(), arrow(flight.passage(), roll, cause, scene, notes));
            }
        }
        return new Diagram(
                timeline.zeroNanos(),
                titles,
                List.copyOf(arrows.values()),
                calls,
                remarks,
                Lane.all(timeline),
                scene.gaps());
    }

    private static Arrow arrow(Passage passage, Roll roll, SegmentCause cause, Scene scene, WireNotes notes) {
        FourTuple tuple = passage.segment().tuple();
        return new Arrow(
                passage,
                roll.side(tuple),
                roll.side(tuple.reversed()),
                who(roll.sender(passage), roll),
                who(roll.receiver(passage), roll),
                SegmentWords.of(passage),
                fate(passage, scene.ignored(passage), notes),
                cause.lines(passage),
                Kind.of(passage));
    }

    private static String who(Incarnation socket, Roll roll) {
        return roll.name(socket)
                .orElseGet(() -> roll.side(socket.tuple()).word() + ":" + socket.tuple().local().port());
    }

    private static String fate(Passage passage, String ignored, WireNotes notes) {
        Optional<String> lost = passage.lost() ? Optional.of(say("lost")) : Optional.empty();
        String did = passage.copy() ? "" : notes.words(passage, Action.values());
        String fate = lost.map(word -> word + (did.isEmpty() ? "" : " (" + did + ")")).orElse(did);
        return fate + (fate.isEmpty() || ignored.isEmpty() ? "" : ", ") + ignored;
    }
}
