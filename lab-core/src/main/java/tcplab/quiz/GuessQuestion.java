package tcplab.quiz;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.Set;
import tcplab.script.Experiment;
import tcplab.script.Lesson;
import tcplab.text.Told;
import tcplab.verdict.Choice;

/** What a lesson asks of its control: its guesses, of which the control's run says which one is right. */
public final class GuessQuestion {
    private GuessQuestion() {}

    /** The question with the lesson's reasons. @param claim the one whose control is tried */
    public static Question of(Lesson lesson, Experiment.ClaimLine claim) {
        return with(claim, lesson.guesses().stream().map(guess -> new Choice(guess.text(), guess.claim(), guess.why())).toList());
    }

    /** The same as it is to be marked: without the reasons if the run says that another guess is right. */
    public static Question marked(Lesson lesson, Experiment.ClaimLine claim, Key key) {
        return key.right().equals(Set.of(lesson.rightGuess()))
                ? of(lesson, claim)
                : with(claim, lesson.guesses().stream().map(guess -> new Choice(guess.text(), guess.claim())).toList());
    }

    private static Question with(Experiment.ClaimLine claim, List<Choice> choices) {
        return new Question(claim, "", say("What do you expect now?"), choices);
    }
}
