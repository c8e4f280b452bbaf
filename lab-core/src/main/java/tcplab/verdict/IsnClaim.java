package tcplab.verdict;

import static tcplab.text.Language.say;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;
import tcplab.language.Need;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.Flag;

/**
 * {@code isn SOCKET SOCKET differ|RATE}: the initial sequence numbers of two sockets differ, or grew from the first to
 * the second by so many per second, modulo 2^32.
 */
final class IsnClaim implements Claim {
    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "isn",
                    "claim isn SOCKET SOCKET differ|N",
                    () -> say("The initial sequence numbers of the two differ, or grew from one to the other by N per second."),
                    "claim isn a b differ")
                    .needing(Need.TCPDUMP),
            IsnClaim::parse);

    private static final long MODULUS = 1L << 32;

    private final String first;
    private final String second;
    /** Null if they only have to differ. */
    private final Range perSecond;

    private IsnClaim(String first, String second, Range perSecond) {
        this.first = first;
        this.second = second;
        this.perSecond = perSecond;
    }

    static Claim parse(Tokens words) throws SyntaxProblem {
        String first = words.next(say("first SOCKET"));
        String second = words.next(say("second SOCKET"));
        Range perSecond = words.take("differ") ? null : Range.parse(words.next(say("differ, or numbers per second")), false);
        words.end();
        return new IsnClaim(first, second, perSecond);
    }

    @Override
    public Set<String> witnesses() {
        return Set.of("tcpdump");
    }

    @Override
    public Set<String> sockets() {
        return first.equals(second) ? Set.of(first) : Set.of(first, second);
    }

    @Override
    public Judgement judge(Timeline timeline) {
        Optional<String> obstacle = Evidence.obstacleToSegments(timeline, sockets());
        if (obstacle.isPresent()) {
            return Judgement.inconclusive(obstacle.get());
        }
        Optional<Passage> one = syn(first, timeline);
        Optional<Passage> other = syn(second, timeline);
        if (one.isEmpty() || other.isEmpty()) {
            return Judgement.refuted(say("no SYN of %s was seen", one.isEmpty() ? first : second), List.of());
        }
        long from = one.get().segment().seq();
        long to = other.get().segment().seq();
        List<Integer> evidence = Evidence.ids(List.of(one.get(), other.get()));
        if (perSecond == null) {
            String because = say("%d and %d", from, to);
            return from != to ? Judgement.confirmed(because, evidence) : Judgement.refuted(because, evidence);
        }
        long nanos = other.get().atNanos() - one.get().atNanos();
        long growth = Math.floorMod(to - from, MODULUS);
        long rate = nanos <= 0 ? 0 : Math.round(growth * 1e9 / nanos);
        String because = say("from %d to %d in %s: %d per second", from, to, Evidence.duration(nanos), rate);
        Judgement judgement = perSecond.contains(rate)
                ? Judgement.confirmed(because, evidence)
                : Judgement.refuted(because, evidence);
        return judgement.measuring(rate + "/s", perSecond.text());
    }

    /** The socket's own SYN or SYN+ACK. */
    private static Optional<Passage> syn(String socket, Timeline timeline) {
        return timeline.passages().stream()
                .filter(p -> p.segment().has(Flag.SYN) && timeline.roll().isSentBy(socket, p))
                .findFirst();
    }
}
