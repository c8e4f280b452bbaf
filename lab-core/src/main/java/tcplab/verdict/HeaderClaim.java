package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/** {@code header P RANGE}: bytes of IP and TCP header, options included, of the first segment that matches. */
record HeaderClaim(SegmentPattern pattern, Range range) implements OfSegments {
    /** Of headers with few options or many. */
    private static final List<Integer> USUAL_BYTES = List.of(52, 20, 60, 32, 40);

    static final ClaimKind KIND = new ClaimKind(
            new Word(
                    Sort.CLAIM,
                    "header",
                    "claim header SEGMENT N",
                    say("The first such segment has so many bytes of IP and TCP header, options included."),
                    "claim header client:ACK(len=0) 52")
                    .needing(Witness.TCPDUMP)
                    .offering(Candidates::segments),
            HeaderClaim::parse);

    static Claim parse(Tokens words) throws SyntaxProblem {
        SegmentPattern pattern = SegmentPattern.parse(words.next(say("segment")));
        Range range = Range.parse(words.next(say("number of bytes")), false);
        words.end();
        return new HeaderClaim(pattern, range);
    }

    @Override
    public Set<String> sockets() {
        return Set.of(pattern.who());
    }

    @Override
    public Told told() {
        return say("The IP and TCP headers of %1$s take %2$s bytes", pattern.inSentence(), range.inSentence());
    }

    @Override
    public Judgement judge(Timeline timeline) {
        Optional<Passage> found =
                timeline.passages().stream().filter(p -> pattern.matches(p, timeline)).findFirst();
        if (found.isEmpty()) {
            return Judgement.refuted(say("there was no %s", pattern), List.of());
        }
        int tcp = found.get().segment().headerBytes();
        int ip = found.get().segment().ipHeaderBytes();
        if (ip == 0) {
            return Judgement.inconclusive(say("the IP header was not recorded"));
        }
        Told because = say("%s has %d bytes of IP header and %d of TCP header",
                Evidence.words(found.get(), timeline), ip, tcp);
        List<Integer> evidence = List.of(found.get().entryId());
        Judgement judgement = range.contains(ip + tcp)
                ? Judgement.confirmed(because, evidence)
                : Judgement.refuted(because, evidence);
        return judgement.measuring(String.valueOf(ip + tcp), range.text());
    }

    @Override
    public void ask(Draft draft) {
        List<Choice> others = USUAL_BYTES.stream()
                .map(bytes -> new Choice(Told.plain(String.valueOf(bytes)), new HeaderClaim(pattern, Range.exactly(bytes)), HeaderRules.of(bytes)))
                .toList();
        draft.asks(say("How many bytes do the IP and TCP headers of %s take?", pattern.inWords()))
                .tells("header:" + pattern)
                .since(SegmentRules.HEADER)
                .mixes(new Choice(Told.plain(range.text()), this, HeaderRules.of(range.least())), others);
    }
}
