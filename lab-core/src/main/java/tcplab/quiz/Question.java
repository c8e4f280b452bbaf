package tcplab.quiz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import tcplab.journal.Timeline;
import tcplab.script.Experiment;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.verdict.Choice;
import tcplab.verdict.Judgement;
import tcplab.verdict.Verdict;

/**
 * A question about a run that has not been made yet. Every answer is a claim, so the run itself says which one is right.
 *
 * @param line the claim that it was made from
 * @param kind the claim's first word
 * @param text the question as the reader sees it
 * @param choices in the order in which they are shown, all different
 * @param facts what the answer tells of the run: two questions that share one are much the same
 * @param rule the general reason for what the claim says, where it gives none of its own
 */
public record Question(
        Experiment.ClaimLine line, String kind, Told text, List<Choice> choices, Set<String> facts, Told rule) {
    private static final int ENOUGH = 3;

    /** One of which nothing more is said. */
    public Question(Experiment.ClaimLine line, String kind, Told text, List<Choice> choices) {
        this(line, kind, text, choices, Set.of(), Told.nothing());
    }

    /** How many answers say something of their own: all but "something else". */
    public long definite() {
        return choices.stream().filter(choice -> choice.claim() != null).count();
    }

    /** True if another answer is what is claimed, and recorded as true; where that is not to be seen, none is known to be wrong. @param choice its place */
    boolean isWrong(int choice) {
        return line.recorded() == Verdict.CONFIRMED && !isClaimed(choices.get(choice)) && choices.stream().anyMatch(this::isClaimed);
    }

    private boolean isClaimed(Choice choice) {
        return line.claim().equals(choice.claim());
    }

    /** True if whoever guesses is right every other time. */
    boolean isCoin() {
        return definite() < ENOUGH;
    }

    /** The same with its answers in another order; "something else" stays the last. */
    public Question mixed(Random random) {
        List<Choice> definite = new ArrayList<>(choices.stream().filter(choice -> choice.claim() != null).toList());
        List<Choice> before = List.copyOf(definite);
        while (definite.size() > 1 && definite.equals(before)) {
            Collections.shuffle(definite, random);
        }
        choices.stream().filter(choice -> choice.claim() == null).forEach(definite::add);
        return new Question(line, kind, text, List.copyOf(definite), facts, rule);
    }

    /** The question with its answers, in whatever order. */
    String words() {
        return Language.EN.tell(text)
                + choices.stream().map(choice -> Language.EN.tell(choice.text())).sorted().toList();
    }

    /**
     * Why it is as it is: as the claim says it, or as TCP does it in general.
     *
     * @param right the place of the right answer
     * @param timeline the run that gave it
     */
    public Told why(int right, Timeline timeline) {
        return line.reason().isEmpty() ? rule(right, timeline) : line.reason();
    }

    /**
     * By what rule of TCP such an answer is right in a run. "Something else" has no rule of its own: there the run says which
     * one applies, if any does.
     *
     * @param choice its place
     */
    public Told rule(int choice, Timeline timeline) {
        Choice right = choices.get(choice);
        Told cause = right.cause().apply(timeline);
        if (right.claim() == null || !cause.isEmpty()) {
            return cause;
        }
        return right.rule().isEmpty() ? rule : right.rule();
    }

    /**
     * What speaks against the chosen answer: what came instead, and what would have to be for it to be right; empty if there is
     * nothing to say that the right one's reason does not.
     *
     * @param timeline the run that gave the right one
     */
    public Told whyNot(int choice, int right, Timeline timeline) {
        Told against = choice == right ? Told.nothing() : choices.get(choice).against().apply(timeline);
        if (!against.isEmpty()) {
            return against;
        }
        Told wrong = choices.get(choice).rule();
        return wrong.equals(why(right, timeline)) || wrong.equals(choices.get(right).rule()) ? Told.nothing() : wrong;
    }

    /** What the run says; open if the claim itself cannot be judged on it, or no answer can. */
    public Key key(Timeline timeline) {
        Judgement finding = line.claim().judge(timeline);
        if (finding.verdict() == Verdict.INCONCLUSIVE) {
            return new Key(Set.of(), finding.because(), List.of());
        }
        Set<Integer> right = new TreeSet<>();
        List<Judgement> seen = new ArrayList<>();
        Judgement unclear = null;
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).claim() == null) {
                continue;
            }
            Judgement judgement = choices.get(i).claim().judge(timeline);
            if (judgement.verdict() == Verdict.CONFIRMED) {
                right.add(i);
                seen.add(judgement);
            }
            unclear = judgement.verdict() == Verdict.INCONCLUSIVE ? judgement : unclear;
        }
        if (right.isEmpty() && unclear != null) {
            return new Key(Set.of(), unclear.because(), List.of());
        }
        for (int i = 0; i < choices.size() && right.isEmpty(); i++) {
            if (choices.get(i).claim() == null) {
                right.add(i);
                seen.add(finding);
            }
        }
        Judgement shown = seen.isEmpty() ? finding : seen.get(0);
        return new Key(right, shown.because(), shown.evidence());
    }
}
