package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.CourseSheet;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Home;
import tcplab.client.desk.Learner;
import tcplab.client.desk.ProgressFile;
import tcplab.client.desk.Tutor;
import tcplab.client.desk.UsageException;
import tcplab.host.BenchUnavailable;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.run.Lab;
import tcplab.script.Lesson;
import tcplab.text.Told;

/** {@code learn}: the course for whoever learns alone. */
final class LearnCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "learn",
            "scripts/lab learn [N|due] [--list] [--articles] [--bench auto|wire|loopback|host] [--reset] [--yes]",
            say("Takes you through TCP lesson by lesson: predict, watch a real run, see what was right, and predict the same without "
                    + "what made it so. Without a word it goes on where you left off, and first asks again what you had wrong, after 1, "
                    + "3, 7 and 14 days; learn due asks only that, learn N begins lesson N. In a pipe the answers come one a line, as in "
                    + "quiz, and without a word the lessons are listed, as with --list. --articles lists the five articles (or one, by "
                    + "its number) as another way through the experiments: section, statements, experiments. --reset forgets the "
                    + "progress, with --yes without asking. The exit code is as for quiz."),
            "scripts/lab learn 1");

    private static final Map<String, Boolean> OPTIONS =
            Map.of("--list", false, "--articles", false, "--bench", true, "--reset", false, "--yes", false);

    private static final String DUE = "due";

    private final StepByStep.Stepper stepping;

    /** @param stepping how a learner steps through a run */
    LearnCommand(StepByStep.Stepper stepping) {
        this.stepping = stepping;
    }

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, OPTIONS);
        ProgressFile file = ProgressFile.of(console);
        Learner learner = new Learner(new Typed(console), Typed.byPerson(), console);
        List<Lesson> course = Home.course();
        if (options.operands().size() > 1) {
            throw new UsageException(say("learn takes one word"), say("as in: %s", WORD.example()));
        } else if (options.has("--reset")) {
            return reset(options, file, learner, console);
        } else if (options.has("--articles")) {
            console.print(ArticlesText.of(number(options, Home.statements().sources().size()), file.read(), console));
            return ExitCode.AS_RECORDED;
        }
        boolean atTerminal = Typed.byPerson() && System.getenv("TCPLAB_TTY_OUT") != null;
        if (options.has("--list") || options.operands().isEmpty() && !atTerminal) {
            console.print(new CourseSheet(course, console).list(file.read(), LocalDate.now()));
            return ExitCode.AS_RECORDED;
        }
        boolean due = options.operands().contains(DUE);
        int lesson = due ? 0 : number(options, course.size());
        try (Interrupt interrupt = new Interrupt();
                Lab lab = Lab.open(RunCommand.bench(options), console::log)) {
            boolean steps = atTerminal && lab.bench().wire().isPresent();
            Tutor tutor = new Tutor(lab, learner, course, file,
                    steps ? experiment -> stepping.run(lab, experiment, null, console) : null, LocalDate.now(), console);
            return due ? tutor.again() : lesson == 0 ? tutor.goOn() : tutor.from(course.get(lesson - 1));
        } catch (BenchUnavailable e) {
            console.error(e.told(), e);
            return ExitCode.INCONCLUSIVE;
        }
    }

    /** The number that is named, or 0 if none is. */
    private static int number(Options options, int most) throws UsageException {
        if (options.operands().isEmpty()) {
            return 0;
        }
        String word = options.operands().get(0);
        if (!word.matches("[1-9]\\d{0,3}") || Integer.parseInt(word) > most) {
            throw new UsageException(say("there is no number '%s'", word), say("write a whole number from %d to %d", 1, most));
        }
        return Integer.parseInt(word);
    }

    private static int reset(Options options, ProgressFile file, Learner learner, Console console) throws IOException, UsageException {
        Told question = say("Forget how far you are in the course, and what is due again?");
        if (!options.has("--yes") && !learner.agrees(question)) {
            throw new UsageException(say("nothing was forgotten"), say("say so clearly: %s", "scripts/lab learn --reset --yes"));
        }
        file.forget();
        console.print(say("The course begins anew."));
        return ExitCode.AS_RECORDED;
    }
}
