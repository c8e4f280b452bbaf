package tcplab.client.desk;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import static tcplab.text.Told.say;
import tcplab.run.Lab;
import tcplab.script.Lesson;
import tcplab.script.Statements;
import tcplab.text.Told;

/** What the word {@code learn} does, on the command line and at the shell's prompt: the same lessons with the same progress. */
public final class Learning {
    /** Asks again what is due, and nothing else. */
    public static final String DUE = "due";

    private final List<Lesson> course;
    private final ProgressFile file;
    private final Learner learner;
    private final Console console;

    /** @param learner whoever answers */
    public Learning(Learner learner, Console console) throws IOException {
        this.course = Home.course();
        this.file = ProgressFile.of(console);
        this.learner = learner;
        this.console = console;
    }

    /** The words that can follow: {@link #DUE} and the lessons' numbers. */
    public static List<String> words() {
        try {
            return Stream.concat(Stream.of(DUE), Home.course().stream().map(lesson -> "" + lesson.number())).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Prints the lessons with the progress; the exit code. */
    public int list() throws IOException {
        console.print(new CourseSheet(course, console).list(file.read(), LocalDate.now()));
        return ExitCode.AS_RECORDED;
    }

    /** How far the learner is. */
    public Progress progress() throws IOException {
        return file.read();
    }

    /** Forgets the progress, if that is surely wanted; the exit code. @param sure true if it was said already */
    public int reset(boolean sure) throws IOException, UsageException {
        Told question = say("Forget how far you are in the course, and what is due again?");
        if (!sure && !learner.agrees(question)) {
            throw new UsageException(say("nothing was forgotten"), say("say so clearly: %s", console.typed("learn --reset --yes")));
        }
        file.forget();
        console.print(say("The course begins anew."));
        return ExitCode.AS_RECORDED;
    }

    /** Refuses what is no word of the course before a lab is opened for it. @param words what stands after {@code learn} */
    public void check(List<String> words) throws UsageException {
        if (words.size() > 1) {
            throw new UsageException(say("learn takes one word"), say("as in: %s", console.typed("learn 1")));
        } else if (!words.equals(List.of(DUE))) {
            number(words, course.size());
        }
    }

    /** Takes the learner through the lessons, or asks again what is due; the exit code. @param stepper null where nobody watches step by step */
    public int take(List<String> words, Lab lab, Tutor.Stepper stepper) throws IOException, UsageException {
        check(words);
        Tutor tutor = tutor(lab, stepper);
        if (words.contains(DUE)) {
            return tutor.again();
        }
        int lesson = number(words, course.size());
        return lesson == 0 ? tutor.goOn() : tutor.from(course.get(lesson - 1));
    }

    /** The section of that name, where the way through the articles is to begin; empty if a whole article is meant, or all of them. */
    public Optional<Statements.Section> section(List<String> words, ArticleWay way) throws UsageException {
        if (words.size() > 1) {
            throw new UsageException(say("learn --articles takes one word"), say("as in: %s", console.typed("learn --articles 1.3")));
        } else if (words.isEmpty() || !words.get(0).contains(".")) {
            return Optional.empty();
        }
        return Optional.of(way.find(words.get(0)).orElseThrow(() -> new UsageException(
                say("there is no section '%s'", words.get(0)), say("see: %s", console.typed("learn --articles")))));
    }

    /** Takes the learner through the articles from that section on; the exit code. @param stepper null where nobody watches step by step */
    public int walk(ArticleWay way, Statements.Section first, Lab lab, Tutor.Stepper stepper) throws IOException, UsageException {
        return tutor(lab, stepper).walk(way, way.from(first, file.read()));
    }

    private Tutor tutor(Lab lab, Tutor.Stepper stepper) {
        return new Tutor(lab, learner, course, file, Scores.of(console), stepper, LocalDate.now(), console);
    }

    /** The number that is named, or 0 if none is. */
    public static int number(List<String> words, int most) throws UsageException {
        if (words.isEmpty()) {
            return 0;
        }
        String word = words.get(0);
        if (!word.matches("[1-9]\\d{0,3}") || Integer.parseInt(word) > most) {
            throw new UsageException(say("there is no number '%s'", word), say("write a whole number from %d to %d", 1, most));
        }
        return Integer.parseInt(word);
    }
}
