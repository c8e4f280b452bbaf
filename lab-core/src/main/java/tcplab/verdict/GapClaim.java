package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.language.Candidates;
import tcplab.language.Range;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Witness;
import tcplab.text.Told;

/**
 * {@code gap [arrival] P[#N] P[#N] RANGE}: the time from the departure of the first segment, or from its arrival, to the
 * departure of the next match of the second. {@code #N} takes the N-th match in the run instead.
 */
record GapClaim(boolean fromArrival, Nth first, Nth second, Range range) implements OfSegments {
    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "gap",
                    "claim gap [arrival] SEGMENT[#N] SEGMENT[#N] MIN..MAX|~TIME",
                    say("So much time from when the first segment left (or arrived) to when the next that matches the second left; "
                    + "#N takes the N-th match; ~1s is what a kernel timer of 1 s may take."),
                    "claim gap client:SYN(again)#1 client:SYN(again)#2 1.8s..2.6s")
                    .needing(Witness.TCPDUMP)
                    .offering(Candidates::segments),
            GapClaim::parse);

    /** A segment, and which of its matches; 0 for the first one that can be. */
    record Nth(SegmentPattern pattern, int n) {
        static Nth parse(String word) throws SyntaxProblem {
            Matcher form = FORM.matcher(word);
            if (!form.matches()) {
                throw new SyntaxProblem(say("'%s' names no segment", word), say("as in: %s", "client:SYN(again)#2"));
            }
            int n = form.group(2) == null ? 0 : Integer.parseInt(form.group(2));
            return new Nth(SegmentPattern.parse(form.group(1)), n);
        }

        /** The first or the n-th match after a place, or the n-th of all; -1 if there is none. */
        int find(List<Passage> passages, int after, Timeline timeline) {
            int seen = 0;
            for (int i = n == 0 ? after : 0; i < passages.size(); i++) {
                if (pattern.admits(passages.get(i)) && pattern.matches(passages.get(i), timeline) && ++seen >= n) {
                    return i;
                }
            }
            return -1;
        }

        /** What it is known by; of repeats, which come one after another at known distances, all are one. */
        String fact() {
            return pattern.asksForRepeats() || n > 0 ? pattern.who() + ":" + pattern.kind() : toString();
        }

        /** As in a sentence. */
        Told inWords() {
            return n < 2 ? pattern.inWordsWithWho() : say("%1$s, no. %2$d", pattern.inWordsWithWho(), n);
        }

        @Override
        public String toString() {
            return n == 0 ? pattern.toString() : pattern + "#" + n;
        }

        private Told inSentence() {
            return n == 0 ? pattern.inSentence() : say("%1$s no. %2$d", pattern.inSentence(), n);
        }
    }

    private static final Pattern FORM = Pattern.compile("([^#]+)(?:#([1-9]\\d{0,3}))?");

    static Claim parse(Tokens words) throws SyntaxProblem {
        boolean fromArrival = words.take("arrival");
        Nth first = Nth.parse(words.next(say("first segment")));
        Nth second = Nth.parse(words.next(say("second segment")));
        Range range = Range.parse(words.next("MIN..MAX"), true);
        words.end();
        return new GapClaim(fromArrival, first, second, range);
    }

    @Override
    public Set<String> sockets() {
        return Set.copyOf(List.of(first.pattern().who(), second.pattern().who()).stream().distinct().toList());
    }

    @Override
    public boolean isOfTime() {
        return true;
    }

    @Override
    public Told told() {
        return fromArrival
                ? say("From the arrival of %1$s to %2$s it takes %3$s", first.inSentence(), second.inSentence(), range.inSentence())
                : say("From %1$s to %2$s it takes %3$s", first.inSentence(), second.inSentence(), range.inSentence());
    }

    @Override
    public Judgement judge(Timeline timeline) {
        List<Passage> passages = timeline.passages();
        int start = first.find(passages, 0, timeline);
        int end = start < 0 ? -1 : second.find(passages, start + 1, timeline);
        if (start < 0) {
            return Judgement.refuted(say("there was no %s", first), List.of());
        } else if (end < 0) {
            return Judgement.refuted(
                    second.n() > 0 ? say("there was no %s", second) : say("after %1$s came no %2$s", first, second), List.of());
        }
        Passage from = passages.get(start);
        Passage to = passages.get(end);
        if (fromArrival && from.lost()) {
            return Judgement.refuted(say("%s never arrived", Evidence.words(from, timeline)), List.of(from.entryId()));
        }
        long begin = fromArrival ? from.arrivedNanos() : from.atNanos();
        Range window = range.on(timeline.hz());
        Optional<Told> late = LateProgram.behind(to, begin, window.most(), timeline);
        if (late.isPresent()) {
            return Judgement.inconclusive(late.get());
        }
        long nanos = to.atNanos() - begin;
        Told because = fromArrival
                ? say("%s from the arrival of %s to %s", Range.duration(nanos), Evidence.words(from, timeline),
                        Evidence.words(to, timeline))
                : say("%s from %s to %s", Range.duration(nanos), Evidence.words(from, timeline),
                        Evidence.words(to, timeline));
        List<Integer> evidence = List.of(from.entryId(), to.entryId());
        Judgement judgement = window.contains(nanos)
                ? Judgement.confirmed(because, evidence)
                : Judgement.refuted(because, evidence);
        return judgement.measuring(Range.duration(nanos), window.window());
    }

    @Override
    public void ask(Draft draft) {
        draft.asks(fromArrival
                        ? say("How much time passes from the arrival of %1$s to %2$s?", first.inWords(), second.inWords())
                        : say("How much time passes from %1$s to %2$s?", first.inWords(), second.inWords()))
                .tells("gap:" + first.fact() + ":" + second.fact())
                .since(times().of(range));
        Times.offer(draft, range, times(), other -> new GapClaim(fromArrival, first, second, other));
    }

    private TimeRules times() {
        String kind = second.pattern().kind().toString();
        if (second.pattern().asksForRepeats()) {
            return TimeRules.REPEAT;
        }
        return switch (kind) {
            case "PROBE" -> TimeRules.PROBE;
            case "KEEPALIVE" -> TimeRules.KEEPALIVE;
            case "ACK" -> fromArrival ? TimeRules.ACK : TimeRules.ANY;
            default -> TimeRules.ANY;
        };
    }
}
