package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tcplab.event.Call;
import tcplab.event.SegmentSeen;
import tcplab.event.StepDone;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.language.Range;
import tcplab.language.Tokens;
import tcplab.model.Flag;
import tcplab.model.FourTuple;
import tcplab.model.SegmentKind;
import tcplab.text.Told;

/**
 * Segments that came of the lab's own lateness and of nothing in the script. What no rule delays passes the wire at once,
 * a reaction is made as soon as its segment has come, and a step follows the one before it; on a busy machine a kernel's
 * timer can go off in between. What it sends then, and what answers that, speaks neither for a claim nor against it.
 */
final class Lateness {
    /** A segment that is answered at once is answered within microseconds; a timer takes a tick of a millisecond or more. */
    static final long TIMER_NANOS = 1_000_000;

    /** No answer to data is waited for less long (TCP_DELACK_MIN of 40 ms, less the largest tick). */
    private static final long SHORTEST_DELAY_NANOS = 30_000_000;

    /** What these send carries the acknowledgement: they cause no bare one. */
    private static final Set<String> SENDING = Set.of("close", "shutdown", "send");

    private static final SegmentKind BARE_ACK = SegmentKind.parse("ACK");

    private final Timeline timeline;
    private final LabTime labTime;
    private final LateWire lateWire;
    private final List<Passage> sentAgain;

    private Lateness(Timeline timeline) {
        this.timeline = timeline;
        this.labTime = new LabTime(timeline);
        this.lateWire = new LateWire(timeline, labTime);
        this.sentAgain = timeline.passages().stream().filter(Passage::again).toList();
    }

    /**
     * What the lab did too late, if evidence came of it. What a connection remembers of that excuses only what refutes a
     * claim: one counterexample does that, and so it must be nobody's fault.
     */
    static Optional<Told> behind(Judgement judgement, Timeline timeline) {
        // It may be a segment of each connection.
        Set<Integer> evidence = Set.copyOf(judgement.evidence());
        if (evidence.isEmpty()) {
            return Optional.empty();
        }
        Lateness lateness = new Lateness(timeline);
        List<Passage> named = timeline.passages().stream().filter(p -> evidence.contains(p.entryId())).toList();
        Optional<Told> itself = named.stream().map(lateness::behind).flatMap(Optional::stream).findFirst();
        if (judgement.verdict() != Verdict.REFUTED) {
            return itself;
        }
        return itself.or(() -> named.stream().map(lateness::remembered).flatMap(Optional::stream).findFirst())
                .or(() -> lateness.outlived(evidence));
    }

    /**
     * What was sent again before it for the lab's own lateness: TCP remembers that. Its receiver acknowledges at once from
     * then on (tcp_enter_quickack_mode()), its sender takes the network for a worse one (tcp_enter_loss()).
     */
    private Optional<Told> remembered(Passage passage) {
        FourTuple tuple = passage.segment().tuple();
        return sentAgain.stream()
                .filter(p -> p.segment().tuple().equals(tuple) || p.segment().tuple().reversed().equals(tuple))
                .filter(p -> p.atNanos() < passage.atNanos())
                .map(lateWire::behind)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * The same for a call, a listing, a state: it may have come of what was sent again. A FIN that was, for one, is
     * acknowledged once more, and the RST that answers this ends the TIME-WAIT (RFC 1337).
     */
    private Optional<Told> outlived(Set<Integer> evidence) {
        if (sentAgain.isEmpty()) {
            return Optional.empty();
        }
        long last = timeline.entries().stream()
                .filter(entry -> evidence.contains(entry.id()) && !(entry.event() instanceof SegmentSeen))
                .mapToLong(entry -> entry.event().atNanos())
                .max()
                .orElse(Long.MIN_VALUE);
        return sentAgain.stream()
                .filter(p -> p.atNanos() < last)
                .map(lateWire::behind)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Told> behind(Passage passage) {
        if (passage.again()) {
            return lateWire.behind(passage);
        } else if (passage.answer()) {
            return lastArrived(passage, Passage::again).flatMap(lateWire::behind);
        } else if (passage.segment().has(Flag.RST)) {
            if (passage.segment().has(Flag.ACK)) {
                // It answers nothing that acknowledges: a call sent it (tcp_send_active_reset()).
                return Optional.empty();
            }
            // A reset that answers an acknowledgement takes its number (RFC 9293, 3.5.2).
            return lastArrived(passage, p -> p.segment().has(Flag.ACK) && p.segment().ack() == passage.segment().seq())
                    .filter(Passage::isRepeat)
                    .flatMap(this::behind);
        }
        if (!BARE_ACK.matches(passage.segment())) {
            return Optional.empty();
        }
        Optional<Passage> cause = lastArrived(passage, p -> p.segment().sequenceLength() > 0 && !p.isRepeat());
        if (cause.isEmpty()) {
            return Optional.empty();
        } else if (passage.atNanos() - cause.get().arrivedNanos() < TIMER_NANOS) {
            return cause.get().segment().has(Flag.FIN) && hasEnded(passage) ? Optional.empty() : lateAnswer(passage);
        }
        return isOfACall(passage, cause.get())
                ? Optional.empty()
                : lateReaction(passage, cause.get()).or(() -> lateStep(passage, cause.get()));
    }

    /** True if its sender had sent its own FIN: then it acknowledges the other one at once, whatever was before (tcp_fin()). */
    private boolean hasEnded(Passage ack) {
        return timeline.roll().between(ack.segment().tuple()).stream()
                .filter(p -> p.segment().tuple().equals(ack.segment().tuple()) && p.segment().has(Flag.FIN))
                .anyMatch(p -> p.leftNanos() != null && p.leftNanos() < ack.atNanos());
    }

    private Told late(Told what) {
        return late(what, timeline);
    }

    /** Who steps through a run takes time, too, and the record does not tell his from the machine's. */
    static Told late(Told what, Timeline timeline) {
        return say("%1$s: %2$s", timeline.wasStepped() ? say("the run was stepped through") : say("the machine was busy"), what);
    }

    /** What came to the sender last of such segments, before it sent this one. */
    private Optional<Passage> lastArrived(Passage before, Predicate<Passage> such) {
        return lastArrived(before, before.atNanos(), such, timeline);
    }

    /** The same up to a moment. */
    static Optional<Passage> lastArrived(Passage before, long untilNanos, Predicate<Passage> such, Timeline timeline) {
        FourTuple tuple = before.segment().tuple().reversed();
        return timeline.roll().between(tuple).stream()
                .filter(p -> p.segment().tuple().equals(tuple) && p.arrivedNanos() != null)
                .filter(p -> p.arrivedNanos() <= untilNanos && such.test(p))
                .max(Comparator.comparingLong(Passage::arrivedNanos));
    }

    /** True if the sender was in a call that can acknowledge at once, as recv or setsockopt(TCP_QUICKACK) do. */
    private boolean isOfACall(Passage ack, Passage cause) {
        return timeline.all(Call.class).stream()
                .filter(call -> call.atNanos() <= ack.atNanos() && call.endNanos() >= ack.atNanos())
                .filter(call -> ack.atNanos() - Math.max(call.atNanos(), cause.arrivedNanos()) < SHORTEST_DELAY_NANOS)
                .filter(call -> !SENDING.contains(call.name()))
                .anyMatch(call -> timeline.roll().isCalled(call.socket(), timeline.roll().sender(ack)));
    }

    /** Why a timer acknowledged what a reaction was to answer. */
    private Optional<Told> lateReaction(Passage ack, Passage cause) {
        Optional<Call> reaction = lateCall(ack, cause.arrivedNanos());
        if (reaction.isEmpty() || !wasInstalled(reaction.get().socket(), cause.arrivedNanos())) {
            return Optional.empty();
        }
        return Optional.of(late(say("the reaction of %s came %s after %s, when a timer had acknowledged it",
                reaction.get().socket(), Range.duration(actedNanos(reaction.get(), ack) - cause.arrivedNanos()),
                Evidence.words(cause, timeline))));
    }

    /** Why a timer acknowledged what a later step was to answer. */
    private Optional<Told> lateStep(Passage ack, Passage cause) {
        Optional<StepDone> answer = timeline.all(StepDone.class).stream()
                .filter(step -> step.endNanos() > ack.atNanos())
                .filter(step -> timeline.roll().isCalled(Tokens.first(step.text()), timeline.roll().sender(ack)))
                .findFirst();
        long waited = ack.atNanos() - cause.arrivedNanos();
        long taken = labTime.nanos(cause.arrivedNanos(), ack.atNanos());
        if (answer.isEmpty() || waited < SHORTEST_DELAY_NANOS || taken < waited / 2) {
            return Optional.empty();
        }
        return Optional.of(late(say("of the %s from %s to its acknowledgement by a timer, %s had passed between the steps",
                Range.duration(waited), Evidence.words(cause, timeline), Range.duration(taken))));
    }

    /**
     * Why data was acknowledged at once that was to wait for its answer: acknowledgements wait after an answer that left
     * within the delay of an ACK (tcp_event_data_sent()), and the one before left too late for that.
     */
    private Optional<Told> lateAnswer(Passage ack) {
        Predicate<Passage> data = p -> p.segment().length() > 0 && !p.isRepeat();
        Optional<Passage> answer = timeline.roll().between(ack.segment().tuple()).stream()
                .filter(p -> p.segment().tuple().equals(ack.segment().tuple()) && p.leftNanos() != null && data.test(p))
                .filter(p -> p.leftNanos() < ack.atNanos())
                .max(Comparator.comparingLong(Passage::leftNanos));
        Optional<Passage> request = answer.flatMap(a -> lastArrived(a, data));
        if (request.isEmpty()) {
            return Optional.empty();
        }
        long waited = answer.get().leftNanos() - request.get().arrivedNanos();
        long taken = labTime.nanos(request.get().arrivedNanos(), answer.get().leftNanos());
        boolean steps = waited >= SHORTEST_DELAY_NANOS && taken >= waited / 2;
        // While the script waits in a call for the answer, a handler may be late all the same.
        if (!steps && LateProgram.behind(answer.get(), request.get().arrivedNanos(), SHORTEST_DELAY_NANOS, timeline).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(late(say("%s left %s after %s, too late for later acknowledgements to wait for answers",
                Evidence.words(answer.get(), timeline), Range.duration(waited), Evidence.words(request.get(), timeline))));
    }

    /** The first call that acted after the acknowledgement of those that a socket's handler makes when it has been woken. */
    private Optional<Call> lateCall(Passage ack, long wokenNanos) {
        List<Call> calls = timeline.all(Call.class).stream()
                .filter(call -> call.by() == Call.By.REACTION && call.endNanos() >= wokenNanos)
                .filter(call -> timeline.roll().isCalled(call.socket(), timeline.roll().sender(ack)))
                .toList();
        // What it reads later woke it again, and is another reaction.
        for (int i = 0; i < calls.size() && (i == 0 || !calls.get(i).name().equals("recv")); i++) {
            if (actedNanos(calls.get(i), ack) > ack.atNanos()) {
                return Optional.of(calls.get(i));
            }
        }
        return Optional.empty();
    }

    /** When a call did what it does; one that sends had not done so while it was under way, for that had acknowledged too. */
    private static long actedNanos(Call call, Passage ack) {
        boolean underWay = call.atNanos() <= ack.atNanos() && call.endNanos() > ack.atNanos();
        return underWay && SENDING.contains(call.name()) ? call.endNanos() : call.atNanos();
    }

    private boolean wasInstalled(String socket, long before) {
        return timeline.all(StepDone.class).stream()
                .filter(step -> step.endNanos() <= before && Tokens.first(step.text()).equals(socket))
                .anyMatch(step -> Tokens.first(step.text().strip().substring(socket.length())).equals("on"));
    }
}
