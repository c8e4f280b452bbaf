package tcplab.client.desk;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import tcplab.quiz.ControlQuestion;
import tcplab.quiz.Key;
import tcplab.quiz.Question;
import tcplab.render.Result;
import tcplab.script.Experiment;

/** What was answered wrong in a quiz: it is asked once more at the end, with its answers in another order, and the run is the same. */
final class SecondTime {
    /** Asks and marks one; true if it was right. */
    private interface Wrong {
        boolean ask(int number, int of) throws IOException, UsageException, Learner.Left;
    }

    private final Learner learner;
    private final QuizSheet sheet;
    private final Random random;
    private final Console console;
    private final List<Wrong> wrong = new ArrayList<>();
    /** Whose script is on the screen still. */
    private Experiment shown;

    /** @param seed another number mixes the answers in another way */
    SecondTime(Learner learner, QuizSheet sheet, long seed, Console console) {
        this.learner = learner;
        this.sheet = sheet;
        this.random = new Random(seed);
        this.console = console;
    }

    /** A question of the experiment itself. @param result the run that has answered it */
    void add(Experiment experiment, Question asked, Result result) {
        Question question = asked.mixed(random);
        wrong.add((number, of) -> ask(experiment, question, sheet.question(number, of, question), result,
                (answer, key) -> sheet.marked(number, question, answer, key, result)));
    }

    /** A question of its control. @param result the run of that */
    void add(Experiment experiment, ControlQuestion asked, Result result) {
        ControlQuestion control = asked.mixed(random);
        wrong.add((number, of) -> ask(experiment, control.question(), sheet.question(number, of, control), result,
                (answer, key) -> sheet.marked(number, control, answer, key, result.timeline())));
    }

    private boolean ask(Experiment experiment, Question question, String asked, Result result, BiFunction<Integer, Key, String> marked)
            throws IOException, UsageException, Learner.Left {
        console.print("");
        if (!experiment.equals(shown)) {
            console.print(sheet.story(experiment));
            shown = experiment;
        }
        console.print(asked);
        int answer = learner.choose(question);
        Key key = question.key(result.timeline());
        console.print("");
        console.print(marked.apply(answer, key));
        return key.right().contains(answer);
    }

    /** Asks all of them, each once; whoever leaves has had the quiz all the same. */
    void ask() throws IOException, UsageException {
        int right = 0;
        int number = 0;
        try {
            for (Wrong one : wrong) {
                if (number == 0) {
                    learner.goOn(wrong.size() == 1
                            ? say("Enter: once more the question that was answered wrong; q: leave ")
                            : say("Enter: once more the %d questions that were answered wrong; q: leave ", wrong.size()));
                }
                number++;
                right += one.ask(number, wrong.size()) ? 1 : 0;
            }
        } catch (Learner.Left e) {
            console.print("");
            return;
        }
        if (number > 0) {
            console.print("");
            console.print(say("now %1$d of %2$d right", right, number));
        }
    }
}
