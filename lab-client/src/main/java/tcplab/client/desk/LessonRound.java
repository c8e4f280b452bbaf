package tcplab.client.desk;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tcplab.journal.Timeline;
import tcplab.quiz.GuessQuestion;
import tcplab.quiz.Key;
import tcplab.quiz.Question;
import tcplab.render.Contrast;
import tcplab.render.ControlRun;
import tcplab.render.ControlText;
import tcplab.render.Ladder;
import tcplab.render.Painted;
import tcplab.render.Result;
import tcplab.render.Style;
import tcplab.run.Lab;
import tcplab.run.RunLeft;
import tcplab.run.Runner;
import tcplab.script.Control;
import tcplab.script.Experiment;
import tcplab.script.Lesson;
import tcplab.text.Told;
import tcplab.verdict.Verdict;

/** One lesson once, or an experiment without one: predict, watch, see what was right; of a lesson, predict the same without what made it so. */
final class LessonRound {
    /** The answers stand in the same order each time. */
    static final long SEED = 0;

    static final Told ASK = say("Enter: the first question; q: leave ");

    private static final Told SEE = say("Enter: what was right; q: leave ");

    private static final Told OTHERWISE = say("Enter: and otherwise; q: leave ");

    private static final Told SEE_ALSO_ALL = say("Enter: what was right; a: all of this run; q: leave ");

    /** Told of each answer that the run could mark. */
    interface Marked {
        void take(Progress.Asked question, boolean right);
    }

    /** On what it is played and with whom. */
    static final class Play {
        private final Lab lab;
        private final Learner learner;
        private final Tutor.Stepper stepper;
        private final CourseSheet sheet;
        private final QuizSheet quiz;
        private final Keeper keeper;
        private final Console console;

        /** @param stepper null where nobody watches step by step */
        Play(Lab lab, Learner learner, Tutor.Stepper stepper, CourseSheet sheet, Console console) {
            this.lab = lab;
            this.learner = learner;
            this.stepper = stepper;
            this.sheet = sheet;
            this.quiz = new QuizSheet(console);
            this.keeper = Keeper.usual(console);
            this.console = console;
        }
    }

    private final Lesson lesson;
    private final Experiment experiment;
    private final List<Question> questions;
    private final Optional<Experiment.ClaimLine> control;
    private final Marked marked;
    private int asked;
    private int right;

    /**
     * @param questions of the experiment as it is written
     * @param control the claim whose control is tried, if one is
     */
    LessonRound(Lesson lesson, Experiment experiment, List<Question> questions, Optional<Experiment.ClaimLine> control, Marked marked) {
        this.lesson = lesson;
        this.experiment = experiment;
        this.questions = questions;
        this.control = control;
        this.marked = marked;
    }

    /** Of an experiment that has no lesson, so no control is tried. */
    LessonRound(Experiment experiment, List<Question> questions, Marked marked) {
        this(null, experiment, questions, Optional.empty(), marked);
    }

    /** How many questions there are. */
    int count() {
        return questions.size() + (control.isPresent() ? 1 : 0);
    }

    /** True if it is one of them. */
    boolean asks(Progress.Asked question) {
        return questions.stream().anyMatch(one -> question.equals(named(one.line(), false)))
                || control.filter(claim -> question.equals(named(claim, true))).isPresent();
    }

    private Progress.Asked named(Experiment.ClaimLine claim, boolean without) {
        return new Progress.Asked(experiment.name(), claim.text(), without);
    }

    /** How it went so far. */
    Progress.Done score() {
        return new Progress.Done(asked, right);
    }

    /** Plays it; false if the experiment could not run. */
    boolean play(Play play) throws IOException, UsageException, Learner.Left {
        List<Integer> answers = predictions(play);
        if (play.stepper != null) {
            watch(play);
        }
        Result result = run(play);
        if (result.timeline().entries().isEmpty()) {
            play.console.remark(say("%1$s could not run: %2$s", experiment.name(), result.problem()));
            return false;
        }
        show(result, play);
        if (!questions.isEmpty()) {
            play.learner.goOn(SEE);
        }
        play.console.print("");
        for (int i = 0; i < answers.size(); i++) {
            Question question = questions.get(i);
            mark(i + 1, question, answers.get(i), question.key(result.timeline()), result, play);
        }
        if (control.isPresent()) {
            // What was right fills a screen by itself.
            play.learner.goOn(OTHERWISE);
            tryControl(control.get(), result, play);
        }
        return true;
    }

    private List<Integer> predictions(Play play) throws IOException, UsageException, Learner.Left {
        play.console.print(play.quiz.story(experiment));
        if (!questions.isEmpty()) {
            // What it is about and the script fill a screen by themselves.
            play.learner.goOn(ASK);
        }
        List<Integer> answers = new ArrayList<>();
        for (Question question : questions) {
            play.console.print(play.quiz.question(answers.size() + 1, count(), question));
            answers.add(play.learner.choose(question));
        }
        return answers;
    }

    private void watch(Play play) throws IOException, Learner.Left {
        play.learner.goOn(say("Enter: watch it segment by segment; q: leave "));
        try {
            play.stepper.through(experiment);
        } catch (IOException e) {
            if (e instanceof RunLeft left) {
                play.console.print(left.told());
                throw new Learner.Left();
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new Learner.Left();
            }
            throw e;
        }
        play.console.print(say("Now once more at its own pace, which is what is judged."));
    }

    private Result run(Play play) throws IOException, Learner.Left {
        Runner runner = new Runner(play.lab);
        Result result = play.keeper.run(experiment, (script, folder) ->
                runner.run(script, folder, (step, of, text) -> play.console.progress(text)));
        goneOn(play);
        return result;
    }

    /** Ends the lesson if somebody has pressed Ctrl-C during a run. */
    private static void goneOn(Play play) throws Learner.Left {
        play.console.clearProgress();
        if (Thread.currentThread().isInterrupted()) {
            throw new Learner.Left();
        }
    }

    private void show(Result result, Play play) {
        play.console.print(Painted.of("\n" + play.quiz.title(experiment) + "\n").add(Ladder.draw(result.timeline(), play.console.style())));
        if (result.problem() != null) {
            play.console.print(say("The run stopped: %s", result.problem()));
        }
    }

    private void mark(int number, Question question, int answer, Key key, Result result, Play play) {
        play.console.print(play.quiz.marked(number, question, answer, key, result));
        count(question.line(), false, answer, key);
    }

    private void count(Experiment.ClaimLine claim, boolean without, int answer, Key key) {
        if (!key.isOpen()) {
            boolean good = key.right().contains(answer);
            asked++;
            right += good ? 1 : 0;
            marked.take(named(claim, without), good);
        }
    }

    private void tryControl(Experiment.ClaimLine claim, Result result, Play play) throws IOException, UsageException, Learner.Left {
        Control tried = Lesson.control(claim).orElseThrow();
        Question question = GuessQuestion.of(lesson, claim);
        Trial trial = Trial.on(play.lab, play.console);
        play.console.print(play.sheet.without(lesson, trial.change(tried, experiment)));
        play.console.print(play.quiz.question(count(), count(), question));
        int answer = play.learner.choose(question);
        ControlRun there = trial.only(tried, experiment, result);
        goneOn(play);
        play.console.print(Painted.of("\n").add(contrast(result, there, play.console.style())));
        play.learner.goOn(SEE_ALSO_ALL, () -> play.console.print(ControlText.draw(result, there, true, play.console.style())));
        play.console.print("");
        Key key = key(question, claim, there);
        play.console.print(play.quiz.marked(count(), GuessQuestion.marked(lesson, claim, key), answer, key,
                withoutFindings(there.result() == null ? result : there.result())));
        count(claim, true, answer, key);
    }

    /** What is other there, in short; of another script its ladder, since hardly anything could be the same. */
    private static Painted contrast(Result result, ControlRun there, Style style) {
        boolean ran = there.result() != null && !there.result().timeline().entries().isEmpty();
        if (!ran || there.problem() != null) {
            return ControlText.draw(result, there, true, style);
        }
        Timeline other = there.result().timeline();
        return there.change().isEmpty()
                ? Painted.of(there.result().name() + "\n").add(Ladder.draw(other, style))
                : Contrast.draw(result.timeline(), other, style);
    }

    private static Key key(Question question, Experiment.ClaimLine claim, ControlRun there) {
        ControlRun.Turn turn = there.turns().stream().filter(one -> one.here().line() == claim.line()).findFirst().orElseThrow();
        boolean open = turn.there().verdict() == Verdict.INCONCLUSIVE;
        return open ? new Key(Set.of(), turn.there().because(), List.of()) : question.key(there.result().timeline());
    }

    /** Where the script is changed, neither its record nor its reasons are those of the run. */
    private static Result withoutFindings(Result result) {
        return new Result(result.name(), result.bench(), result.millis(), result.outcome(), result.timeline(), List.of(), null, null);
    }
}
