package tcplab.run;

import static tcplab.text.Told.say;

import java.time.Duration;
import tcplab.command.StepFailure;
import tcplab.event.SegmentSeen;
import tcplab.journal.Journal;
import tcplab.journal.Passage;
import tcplab.journal.PassagePattern;
import tcplab.journal.Timeline;
import tcplab.model.Witness;
import tcplab.text.Told;

/**
 * Which segments a script may still await: what had arrived before the last step that did something began is stale, and so
 * is what arrived no later than the segment that was awaited last.
 */
final class Arrivals {
    private final Journal journal;
    private long sinceNanos;

    Arrivals(Journal journal) {
        this.journal = journal;
    }

    /** A step that does something began. */
    void acts(long atNanos) {
        sinceNanos = atNanos;
    }

    /** Waits until such a segment has come. */
    void await(PassagePattern segment, Duration limit, Pace pace) throws StepFailure, InterruptedException {
        if (!Tidings.await(journal, SegmentSeen.class, () -> hasCome(segment), limit, pace)) {
            throw new StepFailure(Blindness.of(Witness.TCPDUMP, late(segment, limit), journal.soFar()));
        }
    }

    private Told late(PassagePattern segment, Duration limit) {
        Timeline soFar = journal.soFar();
        boolean came = soFar.passages().stream()
                .anyMatch(passage -> passage.arrivedNanos() != null
                        && passage.arrivedNanos() <= sinceNanos
                        && segment.admits(passage)
                        && segment.matches(passage, soFar));
        return came
                ? say(
                        "no %1$s arrived within %2$s; an earlier one does not count: it came before the last step began, or was awaited already",
                        segment, Patience.words(limit))
                : say("no %1$s arrived within %2$s", segment, Patience.words(limit));
    }

    private boolean hasCome(PassagePattern segment) {
        Timeline soFar = journal.soFar();
        for (Passage passage : soFar.passages()) {
            boolean fresh = passage.arrivedNanos() != null && passage.arrivedNanos() > sinceNanos;
            if (fresh && segment.admits(passage) && segment.matches(passage, soFar)) {
                sinceNanos = passage.arrivedNanos();
                return true;
            }
        }
        return false;
    }
}
