package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.journal.Entry;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.language.Range;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.text.Told;

/**
 * {@code call SOCKET NAME#N lasted RANGE}: how long that call took. The lab makes a call without delay, but may learn
 * late that it has ended; so it took at most what is recorded. It took at least until the first segment came to the
 * socket meanwhile, where the call's result is one that a segment brings.
 */
record CallLastedClaim(CallPattern pattern, Range range) implements OfCalls {
    static Claim parse(CallPattern pattern, Tokens words) throws SyntaxProblem {
        Range range = Range.parse(words.next("MIN..MAX"), true);
        words.end();
        return new CallLastedClaim(pattern, range);
    }

    @Override
    public boolean isForGood(Verdict verdict) {
        return true;
    }

    @Override
    public boolean isOfTime() {
        return true;
    }

    @Override
    public Told told() {
        return say("%1$s of %2$s takes %3$s", pattern, pattern.socket(), range.inSentence());
    }

    @Override
    public Judgement judge(Timeline timeline) {
        Optional<Entry> nth = pattern.nth(timeline);
        return nth.isEmpty() ? pattern.missing(timeline) : judge(nth.get(), timeline);
    }

    private Judgement judge(Entry entry, Timeline timeline) {
        Call call = (Call) entry.event();
        Range window = range.on(timeline.hz());
        long most = call.endNanos() - call.atNanos();
        String what = call.name() + "(" + call.arguments() + ") = " + call.result().word();
        Told because = say("%1$s after %2$s", what, Range.duration(most));
        Optional<Passage> first = call.isPending() ? Optional.empty() : firstArrival(call, timeline);
        List<Integer> evidence = new ArrayList<>(List.of(entry.id()));
        first.ifPresent(passage -> evidence.add(passage.arrivedId()));
        return verdict(call, window, first, most, because, evidence).measuring(Range.duration(most), window.window());
    }

    private static Judgement verdict(
            Call call, Range window, Optional<Passage> first, long most, Told because, List<Integer> evidence) {
        Long least = first.map(passage -> passage.arrivedNanos() - call.atNanos()).orElse(null);
        if (call.isPending()) {
            boolean longEnough = most >= window.least() && window.most() == Long.MAX_VALUE;
            return longEnough ? Judgement.confirmed(because, evidence) : Judgement.inconclusive(because);
        } else if (most < window.least()) {
            return Judgement.refuted(because, evidence);
        } else if (most > window.most()) {
            return least != null && least > window.most()
                    ? Judgement.refuted(because, evidence)
                    : Judgement.inconclusive(say("%s, and the lab may have learnt it late", because));
        }
        return least != null && least < window.least()
                ? Judgement.inconclusive(say("%1$s; what it waited for may have come after %2$s", because, Range.duration(least)))
                : Judgement.confirmed(because, evidence);
    }

    /** The first segment that came to the socket during the call, if a segment brings such a result. */
    private static Optional<Passage> firstArrival(Call call, Timeline timeline) {
        boolean ofATimer = call.result() instanceof CallResult.Failed failed
                && List.of("ETIMEDOUT", "EAGAIN", "EINPROGRESS").contains(failed.errno().name());
        return ofATimer
                ? Optional.empty()
                : timeline.passages().stream()
                        .filter(p -> p.arrivedNanos() != null
                                && p.arrivedNanos() >= call.atNanos() && p.arrivedNanos() <= call.endNanos())
                        .filter(p -> timeline.roll().isCalled(call.socket(), timeline.roll().receiver(p)))
                        .min(Comparator.comparingLong(Passage::arrivedNanos));
    }

    @Override
    public void ask(Draft draft) {
        draft.asks(say("How long does the call %1$s of %2$s take?", pattern, pattern.socket()))
                .tells(pattern.fact())
                .since(times().of(range));
        Times.offer(draft, range, times(), other -> new CallLastedClaim(pattern, other));
    }

    private TimeRules times() {
        return pattern.name().equals("connect") ? TimeRules.OPENING : TimeRules.ANY;
    }
}
