package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.language.Candidates;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Endpoint;
import tcplab.model.Flag;
import tcplab.model.Witness;
import tcplab.text.Told;

/**
 * {@code count WHAT N}: how many segments a phase of the run or a pattern has. {@code opening} is from the first SYN
 * until every SYN is acknowledged, {@code closing} from the first FIN or RST on; in both, and in {@code all}, repeats
 * do not count.
 *
 * @param phase what is counted, as written
 * @param pattern null if it is a phase
 * @param of only what this socket sent or received; null for all
 */
record CountClaim(String phase, SegmentPattern pattern, String of, Range range) implements OfSegments {
    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "count",
                    "claim count opening|closing|all|SEGMENT [of SOCKET] N",
                    say("So many segments; N is 3, >=2, <=5 or 2..4. opening and closing are the openings and closings of all "
                            + "connections, without what others send meanwhile. Repeats count only where the segment says again, copy or answer."),
                    "claim count closing 4")
                    .needing(Witness.TCPDUMP)
                    .offering(CountClaim::candidates),
            CountClaim::parse);

    static final List<String> PHASES = List.of("opening", "closing", "all");

    private static List<String> candidates(List<String> before, Collection<String> sockets) {
        return before.isEmpty()
                ? Stream.concat(PHASES.stream(), Candidates.segments(before, sockets).stream()).toList()
                : before.size() == 2 && before.get(1).equals("of") ? List.copyOf(sockets) : List.of("of");
    }

    static Claim parse(Tokens words) throws SyntaxProblem {
        String what = words.next(say("what to count"));
        SegmentPattern pattern = what.contains(":") ? SegmentPattern.parse(what) : null;
        if (pattern == null && !PHASES.contains(what)) {
            throw new SyntaxProblem(
                    say("'%s' is nothing to count", what),
                    say("one of: opening, closing, all, or a segment such as client:RST"));
        }
        String of = words.take("of") ? words.next("SOCKET") : null;
        words.take("=");
        Range range = Range.parse(words.next(say("number")), false);
        words.end();
        return new CountClaim(what, pattern, of, range);
    }

    @Override
    public Set<String> sockets() {
        return pattern != null ? Set.of(pattern.who()) : of != null ? Set.of(of) : Set.of();
    }

    @Override
    public Judgement judge(Timeline timeline) {
        List<Passage> all = timeline.passages().stream()
                .filter(p -> of == null || timeline.roll().concerns(of, p))
                .toList();
        List<Passage> candidates = all.stream()
                .filter(p -> pattern == null ? !p.isRepeat() : pattern.admits(p))
                .toList();
        List<Passage> counted = counted(candidates, timeline);
        String segments = counted.isEmpty() ? "" : ": " + Evidence.words(counted, timeline);
        Optional<Told> noOccasion = counted.isEmpty() && pattern != null ? Occasion.missing(pattern, timeline) : Optional.empty();
        if (noOccasion.isPresent() && range.contains(0)) {
            return Judgement.inconclusive(noOccasion.get());
        }
        Told because = Told.format("%d%s%s", counted.size(), segments, Evidence.passedOver(passedOver(all, timeline)));
        Judgement judgement = range.contains(counted.size())
                ? Judgement.confirmed(because, Evidence.ids(counted))
                : Judgement.refuted(because, Evidence.ids(counted));
        return judgement.measuring(String.valueOf(counted.size()), range.text());
    }

    /** How many would count if they were no repeats. */
    private long passedOver(List<Passage> all, Timeline timeline) {
        return all.stream()
                .filter(Passage::isRepeat)
                .filter(p -> pattern == null || !pattern.admits(p) && pattern.matches(p, timeline))
                .count();
    }

    private List<Passage> counted(List<Passage> candidates, Timeline timeline) {
        if (pattern != null) {
            return candidates.stream().filter(p -> pattern.matches(p, timeline)).toList();
        }
        return switch (phase) {
            case "opening" -> ofEachConnection(candidates, CountClaim::opening);
            case "closing" -> ofEachConnection(candidates, CountClaim::closing);
            default -> candidates;
        };
    }

    /** That part of each connection, in the order of the run: while one opens another may send, or close. */
    private static List<Passage> ofEachConnection(List<Passage> passages, UnaryOperator<List<Passage>> part) {
        Set<Passage> parts = passages.stream()
                .collect(Collectors.groupingBy(CountClaim::ends))
                .values().stream()
                .flatMap(connection -> part.apply(connection).stream())
                .collect(Collectors.toSet());
        return passages.stream().filter(parts::contains).toList();
    }

    private static Set<Endpoint> ends(Passage passage) {
        return new HashSet<>(List.of(passage.segment().from(), passage.segment().to()));
    }

    private static List<Passage> closing(List<Passage> passages) {
        for (int i = 0; i < passages.size(); i++) {
            if (passages.get(i).segment().has(Flag.FIN) || passages.get(i).segment().has(Flag.RST)) {
                return passages.subList(i, passages.size());
            }
        }
        return List.of();
    }

    private static List<Passage> opening(List<Passage> passages) {
        int last = -1;
        for (int i = 0; i < passages.size(); i++) {
            if (passages.get(i).segment().has(Flag.SYN)) {
                last = Math.max(last, acknowledgement(passages, i));
            }
        }
        return passages.subList(0, last + 1);
    }

    /** Index of the first later segment that acknowledges this SYN; its own if there is none. */
    private static int acknowledgement(List<Passage> passages, int syn) {
        var sent = passages.get(syn).segment();
        for (int i = syn + 1; i < passages.size(); i++) {
            var later = passages.get(i).segment();
            if (later.has(Flag.ACK)
                    && later.tuple().equals(sent.tuple().reversed())
                    && later.ack() == ((sent.seq() + 1) & 0xffff_ffffL)) {
                return i;
            }
        }
        return syn;
    }

    @Override
    public void ask(Draft draft) {
        boolean repeats = pattern != null && pattern.asksForRepeats();
        draft.asks(repeats ? asked() : say("%s Repeats do not count.", asked()));
        Amounts.numbers(draft, range, other -> new CountClaim(phase, pattern, of, other));
    }

    private Told asked() {
        return switch (phase) {
            case "opening" -> of == null
                    ? say("How many segments does the opening take?")
                    : say("How many segments does the opening of %s take?", of);
            case "closing" -> of == null
                    ? say("How many segments does the close take?")
                    : say("How many segments does the close of %s take?", of);
            case "all" -> of == null
                    ? say("How many segments are there in the whole run?")
                    : say("How many segments does %s send and receive in all?", of);
            default -> of == null
                    ? say("How many segments %s are there?", pattern)
                    : say("How many segments %1$s does %2$s send or receive?", pattern, of);
        };
    }
}
