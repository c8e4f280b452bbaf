package tcplab.client.desk;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tcplab.quiz.ControlQuestion;
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
    /** Makes a run of an experiment. */
    interface Running {
        Result run(Experiment experiment) throws IOException;
    }

    private final Lab lab;
    private final Running running;
    private final Running controls;
    private final Learner learner;
    private final Scores scores;
    private final ProgressFile progress;
    private final long seed;
    private final Console console;
    private final QuizSheet sheet;
    private final SecondTime secondTime;

    /** @param controls runs the script of a control, which is not kept @param progress what is asked again another day */
    Quiz(Lab lab, Running running, Running controls, Learner learner, Scores scores, ProgressFile progress, long seed, Console console) {
        this.lab = lab;
        this.running = running;
        this.controls = controls;
        this.learner = learner;
        this.scores = scores;
        this.progress = progress;
        this.seed = seed;
        this.console = console;
        this.sheet = new QuizSheet(console);
        this.secondTime = new SecondTime(learner, sheet, seed, console);
    }

    /** One round for each experiment, and of more than one what was wrong once more; the exit code. */
    public int play(List<Experiment> experiments) throws IOException, UsageException {
        boolean all = true;
        int number = 0;
        for (Experiment experiment : experiments) {
            number++;
            List<Question> questions = Questions.round(experiment, seed);
            Optional<Told> obstacle = lab.obstacle(experiment);
            if (questions.isEmpty() || obstacle.isPresent()) {
                Told why = obstacle.orElse(Told.say("its claims give no question"));
                console.remark(say("%1$s is left out: %2$s", experiment.name(), why));
                all = false;
                continue;
            }
            try {
                if (number > 1) {
                    // What was right of the one before fills a screen by itself.
                    learner.goOn(say("Enter: the next experiment; q: leave "));
                }
                console.print(Console.bold(sheet.opening(number, experiments.size(), experiment)).add("\n"));
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
        if (experiments.size() > 1 && learner.isPerson() && !Thread.currentThread().isInterrupted()) {
            secondTime.ask();
        }
        return all ? ExitCode.AS_RECORDED : ExitCode.INCONCLUSIVE;
    }

    /** False if there was nothing to mark. */
    private boolean round(Experiment experiment, List<Question> questions)
            throws IOException, UsageException, Learner.Left {
        Optional<ControlQuestion> control = ControlQuestion.of(
                experiment, questions, Home.catalogue()::read, script -> lab.obstacle(script).isEmpty(), seed);
        console.print(sheet.story(experiment));
        // What it is about and the script may fill a screen by themselves.
        learner.goOn(LessonRound.ASK);
        int of = questions.size() + (control.isPresent() ? 1 : 0);
        List<Integer> answers = new ArrayList<>();
        for (Question question : questions) {
            console.print(sheet.question(answers.size() + 1, of, question));
            answers.add(learner.choose(question));
        }
        if (control.isPresent()) {
            console.print(sheet.question(of, of, control.get()));
            answers.add(learner.choose(control.get().question()));
        }
        Result result = running.run(experiment);
        console.clearProgress();
        if (result.timeline().entries().isEmpty()) {
            console.remark(say("%1$s could not run: %2$s", experiment.name(), result.problem()));
            return false;
        }
        console.print(Painted.of("\n" + sheet.title(experiment) + "\n"));
        draw(result);
        Marks marks = new Marks();
        mark(experiment, questions, answers, result, marks);
        if (control.isPresent()) {
            markControl(experiment, of, control.get(), answers.get(of - 1), marks);
        }
        total(experiment, marks);
        return true;
    }

    private void draw(Result result) {
        console.print(Ladder.draw(result.timeline(), console.style()));
        if (result.problem() != null) {
            console.print(say("The run stopped: %s", result.problem()));
        }
        console.print("");
    }

    /** How many answers were right, and to how many the run gives none. */
    private static final class Marks {
        private int right;
        private int open;
        private int all;

        void add(Key key, int answer) {
            right += key.right().contains(answer) ? 1 : 0;
            open += key.isOpen() ? 1 : 0;
            all++;
        }
    }

    private void mark(Experiment experiment, List<Question> questions, List<Integer> answers, Result result, Marks marks) {
        for (int i = 0; i < questions.size(); i++) {
            Key key = questions.get(i).key(result.timeline());
            marks.add(key, answers.get(i));
            console.print(sheet.marked(i + 1, questions.get(i), answers.get(i), key, result));
            if (!key.isOpen()) {
                boolean right = key.right().contains(answers.get(i));
                keep(new Progress.Asked(experiment.name(), questions.get(i).line().text(), false), right);
                if (!right) {
                    secondTime.add(experiment, questions.get(i), result);
                }
            }
        }
    }

    /** What was wrong comes again another day, as in the course; the script of a file is not found again by its name. */
    private void keep(Progress.Asked question, boolean right) {
        if (Home.catalogue().has(question.experiment())) {
            try {
                progress.change(before -> before.answered(question, right, LocalDate.now()));
            } catch (IOException e) {
                console.remark(say("the progress cannot be kept in %1$s: %2$s", progress.path(), Reason.of(e)));
            }
        }
    }

    private void markControl(Experiment experiment, int number, ControlQuestion control, int answer, Marks marks) throws IOException {
        Result result = controls.run(control.script());
        console.clearProgress();
        if (result.timeline().entries().isEmpty()) {
            console.remark(control.isOther()
                    ? say("the other script could not run: %s", result.problem())
                    : say("the changed script could not run: %s", result.problem()));
            return;
        }
        console.print("");
        console.print(control.isOther() ? say("The other script:") : say("The changed script:"));
        console.print("");
        draw(result);
        Key key = control.question().key(result.timeline());
        marks.add(key, answer);
        console.print(sheet.marked(number, control, answer, key, result.timeline()));
        if (!key.isOpen() && !key.right().contains(answer)) {
            secondTime.add(experiment, control, result);
        }
    }

    private void total(Experiment experiment, Marks marks) {
        int asked = marks.all - marks.open;
        console.print(Told.format("\n%s\n", marks.open == 0
                ? say("%1$d of %2$d right", marks.right, asked)
                : say("%1$d of %2$d right, %3$d left open", marks.right, asked, marks.open)));
        try {
            scores.add(experiment.name(), new Scores.Score(1, asked, marks.right));
        } catch (IOException e) {
            console.remark(say("the score cannot be kept in %1$s: %2$s", scores.file(), Reason.of(e)));
        }
    }
}
