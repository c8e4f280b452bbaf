package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.language.Range;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.text.Told;

/**
 * {@code call SOCKET recv#N bytes RANGE to EOF}: how many bytes such calls took from that one on until the end of input. Asks
 * nothing: how many were sent stands in the script.
 */
record BytesToEofClaim(CallPattern pattern, Range range) implements OfCalls {
    static Claim parse(CallPattern pattern, Tokens words) throws SyntaxProblem {
        Range range = Range.parse(words.next(say("number")), false);
        words.oneOf("to EOF", List.of("to"));
        words.oneOf("to EOF", List.of("EOF"));
        words.end();
        return new BytesToEofClaim(pattern, range);
    }

    @Override
    public boolean isForGood(Verdict verdict) {
        return true;
    }

    @Override
    public Told told() {
        return say("Bytes that %1$s gets by %2$s until EOF: %3$s", pattern.socket(), pattern, range.inSentence());
    }

    @Override
    public Judgement judge(Timeline timeline) {
        List<Entry> calls = pattern.all(timeline).stream().skip(pattern.nth() - 1L).toList();
        if (calls.isEmpty()) {
            return pattern.missing(timeline);
        }
        long bytes = 0;
        List<Integer> evidence = new ArrayList<>();
        for (Entry entry : calls) {
            Call call = (Call) entry.event();
            CallResult result = call.result();
            evidence.add(entry.id());
            if (call.isPending() || result instanceof CallResult.Unknown) {
                return Judgement.inconclusive(say("%1$d bytes, and then %2$s", bytes, result.word()));
            }
            bytes += isPeek(call) ? 0 : call.bytes();
            if (result instanceof CallResult.Eof || result instanceof CallResult.CloseNotify) {
                Told because = say("%1$d bytes until %2$s", bytes, result.word());
                return (range.contains(bytes) ? Judgement.confirmed(because, evidence) : Judgement.refuted(because, evidence))
                        .measuring(String.valueOf(bytes), range.text());
            } else if (result.isFailure() && !result.word().equals("EAGAIN")) {
                return Judgement.refuted(say("%1$d bytes, and then %2$s", bytes, result.word()), evidence);
            }
        }
        Told because = say("%1$d bytes, and no such call returned EOF", bytes);
        return OfCalls.isStopped(timeline) ? Judgement.inconclusive(because) : Judgement.refuted(because, evidence);
    }

    /** What was only looked at comes again with the next call. */
    private static boolean isPeek(Call call) {
        return Tokens.first(call.arguments()).equals("peek");
    }
}
