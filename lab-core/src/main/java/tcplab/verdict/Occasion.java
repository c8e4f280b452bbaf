package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.Optional;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.model.SegmentKind;
import tcplab.text.Told;

/**
 * Whether something that did not happen could have happened. That nobody reset a connection says something only where
 * there was one; that a SYN+ACK carried no data, only where there was a SYN+ACK.
 */
final class Occasion {
    private Occasion() {}

    /** Why there was no occasion for such a segment in this run; empty if there was one. */
    static Optional<Told> missing(SegmentPattern pattern, Timeline timeline) {
        if (timeline.passages().isEmpty()) {
            return Optional.of(say("there was no occasion for it: no segment passed at all"));
        }
        String who = pattern.who();
        boolean anybody = who.equals("any");
        if (!anybody && timeline.passages().stream().noneMatch(passage -> timeline.roll().concerns(who, passage))) {
            return Optional.of(withoutSegments(who));
        }
        SegmentKind part = pattern.kind().withoutData();
        if (!part.isAny() && !part.equals(pattern.kind()) && !isSent(who, part, timeline)) {
            return Optional.of(without(who, part));
        }
        if (pattern.asksForRepeats() && !isSent(who, pattern.kind(), timeline)) {
            return Optional.of(without(who, pattern.kind()));
        }
        return Optional.empty();
    }

    private static Told without(String who, SegmentKind kind) {
        return who.equals("any")
                ? say("there was no occasion for it: neither side sent any %s", kind)
                : say("there was no occasion for it: %1$s sent no %2$s", who, kind);
    }

    /** Of a socket to which nothing happened. */
    static Told withoutSegments(String who) {
        return say("there was no occasion for it: %s neither sent nor received a segment", who);
    }

    private static boolean isSent(String who, SegmentKind kind, Timeline timeline) {
        return timeline.passages().stream().anyMatch(passage -> kind.matches(passage.segment(), passage.probe()) && isBy(who, passage, timeline));
    }

    private static boolean isBy(String who, Passage passage, Timeline timeline) {
        return who.equals("any") || timeline.roll().isSentBy(who, passage);
    }
}
