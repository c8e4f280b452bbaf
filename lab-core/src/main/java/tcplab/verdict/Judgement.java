package tcplab.verdict;

import java.util.List;
import tcplab.text.Told;

/**
 * The outcome of judging one claim.
 *
 * @param because one sentence: what was seen, or what is missing
 * @param evidence ids of the journal entries that show it, in order of time
 * @param measured the number that was judged, with its unit, or empty
 * @param window what the claim lets pass for it, or empty
 */
public record Judgement(Verdict verdict, Told because, List<Integer> evidence, Told measured, Told window) {
    public static Judgement confirmed(Told because, List<Integer> evidence) {
        return new Judgement(Verdict.CONFIRMED, because, List.copyOf(evidence), Told.nothing(), Told.nothing());
    }

    public static Judgement refuted(Told because, List<Integer> evidence) {
        return new Judgement(Verdict.REFUTED, because, List.copyOf(evidence), Told.nothing(), Told.nothing());
    }

    public static Judgement inconclusive(Told because) {
        return new Judgement(Verdict.INCONCLUSIVE, because, List.of(), Told.nothing(), Told.nothing());
    }

    /** The same, seen where it cannot decide what it is to show. */
    public Judgement decidingNothing() {
        return new Judgement(Verdict.INCONCLUSIVE, because, evidence, measured, window);
    }

    /** The same, with the number that was judged, alike in all languages. */
    Judgement measuring(String number, String passes) {
        return measuring(Told.plain(number), Told.plain(passes));
    }

    /** The same, with the number that was judged. */
    Judgement measuring(Told number, Told passes) {
        return new Judgement(verdict, because, evidence, number, passes);
    }
}
