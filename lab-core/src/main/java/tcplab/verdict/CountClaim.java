package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
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
 * {@code count WHAT N}: how many segments a {@link Phase} of the run or a pattern has. In a phase repeats do not count.
 *
 * @param phase null if it is a pattern
 * @param pattern null if it is a phase
 * @param of only what this socket sent or received; null for all
 */
record CountClaim(Phase phase, SegmentPattern pattern, String of, Range range) implements OfSegments {
    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "count",
                    "claim count opening|transfer|closing|all|SEGMENT [of SOCKET] N",
                    say("So many segments; N is 3, >=2, <=5 or 2..4. opening, transfer and closing are those of all "
                            + "connections, without what others send meanwhile. Repeats count only where the segment says again, copy or answer."),
                    "claim count closing 4")
                    .needing(Witness.TCPDUMP)
                    .offering(CountClaim::candidates),
            CountClaim::parse);

    private static List<String> candidates(List<String> before, Collection<String> sockets) {
        return before.isEmpty()
                ? Stream.concat(Phase.words().stream(), Candidates.segments(before, sockets).stream()).toList()
                : before.size() == 2 && before.get(1).equals("of") ? List.copyOf(sockets) : List.of("of");
    }

    static Claim parse(Tokens words) throws SyntaxProblem {
        String what = words.next(say("what to count"));
        SegmentPattern pattern = what.contains(":") ? SegmentPattern.parse(what) : null;
        Phase phase = pattern != null ? null : Phase.of(what).orElseThrow(() -> new SyntaxProblem(
                say("'%s' is nothing to count", what),
                say("one of: opening, transfer, closing, all, or a segment such as client:RST")));
        String of = words.take("of") ? words.next("SOCKET") : null;
        Range range = Range.parse(words.next(say("number")), false);
        words.end();
        return new CountClaim(phase, pattern, of, range);
    }

    @Override
    public Set<String> sockets() {
        Set<String> sockets = new LinkedHashSet<>();
        if (pattern != null) {
            sockets.add(pattern.who());
        }
        if (of != null) {
            sockets.add(of);
        }
        return sockets;
    }

    @Override
    public Told told() {
        String number = range.inSentence();
        if (pattern != null) {
            return of == null
                    ? say("Number of segments %1$s: %2$s", pattern.inSentence(), number)
                    : say("Number of segments %1$s that %2$s sends or receives: %3$s", pattern.inSentence(), of, number);
        }
        return switch (phase) {
            case OPENING -> of == null ? say("Segments of the opening: %s", number) : say("Segments of the opening of %1$s: %2$s", of, number);
            case TRANSFER -> of == null
                    ? say("Segments between the opening and the close: %s", number)
                    : say("Segments of %1$s between the opening and the close: %2$s", of, number);
            case CLOSING -> of == null ? say("Segments of the close: %s", number) : say("Segments of the close of %1$s: %2$s", of, number);
            case ALL -> of == null ? say("Segments of the whole run: %s", number) : say("Segments of %1$s in all: %2$s", of, number);
        };
    }

    @Override
    public Judgement judge(Timeline timeline) {
        List<Passage> all = concerned(timeline);
        List<Passage> counted = counted(all, timeline);
        Optional<Told> noOccasion = counted.isEmpty() ? noOccasion(all, timeline) : Optional.empty();
        if (noOccasion.isPresent() && range.contains(0)) {
            return Judgement.inconclusive(noOccasion.get());
        }
        Told found = counted.isEmpty() && !all.isEmpty()
                ? say("none among %d segments", all.size())
                : counted.isEmpty() ? Told.plain("0") : say("%1$d: %2$s", counted.size(), Evidence.words(counted, timeline));
        Told because = Told.format("%s%s", found, Evidence.passedOver(passedOver(all, timeline)));
        Judgement judgement = range.contains(counted.size())
                ? Judgement.confirmed(because, Evidence.ids(counted))
                : Judgement.refuted(because, Evidence.ids(counted));
        return judgement.measuring(String.valueOf(counted.size()), range.text());
    }

    private List<Passage> concerned(Timeline timeline) {
        return timeline.passages().stream()
                .filter(p -> of == null || timeline.roll().concerns(of, p))
                .toList();
    }

    /** Why none could count; empty if some could. @param all of the one socket, if the claim is of one */
    private Optional<Told> noOccasion(List<Passage> all, Timeline timeline) {
        if (of != null && all.isEmpty()) {
            return Optional.of(Occasion.withoutSegments(of));
        }
        return pattern != null ? Occasion.missing(pattern, timeline) : Optional.empty();
    }

    /** How many would count if they were no repeats. */
    private long passedOver(List<Passage> all, Timeline timeline) {
        return all.stream()
                .filter(Passage::isRepeat)
                .filter(p -> pattern == null || !pattern.admits(p) && pattern.matches(p, timeline))
                .count();
    }

    private List<Passage> counted(List<Passage> all, Timeline timeline) {
        return pattern != null
                ? all.stream().filter(p -> pattern.admits(p) && pattern.matches(p, timeline)).toList()
                : phase.of(all, timeline.roll()).stream().filter(p -> !p.isRepeat()).toList();
    }

    @Override
    public void ask(Draft draft) {
        boolean repeats = pattern != null && pattern.asksForRepeats();
        draft.asks(repeats ? asked() : say("%s Repeats do not count.", asked()));
        if (pattern != null) {
            pattern.facts().forEach(draft::tells);
            draft.since(repeats ? SegmentRules.AGAIN : SegmentRules.of(pattern.kind().toString()));
        } else {
            draft.tells(phase.word()).since(CountRules.of(phase, range.least()));
        }
        Function<Range, Claim> claim = other -> new CountClaim(phase, pattern, of, other);
        draft.otherwise(timeline -> rule(Range.exactly(counted(concerned(timeline), timeline).size())));
        if (range.least() == range.most()) {
            Likely likely = pattern == null ? CountRules.likely(phase, range.least()) : KindRules.likely(pattern, range.least());
            likely.offer(draft, range.least(), Amounts::spoken, claim);
            return;
        }
        Amounts.numbers(
                draft,
                range,
                this::rule,
                claim);
    }

    private Told rule(Range number) {
        return pattern == null ? CountRules.of(phase, number.least()) : KindRules.of(pattern, number);
    }

    private Told asked() {
        if (pattern != null) {
            Told sent = pattern.who().equals("any")
                    ? say("How often is %s sent, by whichever side?", pattern.inWords())
                    : say("How often does %1$s send %2$s?", pattern.who(), pattern.inWords());
            return of == null ? sent : say("%1$s Only the connection of %2$s counts.", sent, of);
        }
        return switch (phase) {
            case OPENING -> of == null
                    ? say("How many segments does the opening take?")
                    : say("How many segments does the opening of %s take?", of);
            case TRANSFER -> of == null
                    ? say("How many segments are there between the opening and the close?")
                    : say("How many segments of %s are there between the opening and the close?", of);
            case CLOSING -> of == null
                    ? say("How many segments does the close take?")
                    : say("How many segments does the close of %s take?", of);
            case ALL -> of == null
                    ? say("How many segments are there in the whole run?")
                    : say("How many segments does %s send and receive in all?", of);
        };
    }
}
