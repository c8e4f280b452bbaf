package tcplab.scene;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tcplab.event.WireDid;
import tcplab.journal.Timeline;
import tcplab.model.FourTuple;
import tcplab.model.Segment;

/** What timers sent again while somebody who stepped through the run let something wait: one remark, however often. */
final class Swallowed {
    private record Repeated(FourTuple tuple, long seq, int flagBits, int length) {
        static Repeated of(Segment segment) {
            return new Repeated(segment.tuple(), segment.seq(), segment.flagBits(), segment.length());
        }
    }

    /** Timers that were set within a moment go off within another. */
    private static final long MOMENT_NANOS = 200_000_000;

    private Swallowed() {}

    /** Each where the first of its kind was sent. What many connections sent at once is one remark, too. */
    static List<Rung> of(Timeline timeline) {
        Map<Repeated, List<WireDid>> all = new LinkedHashMap<>();
        timeline.swallowed()
                .forEach(did -> all.computeIfAbsent(Repeated.of(did.segment()), r -> new ArrayList<>()).add(did));
        List<List<WireDid>> remarks = new ArrayList<>();
        all.values().forEach(repeats -> remarks.stream().filter(earlier -> isSaidWith(repeats.get(0), earlier.get(0))).findFirst()
                .ifPresentOrElse(earlier -> earlier.addAll(repeats), () -> remarks.add(repeats)));
        return remarks.stream().map(Swallowed::remark).toList();
    }

    private static boolean isSaidWith(WireDid later, WireDid earlier) {
        return later.from() == earlier.from()
                && later.rule().equals(earlier.rule())
                && later.segment().flagBits() == earlier.segment().flagBits()
                && later.atNanos() - earlier.atNanos() < MOMENT_NANOS;
    }

    private static Rung remark(List<WireDid> repeats) {
        WireDid first = repeats.get(0);
        if (first.rule().equals(WireDid.EARLY)) {
            return new Rung.WireNote(first.atNanos(), say("meanwhile the %s's delayed ACK timer went off", first.from()));
        }
        return new Rung.WireNote(first.atNanos(), repeats.size() == 1
                ? say("meanwhile the %s sent %s again", first.from(), SegmentWords.flags(first.segment()))
                : say("meanwhile the %s sent %s %d times more", first.from(), SegmentWords.flags(first.segment()), repeats.size()));
    }
}
