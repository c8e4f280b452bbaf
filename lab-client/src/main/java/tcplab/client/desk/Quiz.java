package tcplab.client.desk;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tcplab.quiz.Key;
import tcplab.quiz.Question;
import tcplab.quiz.Questions;
import tcplab.render.Ladder;
import tcplab.render.Painted;
import tcplab.render.Result;
import tcplab.run.Lab;
import tcplab.script.Experiment;
import tcplab.text.Told;

/** The quiz on a lab that is open: for each experiment, predict, run, and see how it was. */
public final class Quiz {
    /** Makes a run of an experiment and keeps it where runs are kept. */
    interface Running {
        Result run(Experiment experiment) throws IOException;
    }

    private final Lab lab;
    private final Running running;
    private final Learner learner;
    private final Scores scores;
    private final long seed;
    private final Console console;
    private final QuizSheet sheet;

    Quiz(Lab lab, Running running, Learner learner, Scores scores, long seed, Console console) {
        this.lab = lab;
        this.running = running;
        this.learner = learner;
        this.scores = scores;
        this.seed = seed;
        this.console = console;
        this.sheet = new QuizSheet(console);
    }

    /** One round for each experiment; the exit code. */
    public int play(List<Experiment> experiments) throws IOException, UsageException {
        boolean all = true;
        for (Experiment experiment : experiments) {
            List<Question> questions = Questions.round(experiment, seed);
            Optional<Told> obstacle = lab.obstacle(experiment);
            if (questions.isEmpty() || obstacle.isPresent()) {
                Told why = obstacle.orElse(Told.say("its claims give no question"));
                console.remark(say("%1$s is left out: %2$s", experiment.name(), why));
                all = false;
                continue;
            }
            try {
                all &= round(experiment, questions);
            } catch (Learner.Left e) {
                console.print("");
                console.remark(say("%s was not run: the quiz ended before its last answer", experiment.name()));
                return ExitCode.INTERRUPTED;
            }
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
        }
        return all ? ExitCode.AS_RECORDED : ExitCode.INCONCLUSIVE;
    }

    /** False if there was nothing to mark. */
    private boolean round(Experiment experiment, List<Question> questions)
            throws IOException, UsageException, Learner.Left {
        console.print(sheet.story(experiment));
        List<Integer> answers = new ArrayList<>();
        for (Question question : questions) {
            console.print(sheet.question(answers.size() + 1, questions.size(), question));
            answers.add(learner.choose(question));
        }
        Result result = running.run(experiment);
        console.clearProgress();
        if (result.timeline().entries().isEmpty()) {
            console.remark(say("%1$s could not run: %2$s", experiment.name(), result.problem()));
            return false;
        }
        console.print(Painted.of("\n" + sheet.title(experiment) + "\n")
                .add(Ladder.draw(result.timeline(), console.style())));
        if (result.problem() != null) {
            console.print(say("The run stopped: %s", result.problem()));
        }
        console.print("");
        mark(experiment, questions, answers, result);
        return true;
    }

    private void mark(Experiment experiment, List<Question> questions, List<Integer> answers, Result result) {
        int right = 0;
        int open = 0;
        for (int i = 0; i < questions.size(); i++) {
            Key key = questions.get(i).key(result.timeline());
            right += key.right().contains(answers.get(i)) ? 1 : 0;
            open += key.isOpen() ? 1 : 0;
            console.print(sheet.marked(i + 1, questions.get(i), answers.get(i), key, result));
        }
        int asked = questions.size() - open;
        console.print(Told.format("\n%s\n", open == 0
                ? say("%1$d of %2$d right", right, asked)
                : say("%1$d of %2$d right, %3$d left open", right, asked, open)));
        try {
            scores.add(experiment.name(), new Scores.Score(1, asked, right));
        } catch (IOException e) {
            console.remark(say("the score cannot be kept in %1$s: %2$s", scores.file(), Reason.of(e)));
        }
    }
}
