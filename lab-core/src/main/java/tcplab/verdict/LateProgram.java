package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.Optional;
import tcplab.event.Call;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.language.Range;
import tcplab.model.SegmentKind;
import tcplab.text.Told;

/**
 * How much later than its script asked for a program sent something: the lab came late to the step, or a handler to what
 * woke it. Of what a kernel's timer sends the lab is not the cause.
 */
final class LateProgram {
    private static final SegmentKind BARE_ACK = SegmentKind.parse("ACK");

    private LateProgram() {}

    /**
     * What the lab did too late, if without that it would not have taken longer until a segment was sent than it may.
     *
     * @param fromNanos from when on
     * @param mostNanos how long it may take
     */
    static Optional<Told> behind(Passage sent, long fromNanos, long mostNanos, Timeline timeline) {
        long took = sent.atNanos() - fromNanos;
        long late = took <= mostNanos ? 0 : lateNanos(sent, fromNanos, timeline);
        return late == 0 || took - late > mostNanos
                ? Optional.empty()
                : Optional.of(Lateness.late(say("of the %s until %s, %s had passed before its call was made",
                        Range.duration(took), Evidence.words(sent, timeline), Range.duration(late)), timeline));
    }

    /** 0 if no call sent it. */
    private static long lateNanos(Passage sent, long fromNanos, Timeline timeline) {
        Optional<Call> call = timeline.all(Call.class).stream()
                .filter(c -> c.by() == Call.By.SCRIPT || c.by() == Call.By.REACTION)
                .filter(c -> c.atNanos() >= fromNanos && c.atNanos() <= sent.atNanos())
                .filter(c -> timeline.roll().isCalled(c.socket(), timeline.roll().sender(sent)))
                .reduce((first, last) -> last);
        boolean acknowledges = BARE_ACK.matches(sent.segment());
        if (call.isEmpty() || sent.isRepeat() || acknowledges && call.get().endNanos() < sent.atNanos()) {
            return 0;
        }
        long made = call.get().atNanos();
        if (call.get().by() == Call.By.SCRIPT) {
            return new LabTime(timeline).nanos(fromNanos, made);
        }
        return Lateness.lastArrived(sent, made, p -> p.segment().sequenceLength() > 0 && !p.isRepeat(), timeline)
                .map(woke -> made - Math.max(woke.arrivedNanos(), fromNanos))
                .orElse(0L);
    }
}
