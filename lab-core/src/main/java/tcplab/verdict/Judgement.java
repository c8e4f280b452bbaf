package tcplab.verdict;

import java.util.List;

/**
 * The outcome of judging one claim.
 *
 * @param because one sentence: what was seen, or what is missing
 * @param evidence ids of the journal entries that show it, in order of time
 * @param measured the number that was judged, with its unit, or empty
 * @param window what the claim lets pass for it, or empty
 */
public record Judgement(Verdict verdict, String because, List<Integer> evidence, String measured, String window) {
    public static Judgement confirmed(String because, List<Integer> evidence) {
        return new Judgement(Verdict.CONFIRMED, because, List.copyOf(evidence), "", "");
    }

    public static Judgement refuted(String because, List<Integer> evidence) {
        return new Judgement(Verdict.REFUTED, because, List.copyOf(evidence), "", "");
    }

    public static Judgement inconclusive(String because) {
        return new Judgement(Verdict.INCONCLUSIVE, because, List.of(), "", "");
    }

    /** The same, with the number that was judged. */
    Judgement measuring(String number, String passes) {
        return new Judgement(verdict, because, evidence, number, passes);
    }
}
