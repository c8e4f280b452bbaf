package tcplab.verdict;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tcplab.journal.Passage;
import tcplab.journal.Timeline;

/** {@code gap P P RANGE}: the time from the departure of the first segment to that of the next match of the second. */
final class GapClaim implements Claim {
    private final SegmentPattern first;
    private final SegmentPattern second;
    private final Range range;

    private GapClaim(SegmentPattern first, SegmentPattern second, Range range) {
        this.first = first;
        this.second = second;
        this.range = range;
    }

    static Claim parse(Words words) throws SyntaxProblem {
        SegmentPattern first = SegmentPattern.parse(words.next("first segment"));
        SegmentPattern second = SegmentPattern.parse(words.next("second segment"));
        Range range = Range.parse(words.next("MIN..MAX"), true);
        words.end();
        return new GapClaim(first, second, range);
    }

    @Override
    public Set<String> witnesses() {
        return Set.of("tcpdump");
    }

    @Override
    public Set<String> sockets() {
        return Set.copyOf(List.of(first.who(), second.who()).stream().distinct().toList());
    }

    @Override
    public Judgement judge(Timeline timeline) {
        Optional<String> obstacle = Evidence.obstacleToSegments(timeline, sockets());
        if (obstacle.isPresent()) {
            return Judgement.inconclusive(obstacle.get());
        }
        Passage start = null;
        for (Passage passage : timeline.passages()) {
            if (start == null && first.matches(passage, timeline)) {
                start = passage;
            } else if (start != null && second.matches(passage, timeline)) {
                long nanos = passage.atNanos() - start.atNanos();
                String because = Evidence.duration(nanos) + " from " + Evidence.words(start, timeline) + " to "
                        + Evidence.words(passage, timeline);
                List<Integer> evidence = List.of(start.entryId(), passage.entryId());
                return range.contains(nanos)
                        ? Judgement.confirmed(because, evidence)
                        : Judgement.refuted(because, evidence);
            }
        }
        return Judgement.refuted("there was no " + (start == null ? first : second), List.of());
    }
}
