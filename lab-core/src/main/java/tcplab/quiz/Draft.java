package tcplab.quiz;

import static tcplab.text.Language.say;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tcplab.language.SyntaxProblem;
import tcplab.script.Experiment;
import tcplab.verdict.Claim;
import tcplab.verdict.Claims;
import tcplab.verdict.Verdict;

/** A question in the making: the words of its claim, what is asked, and the answers so far. */
final class Draft {
    private static final int WRONG = 3;
    /** Where the claim itself is known to be wrong, the right one is among the others. */
    private static final int WRONG_IF_REFUTED = 4;

    private final Experiment.ClaimLine line;
    private final List<String> words;
    private final List<String> sent;
    private final Random random;
    private final List<Choice> choices = new ArrayList<>();
    private String text = "";
    private boolean complete;

    /** @param sent the texts in quotes in the experiment's steps */
    Draft(Experiment.ClaimLine line, List<String> words, List<String> sent, Random random) {
        this.line = line;
        this.words = List.copyOf(words);
        this.sent = List.copyOf(sent);
        this.random = random;
    }

    /** The words of the claim; the first is its kind. */
    List<String> words() {
        return words;
    }

    String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }

    /** The texts that the experiment sends, in quotes. */
    List<String> sent() {
        return sent;
    }

    Random random() {
        return random;
    }

    Claim claim() {
        return line.claim();
    }

    Draft asks(String question) {
        text = question;
        return this;
    }

    Draft offers(String answer, Claim claim) {
        if (choices.stream().noneMatch(c -> c.text().equals(answer))) {
            choices.add(new Choice(answer, claim));
        }
        return this;
    }

    /** Yes if the claim holds, no if its contrary does. */
    Draft offersYesAndNo(Claim yes) {
        return offers(say("yes"), yes).offers(say("no"), new Not(yes)).leavesNothingElse();
    }

    /** One of the answers is right in any case. */
    Draft leavesNothingElse() {
        complete = true;
        return this;
    }

    /** Takes the claimed answer and some of the others, and mixes them. @param others the likeliest first */
    Draft mixes(Choice claimed, List<Choice> others) {
        List<Choice> mixed = new ArrayList<>(others);
        mixed.removeIf(choice -> choice.text().equals(claimed.text()));
        boolean refuted = line.recorded() == Verdict.REFUTED;
        if (!refuted && mixed.size() > 1) {
            // The likeliest is always among them.
            Collections.shuffle(mixed.subList(1, mixed.size()), random);
        }
        mixed = new ArrayList<>(mixed.subList(0, Math.min(refuted ? WRONG_IF_REFUTED : WRONG, mixed.size())));
        mixed.add(claimed);
        Collections.shuffle(mixed, random);
        mixed.forEach(choice -> offers(choice.text(), choice.claim()));
        return this;
    }

    /** The question; none if there is nothing to choose from. */
    Optional<Question> done() {
        if (!complete) {
            choices.add(new Choice(say("something else"), null));
        }
        return choices.size() < 2 || text.isEmpty()
                ? Optional.empty()
                : Optional.of(new Question(line, words.get(0), text, List.copyOf(choices)));
    }

    /** Understands a claim that was put together here. */
    static Claim claim(String text) {
        try {
            return Claims.parse(text);
        } catch (SyntaxProblem e) {
            throw new IllegalStateException(text + ": " + e.getMessage(), e);
        }
    }
}
