package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.language.Candidates;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.TcpState;
import tcplab.model.Witness;
import tcplab.text.Told;

/** {@code never P}: no such segment left in the whole run, repeats included. */
record NeverClaim(SegmentPattern pattern) implements Claim {
    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "never",
                    "claim never SEGMENT, or: never state SOCKET STATE",
                    say("No such segment in the whole run, repeats included; the socket was never in that state."),
                    "claim never any:RST")
                    .needing(Witness.TCPDUMP)
                    .offering(NeverClaim::candidates),
            NeverClaim::parse);

    private static List<String> candidates(List<String> before, Collection<String> sockets) {
        if (before.isEmpty()) {
            return Stream.concat(Stream.of("state"), Candidates.segments(before, sockets).stream()).toList();
        }
        return before.get(0).equals("state")
                ? Candidates.ofSocket(TcpState.names()).next(before.subList(1, before.size()), sockets)
                : List.of();
    }

    /** Understands {@code never P} and {@code never state SOCKET STATE}. A kind alone means anybody's segment. */
    static Claim parse(Tokens words) throws SyntaxProblem {
        if (words.take("state")) {
            return NeverStateClaim.parse(words);
        }
        String text = words.next(say("segment"));
        words.end();
        return new NeverClaim(SegmentPattern.parse(text.contains(":") ? text : "any:" + text));
    }

    @Override
    public boolean isForGood(Verdict verdict) {
        return verdict == Verdict.REFUTED;
    }

    @Override
    public Set<Witness> witnesses() {
        return Set.of(Witness.TCPDUMP);
    }

    @Override
    public Set<String> sockets() {
        return Set.of(pattern.who());
    }

    @Override
    public Told told() {
        return pattern.saysNeverSent();
    }

    @Override
    public Judgement judge(Timeline timeline) {
        List<Passage> seen = timeline.passages().stream()
                .filter(p -> pattern.matches(p, timeline))
                .toList();
        if (!seen.isEmpty()) {
            return Judgement.refuted(say("seen: %s", Evidence.words(seen, timeline)), Evidence.ids(seen));
        }
        Optional<Told> obstacle = Evidence.obstacleToSegments(timeline, sockets())
                .or(() -> Occasion.missing(pattern, timeline));
        return obstacle.isPresent()
                ? Judgement.inconclusive(obstacle.get())
                : Judgement.confirmed(say("none among %d segments", timeline.passages().size()), List.of());
    }

    @Override
    public void ask(Draft draft) {
        pattern.facts().forEach(draft::tells);
        draft.asks(pattern.asksWhetherSent())
                .since(pattern.asksForRepeats() ? SegmentRules.AGAIN : SegmentRules.of(pattern.kind().toString()))
                .offersYesAndNo(new Not(this), KindRules.sent(pattern), KindRules.unsent(pattern));
    }
}
