package tcplab.scene;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import tcplab.event.Heading;
import tcplab.event.SegmentSeen;
import tcplab.event.WireDid.Action;
import tcplab.journal.Incarnation;
import tcplab.journal.Passage;
import tcplab.journal.Roll;
import tcplab.journal.Timeline;
import tcplab.model.FourTuple;
import tcplab.text.Told;

/**
 * What the lab knows of each captured segment beyond its bytes, in lines: the phase of the story, what caused it, the
 * state of each end before and after, when it left and arrived, and what the wire did to it.
 */
public final class SegmentNotes {
    /** When an end of a segment takes effect, or a state changes without one. */
    private record Moment(long atNanos, Runnable take) {}

    private final Timeline timeline;
    private final Roll roll;
    private final States states;
    private final WireNotes wire;
    private final SegmentCause cause;
    private final Map<Integer, Passage> byEntry = new HashMap<>();
    /** The words for the states of the ends of each segment, sender first. */
    private final Map<Passage, List<String>> ends = new IdentityHashMap<>();

    private SegmentNotes(Timeline timeline) {
        this.timeline = timeline;
        this.roll = timeline.roll();
        this.states = new States(timeline);
        this.wire = new WireNotes(timeline);
        this.cause = new SegmentCause(timeline);
    }

    public static SegmentNotes of(Timeline timeline) {
        SegmentNotes notes = new SegmentNotes(timeline);
        notes.replay();
        for (Passage passage : timeline.passages()) {
            if (!passage.copy()) {
                notes.byEntry.put(passage.leftId(), passage);
            }
            notes.byEntry.put(passage.arrivedId(), passage);
        }
        notes.byEntry.remove(0);
        return notes;
    }

    private void replay() {
        List<Moment> moments = new ArrayList<>();
        for (Passage passage : timeline.passages()) {
            if (passage.leftNanos() != null && !passage.copy()) {
                moments.add(new Moment(passage.leftNanos(), () -> take(passage, roll.sender(passage), true)));
            }
            if (!passage.lost()) {
                moments.add(new Moment(passage.arrivedNanos(), () -> take(passage, roll.receiver(passage), false)));
            }
        }
        for (States.Alone change : states.alone()) {
            moments.add(new Moment(change.atNanos(), () -> states.apply(change)));
        }
        moments.sort(Comparator.comparingLong(Moment::atNanos));
        moments.forEach(moment -> moment.take().run());
    }

    private void take(Passage passage, Incarnation end, boolean departs) {
        long at = departs ? passage.leftNanos() : passage.arrivedNanos();
        String before = states.now(end, at);
        states.pass(passage, end, departs);
        String after = states.now(end, at);
        states.beside(end, at);
        if (!after.isEmpty()) {
            boolean same = before.isEmpty() || before.equals(after);
            List<String> lines = ends.computeIfAbsent(passage, p -> new ArrayList<>());
            String line = name(end) + ": " + (same ? after : before + " → " + after);
            // Both ends of a connection to itself are one socket.
            if (!lines.contains(line)) {
                lines.add(line);
            }
        }
    }

    private String name(Incarnation socket) {
        return roll.name(socket).orElse(roll.side(socket.tuple()).word());
    }

    /**
     * The lines on the segment that this entry shows, the same for both ends of its way: first the segment itself, then
     * its phase, its causes, the states of its ends and its times, each in its own place, so that a reader can make columns
     * of them. The numbers are those of the findings' evidence; times count from the run's first segment or call.
     *
     * @param entryId of a {@link tcplab.event.SegmentSeen}
     */
    public List<Told> lines(int entryId) {
        Passage passage = byEntry.get(entryId);
        if (passage == null) {
            return isSwallowed(entryId)
                    ? List.of(say("sent by a timer only while somebody stepped through the run and looked; the wire swallowed it"))
                    : List.of();
        }
        List<Told> lines = new ArrayList<>();
        String way = name(roll.sender(passage)) + " → " + name(roll.receiver(passage));
        lines.add(Told.format("#%d %s: %s", passage.entryId(), way, SegmentWords.of(passage)));
        lines.add(timeline.all(Heading.class).stream()
                .filter(h -> h.atNanos() <= passage.atNanos())
                .reduce((first, second) -> second)
                .map(h -> say("phase: %s", Told.written(h.en(), h.zh())))
                .orElse(say("phase: %s", "–")));
        List<Told> causes = cause.lines(passage);
        lines.add(causes.isEmpty() ? say("no cause was recorded") : Told.inOneLine(causes));
        List<String> states = ends.getOrDefault(passage, List.of());
        lines.add(states.isEmpty() ? say("no state was seen") : Told.plain(String.join("; ", states)));
        lines.add(times(passage));
        Told did = wire.words(passage, Action.values());
        if (!did.isEmpty()) {
            lines.add(say("on the wire: %s", did));
        }
        return lines;
    }

    private boolean isSwallowed(int entryId) {
        return timeline.entriesOf(SegmentSeen.class).stream()
                .filter(entry -> entry.id() == entryId)
                .anyMatch(entry -> timeline.swallowed().stream().anyMatch(did -> did.isOf(((SegmentSeen) entry.event()).segment())));
    }

    private Told times(Passage passage) {
        FourTuple tuple = passage.segment().tuple();
        String from = roll.side(tuple).word();
        String to = roll.side(tuple.reversed()).word();
        if (passage.lost()) {
            return say("left the %s at %s and never arrived", from, cause.millis(passage.leftNanos()));
        }
        String arrived = cause.millis(passage.arrivedNanos());
        if (passage.leftNanos() == null || passage.copy()) {
            return say("arrived at the %s at %s; it never left the %s", to, arrived, from);
        }
        if (passage.leftId() == passage.arrivedId()) {
            return say("passed at %s", arrived);
        }
        return say("left the %s at %s, arrived at the %s at %s", from, cause.millis(passage.leftNanos()), to, arrived);
    }
}
