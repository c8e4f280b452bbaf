package tcplab.client.desk;

import static tcplab.text.Told.say;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tcplab.render.Ink;
import tcplab.render.Painted;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.script.Lesson;
import tcplab.script.Statements;
import tcplab.text.Columns;
import tcplab.text.Told;

/** What a learner reads of the course itself: its lessons with the progress, and a lesson's beginning and end. */
public final class CourseSheet {
    private static final String INDENT = "  ";
    /** Columns of a lesson's number and mark. */
    private static final int MARGIN = 6;
    /** Stands for steps that are not shown. */
    private static final String LEFT_OUT = "  …";

    private final List<Lesson> course;
    private final Console console;

    public CourseSheet(List<Lesson> course, Console console) {
        this.course = course;
        this.console = console;
    }

    /** All lessons, a line each: what is done, how it went, what is due again and where it goes on. */
    public Painted list(Progress progress, LocalDate today) {
        List<Progress.Asked> due = due(progress, today);
        Painted text = new Painted();
        text.add(Ink.BOLD, console.tell(say("The course: %1$d lessons, %2$d of them done", course.size(), done(progress)))).add("\n\n");
        int widest = course.stream().mapToInt(lesson -> Columns.width(console.tell(lesson.title()))).max().orElse(0);
        Optional<Lesson> next = next(progress);
        for (Lesson lesson : course) {
            text.add(line(lesson, widest, progress, due, next.filter(lesson::equals).isPresent())).add("\n");
        }
        text.add("\n");
        if (!due.isEmpty()) {
            add(text, Ink.YELLOW, Told.format("%s: %s", dueAgain(due.size()), console.typed("learn due")));
        }
        add(text, Ink.PLAIN, next
                .map(lesson -> say("It goes on with lesson %1$d: %2$s", lesson.number(), console.typed("learn " + lesson.number())))
                .orElse(say("All lessons are done. Each can be done again: %s", console.typed("learn N"))));
        return text;
    }

    private Painted line(Lesson lesson, int widest, Progress progress, List<Progress.Asked> due, boolean isNext) {
        Progress.Done done = progress.done().get(lesson.experiment());
        Painted text = Painted.of(Columns.padLeft("" + lesson.number(), 3) + " ");
        text.add(done != null ? Ink.GREEN : Ink.BOLD, done != null ? mark("✓", "+") : isNext ? mark("▸", ">") : " ");
        text.add(" ");
        long again = due.stream().filter(question -> question.experiment().equals(lesson.experiment())).count();
        List<Told> parts = new ArrayList<>();
        if (done != null) {
            parts.add(say("%1$d of %2$d right", done.right(), done.asked()));
        }
        if (again > 0) {
            parts.add(say("%d due again", again));
        }
        String title = console.tell(lesson.title());
        String score = INDENT + console.tell(Told.joined(", ", parts));
        int room = console.style().width() - MARGIN;
        boolean aligned = widest + Columns.width(score) <= room;
        String whole = parts.isEmpty() ? title : (aligned ? Columns.pad(title, widest) : title) + score;
        return text.add(String.join("\n" + " ".repeat(MARGIN), Columns.wrap(whole, room, INDENT)));
    }

    private String mark(String drawn, String ascii) {
        return console.style().unicode() ? drawn : ascii;
    }

    private long done(Progress progress) {
        return course.stream().filter(lesson -> progress.done().containsKey(lesson.experiment())).count();
    }

    /** What is due again of the experiments that there are, those of the lessons first. */
    public List<Progress.Asked> due(Progress progress, LocalDate today) {
        Catalogue catalogue = Home.catalogue();
        return progress.due(today).stream()
                .filter(question -> catalogue.has(question.experiment()))
                .sorted(Comparator.comparingInt((Progress.Asked question) ->
                        lesson(question.experiment()).map(Lesson::number).orElse(Integer.MAX_VALUE)))
                .toList();
    }

    /** The lesson on that experiment, if there is one. */
    Optional<Lesson> lesson(String experiment) {
        return course.stream().filter(lesson -> lesson.experiment().equals(experiment)).findFirst();
    }

    /** The lesson to go on with: the one that was begun and not ended, or else the first one after it that is not done. */
    public Optional<Lesson> next(Progress progress) {
        int at = lesson(progress.at()).map(Lesson::number).orElse(1);
        List<Lesson> left = course.stream().filter(lesson -> !progress.done().containsKey(lesson.experiment())).toList();
        return left.stream().filter(lesson -> lesson.number() >= at).findFirst().or(() -> left.stream().findFirst());
    }

    /** "2 questions are due again". */
    public static Told dueAgain(int count) {
        return count == 1 ? say("1 question is due again") : say("%d questions are due again", count);
    }

    /** A lesson's title and its question. */
    Painted beginning(Lesson lesson) {
        Painted text = new Painted();
        add(text, Ink.BOLD, say("Lesson %1$d of %2$d: %3$s", lesson.number(), course.size(), lesson.title()));
        text.add("\n");
        add(text, Ink.PLAIN, lesson.asks());
        return text.add("\n");
    }

    /** The beginning of what is asked again. */
    Painted again(Lesson lesson) {
        Painted text = new Painted();
        add(text, Ink.BOLD, say("Once more, of lesson %1$d: %2$s", lesson.number(), lesson.title()));
        return text.add("\n");
    }

    /** The same of an experiment without a lesson, which stays unnamed. */
    Painted again(Experiment experiment) {
        Painted text = new Painted();
        add(text, Ink.BOLD, say("Once more, of an experiment on the topic %s", experiment.name().replaceFirst("/.*", "")));
        return text.add("\n");
    }

    /** Where one is on the way through the articles. */
    Painted beginning(ArticleWay.Stop stop) {
        Painted text = new Painted();
        add(text, Ink.BOLD, say("Section %1$s, %2$s: experiment %3$d of %4$d",
                stop.section().label(), stop.section().name(), stop.number(), stop.of()));
        return text.add("\n");
    }

    /** What the article says of it: for afterwards, since it may tell the answer, or a wrong one. */
    Painted said(List<Statements.Statement> statements) {
        Painted text = Painted.of("\n");
        statements.forEach(statement -> add(text, Ink.PLAIN, say("The article says: %1$s What was found: %2$s",
                Told.written(statement.en(), statement.zh()), console.typed("statements --why " + statement.id()))));
        return text;
    }

    /** How an experiment without a lesson went. */
    Painted end(Progress.Done round) {
        Painted text = Painted.of("\n");
        add(text, Ink.PLAIN, say("%1$d of %2$d right", round.right(), round.asked()));
        return text;
    }

    /** What the control changes, in words and in steps. @param steps as the script says them; none if it is another script */
    Painted without(Lesson lesson, List<String> steps) {
        Painted text = Painted.of("\n");
        add(text, Ink.BOLD, say("And otherwise? %s", lesson.without()));
        for (String step : changed(steps.stream().filter(line -> !line.matches("[-+ ] await\\s.*")).toList())) {
            Ink ink = step.startsWith("-") ? Ink.RED : step.startsWith("+") ? Ink.GREEN : Ink.DIM;
            Columns.wrap(INDENT + INDENT + Columns.printable(step), console.style().width(), INDENT.repeat(4))
                    .forEach(line -> text.add(ink, line).add("\n"));
        }
        return text;
    }

    /** Without what is waited for, which tells what comes, some steps stand beside no change any more. */
    private static List<String> changed(List<String> steps) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            boolean near = steps.subList(Math.max(0, i - 1), Math.min(steps.size(), i + 2)).stream().anyMatch(line -> !line.startsWith(" "));
            if (near && !steps.get(i).equals(LEFT_OUT)) {
                shown.add(steps.get(i));
            } else if (shown.isEmpty() || !shown.get(shown.size() - 1).equals(LEFT_OUT)) {
                shown.add(LEFT_OUT);
            }
        }
        return shown.equals(List.of(LEFT_OUT)) ? List.of() : shown;
    }

    /** What to take along. */
    Painted end(Lesson lesson, Progress.Done round) {
        Painted text = Painted.of("\n");
        add(text, Ink.BOLD, say("To take along: %s", lesson.thought()));
        text.add("\n");
        add(text, Ink.PLAIN, say("Lesson %1$d: %2$d of %3$d right", lesson.number(), round.right(), round.asked()));
        return text;
    }

    private void add(Painted text, Ink ink, Told sentence) {
        for (String line : Columns.wrap(Columns.printable(console.tell(sentence)), console.style().width(), INDENT)) {
            text.add(ink, line).add("\n");
        }
    }
}
