package tcplab.client.desk;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tcplab.quiz.Question;
import tcplab.quiz.Questions;
import tcplab.run.Lab;
import tcplab.run.RunLeft;
import tcplab.script.Experiment;
import tcplab.script.Lesson;
import tcplab.script.Parsed;
import tcplab.text.Told;

/** Takes a learner through the course on a lab that is open: lesson after lesson, and what is due again. */
public final class Tutor {
    /** Lets somebody go through a run segment by segment. */
    public interface Stepper {
        /** @throws RunLeft if that somebody has left */
        void through(Experiment experiment) throws IOException;
    }

    private final Lab lab;
    private final Learner learner;
    private final List<Lesson> course;
    private final ProgressFile file;
    private final Scores scores;
    private final LocalDate today;
    private final Console console;
    private final CourseSheet sheet;
    private final LessonRound.Play play;

    /** @param scores count the answers too @param stepper null where nobody watches step by step */
    Tutor(Lab lab, Learner learner, List<Lesson> course, ProgressFile file, Scores scores, Stepper stepper, LocalDate today, Console console) {
        this.lab = lab;
        this.learner = learner;
        this.course = course;
        this.file = file;
        this.scores = scores;
        this.today = today;
        this.console = console;
        this.sheet = new CourseSheet(course, console);
        this.play = new LessonRound.Play(lab, learner, stepper, sheet, console);
    }

    /** From where the learner left off, what is due again first; the exit code. */
    public int goOn() throws IOException, UsageException {
        int due = sheet.due(file.read(), today).size();
        if (due > 0) {
            console.print(CourseSheet.dueAgain(due));
            if (again() == ExitCode.INTERRUPTED) {
                return ExitCode.INTERRUPTED;
            }
        }
        Optional<Lesson> next = sheet.next(file.read());
        if (next.isEmpty()) {
            console.print(sheet.list(file.read(), today));
            return ExitCode.AS_RECORDED;
        }
        return from(next.get());
    }

    /** That lesson, and those after it that are not done for as long as a person goes on; the exit code. */
    public int from(Lesson first) throws IOException, UsageException {
        int code = lesson(first);
        for (Lesson next : course.subList(first.number(), course.size())) {
            if (code == ExitCode.INTERRUPTED || !learner.isPerson()) {
                return code;
            } else if (!file.read().done().containsKey(next.experiment())) {
                try {
                    learner.goOn(say("Enter: lesson %1$d, %2$s; q: leave ", next.number(), next.title()));
                } catch (Learner.Left e) {
                    return code;
                }
                code = lesson(next);
            }
        }
        return code;
    }

    private int lesson(Lesson lesson) throws IOException, UsageException {
        Experiment experiment = experiment(lesson.experiment());
        if (cannotBeDone(Optional.of(lesson), experiment)) {
            return ExitCode.INCONCLUSIVE;
        }
        keep(progress -> progress.begun(lesson.experiment()));
        console.print(sheet.beginning(lesson));
        return played(round(Optional.of(lesson), experiment), experiment, left(lesson));
    }

    private LessonRound round(Optional<Lesson> lesson, Experiment experiment) {
        List<Question> questions = Questions.round(experiment, LessonRound.SEED);
        return lesson.map(one -> new LessonRound(one, experiment, questions, one.claimIn(experiment), this::answered))
                .orElse(new LessonRound(experiment, questions, this::answered));
    }

    /** @param left says where, if the learner leaves before the end */
    private int played(LessonRound round, Experiment experiment, Told left) throws IOException, UsageException {
        try {
            if (!round.play(play)) {
                return ExitCode.INCONCLUSIVE;
            }
        } catch (Learner.Left e) {
            count(experiment, round, 0);
            return leave(left);
        }
        count(experiment, round, 1);
        keep(progress -> progress.finished(experiment.name(), round.score()));
        console.print(sheet.lesson(experiment.name()).map(lesson -> sheet.end(lesson, round.score())).orElse(sheet.end(round.score())));
        return ExitCode.AS_RECORDED;
    }

    /** The experiments of the way, one after the other for as long as a person goes on; the exit code. */
    int walk(ArticleWay way, List<ArticleWay.Stop> stops) throws IOException, UsageException {
        int code = ExitCode.AS_RECORDED;
        for (ArticleWay.Stop stop : stops) {
            if (stop != stops.get(0)) {
                try {
                    learner.goOn(say("Enter: section %1$s, %2$s, experiment %3$d of %4$d; q: leave ",
                            stop.section().label(), stop.section().name(), stop.number(), stop.of()));
                } catch (Learner.Left e) {
                    return code;
                }
            }
            code = stop(way, stop);
            if (code == ExitCode.INTERRUPTED || !learner.isPerson()) {
                return code;
            }
        }
        return code;
    }

    private int stop(ArticleWay way, ArticleWay.Stop stop) throws IOException, UsageException {
        Experiment experiment = experiment(stop.experiment());
        Optional<Lesson> lesson = sheet.lesson(stop.experiment());
        if (cannotBeDone(lesson, experiment)) {
            return ExitCode.INCONCLUSIVE;
        }
        console.print(sheet.beginning(stop));
        lesson.ifPresent(one -> console.print(sheet.beginning(one)));
        String here = stop.section().label();
        int code = played(round(lesson, experiment), experiment,
                say("left in section %1$s; it goes on with: %2$s", here, console.typed("learn --articles " + here)));
        if (code == ExitCode.AS_RECORDED) {
            console.print(sheet.said(way.said(stop)));
        }
        return code;
    }

    private boolean cannotBeDone(Optional<Lesson> lesson, Experiment experiment) {
        Optional<Told> obstacle = lab.obstacle(experiment);
        obstacle.ifPresent(why -> console.remark(lesson
                .map(one -> say("lesson %1$d is left out: %2$s", one.number(), why))
                .orElse(say("%1$s is left out: %2$s", experiment.name(), why))));
        return obstacle.isPresent();
    }

    private Told left(Lesson lesson) {
        return say("left in lesson %1$d, which begins anew with: %2$s", lesson.number(), console.typed("learn"));
    }

    private int leave(Told where) {
        console.print("");
        console.remark(where);
        return ExitCode.INTERRUPTED;
    }

    /** Asks again what is due; the exit code. */
    public int again() throws IOException, UsageException {
        List<Progress.Asked> due = sheet.due(file.read(), today);
        if (due.isEmpty()) {
            console.print(say("nothing is due again today"));
        }
        boolean all = true;
        for (String name : due.stream().map(Progress.Asked::experiment).distinct().toList()) {
            Optional<Lesson> lesson = sheet.lesson(name);
            try {
                all &= again(lesson, name, due.stream().filter(question -> question.experiment().equals(name)).collect(Collectors.toSet()));
            } catch (Learner.Left e) {
                return leave(lesson.map(this::left).orElse(say("left before the last question; it goes on with: %s", console.typed("learn due"))));
            }
        }
        return all ? ExitCode.AS_RECORDED : ExitCode.INCONCLUSIVE;
    }

    /** False if it could not be asked. */
    private boolean again(Optional<Lesson> lesson, String name, Set<Progress.Asked> due) throws IOException, UsageException, Learner.Left {
        Experiment experiment = experiment(name);
        if (cannotBeDone(lesson, experiment)) {
            return false;
        }
        // Else the letter would be remembered, and not why it is right.
        Random otherOrder = new Random(today.toEpochDay());
        List<Question> questions = Questions.unanswered(experiment, LessonRound.SEED).stream()
                .filter(question -> due.contains(new Progress.Asked(name, question.line().text(), false)))
                .map(question -> question.mixed(otherOrder))
                .toList();
        Optional<Experiment.ClaimLine> control = lesson.flatMap(one -> one.claimIn(experiment))
                .filter(claim -> due.contains(new Progress.Asked(name, claim.text(), true)));
        LessonRound round = new LessonRound(lesson.orElse(null), experiment, questions, control, this::answered);
        // What the experiment asks no more is not due for ever.
        due.stream().filter(old -> !round.asks(old)).forEach(old -> keep(progress -> progress.without(old)));
        if (round.count() == 0) {
            return true;
        }
        console.print(lesson.map(sheet::again).orElse(sheet.again(experiment)));
        try {
            boolean played = round.play(play);
            if (played) {
                console.print(Told.format("\n%s\n", say("%1$d of %2$d right this time; what was wrong comes again tomorrow", round.score().right(), round.score().asked())));
            }
            return played;
        } finally {
            count(experiment, round, 0);
        }
    }

    /** An answer counts as it does in the quiz. @param rounds that came to their end */
    private void count(Experiment experiment, LessonRound round, int rounds) {
        Progress.Done score = round.score();
        if (score.asked() > 0) {
            try {
                scores.addSurely(experiment.name(), new Scores.Score(rounds, score.asked(), score.right()));
            } catch (IOException e) {
                console.remark(say("the score cannot be kept in %1$s: %2$s", scores.file(), Reason.of(e)));
            }
        }
    }

    private static Experiment experiment(String name) throws UsageException {
        Parsed parsed = Home.catalogue().read(name);
        if (!parsed.ok()) {
            throw new UsageException(parsed.problems().get(0).told(), say("the course needs this experiment"));
        }
        return parsed.experiment();
    }

    private void answered(Progress.Asked question, boolean right) {
        keep(progress -> progress.answered(question, right, today));
    }

    /** That it cannot be kept is said, and the lesson goes on. */
    private void keep(UnaryOperator<Progress> change) {
        try {
            file.change(change);
        } catch (IOException e) {
            console.remark(say("the progress cannot be kept in %1$s: %2$s", file.path(), Reason.of(e)));
        }
    }
}
