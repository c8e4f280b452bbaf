package tcplab.render;

import java.util.Locale;
import java.util.Optional;
import tcplab.event.SegmentSeen;
import tcplab.journal.Incarnation;
import tcplab.journal.Passage;
import tcplab.journal.Roll;
import tcplab.journal.Timeline;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.scene.SegmentWords;
import tcplab.text.Columns;
import tcplab.text.Told;

/** One segment on one line: {@code 12.345 ms client → server  FIN+ACK seq=6 ack=1 len=0}. */
public final class SegmentLine {
    private static final int TIME = 10;
    /** Later than all that was recorded. */
    private static final long NOW = Long.MAX_VALUE - 1;

    private SegmentLine() {}

    /**
     * The line for a segment that was just seen. Empty if its line was due before: where a segment is seen at both ends
     * of the wire, its line is due when it leaves, and a copy's when it arrives.
     *
     * @param soFar the timeline with the event in it
     */
    public static Optional<Painted> of(Timeline soFar, SegmentSeen seen, Style style) {
        int id = soFar.entriesOf(SegmentSeen.class).stream()
                .filter(e -> e.event() == seen)
                .mapToInt(e -> e.id())
                .findFirst()
                .orElse(0);
        return soFar.passages().stream()
                .filter(p -> id != 0 && (p.copy() ? p.arrivedId() : p.entryId()) == id)
                .findFirst()
                .map(p -> line(soFar, p, style));
    }

    /** The line for a segment of a timeline; its time counts from the run's first segment or call. */
    public static Painted line(Timeline timeline, Passage passage, Style style) {
        Roll roll = timeline.roll();
        long at = passage.copy() ? passage.arrivedNanos() : passage.atNanos();
        String millis = String.format(Locale.ROOT, "%.3f", (at - timeline.zeroNanos()) / 1e6);
        String time = Columns.padLeft(millis, TIME) + " ms ";
        String way = who(roll.sender(passage), roll) + " " + Glyph.ARROW.in(style) + " " + who(roll.receiver(passage), roll) + "  ";
        String words = style.tell(SegmentWords.withLength(passage));
        String plain = style.width() < TIME + 30 ? time.stripLeading() + way + words : time + way + words;
        String fit = Columns.cut(plain, style.width(), Glyph.ELLIPSIS.in(style));
        int start = plain.length() - words.length();
        return fit.length() <= start
                ? Painted.of(fit)
                : Painted.of(fit.substring(0, start)).add(SegmentInk.of(passage), fit.substring(start));
    }

    /** A segment that is still under way, without its time: {@code client → server  SYN seq=0 len=0}. */
    public static String words(Timeline timeline, Segment segment, Style style) {
        Roll roll = timeline.roll();
        FourTuple tuple = segment.tuple();
        // The capture may not have told of it yet.
        Told words = timeline.passages().stream()
                .filter(p -> p.segment().tuple().equals(tuple)
                        && p.segment().seq() == segment.seq()
                        && p.segment().ack() == segment.ack()
                        && p.segment().flagBits() == segment.flagBits()
                        && p.segment().length() == segment.length())
                .reduce((first, last) -> last)
                .map(SegmentWords::withLength)
                .orElse(Told.format("%s len=%d", SegmentWords.flags(segment), segment.length()));
        Incarnation from = roll.at(tuple, NOW);
        Incarnation to = roll.at(tuple.reversed(), NOW);
        return who(from, roll) + " " + Glyph.ARROW.in(style) + " " + who(to, roll) + "  " + style.tell(words);
    }

    private static String who(Incarnation socket, Roll roll) {
        return roll.name(socket).orElse(roll.side(socket.tuple()).word());
    }
}
