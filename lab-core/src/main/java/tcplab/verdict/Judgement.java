package tcplab.verdict;

import java.util.List;

/**
 * The outcome of judging one claim.
 *
 * @param because one sentence: what was seen, or what is missing
 * @param evidence ids of the journal entries that show it, in order of time
 */
public record Judgement(Verdict verdict, String because, List<Integer> evidence) {
    public static Judgement confirmed(String because, List<Integer> evidence) {
        return new Judgement(Verdict.CONFIRMED, because, List.copyOf(evidence));
    }

    public static Judgement refuted(String because, List<Integer> evidence) {
        return new Judgement(Verdict.REFUTED, because, List.copyOf(evidence));
    }

    public static Judgement inconclusive(String because) {
        return new Judgement(Verdict.INCONCLUSIVE, because, List.of());
    }
}
