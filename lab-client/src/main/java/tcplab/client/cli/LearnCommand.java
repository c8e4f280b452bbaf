package tcplab.client.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import static tcplab.text.Told.say;
import tcplab.client.desk.ArticleWay;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Home;
import tcplab.client.desk.Learner;
import tcplab.client.desk.Learning;
import tcplab.client.desk.Steps;
import tcplab.client.desk.Tutor;
import tcplab.client.site.Feed;
import tcplab.host.BenchUnavailable;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.render.Result;
import tcplab.run.Lab;
import tcplab.script.Experiment;
import tcplab.script.Statements;

/** {@code learn}: the course for whoever learns alone. */
final class LearnCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "learn",
            "scripts/lab learn [N|due] [--list] [--bench auto|wire|loopback|host] [--reset] [--yes] | learn --articles [N|N.M]",
            say("Takes you through TCP lesson by lesson: predict, watch a real run, see what was right, and predict the same without "
                    + "what made it so. Without a word it goes on where you left off, and first asks again what you had wrong, after 1, "
                    + "3, 7 and 14 days; learn due asks only that, learn N begins lesson N. In a pipe the answers come one a line, as in "
                    + "quiz, and without a word the lessons are listed, as with --list. --articles lists another way through the "
                    + "experiments, that of the five articles (or of one, by its number), with what is done of each section; "
                    + "--articles 3.2 begins at that section, and Enter leads to the next experiment. --reset forgets the "
                    + "progress, with --yes without asking. The exit code is as for quiz."),
            "scripts/lab learn 1");

    private static final Map<String, Boolean> OPTIONS =
            Map.of("--list", false, "--articles", false, "--bench", true, "--reset", false, "--yes", false);

    private final Steps.Opening stepping;

    /** @param stepping how a learner steps through a run */
    LearnCommand(Steps.Opening stepping) {
        this.stepping = stepping;
    }

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, OPTIONS);
        List<String> operands = options.operands();
        Learning learning = new Learning(new Learner(new Typed(console), Typed.byPerson(), console), console);
        boolean atTerminal = Typed.byPerson() && System.getenv("TCPLAB_TTY_OUT") != null;
        boolean articles = options.has("--articles");
        ArticleWay way = articles ? ArticleWay.of(Home.statements(), Home.catalogue(), Home.course()) : null;
        Optional<Statements.Section> section = articles ? learning.section(operands, way) : Optional.empty();
        if (articles && section.isEmpty()) {
            console.print(ArticlesText.of(Learning.number(operands, Home.statements().sources().size()), way, learning.progress(), console));
            return ExitCode.AS_RECORDED;
        } else if (!articles) {
            learning.check(operands);
        }
        if (options.has("--reset")) {
            return learning.reset(options.has("--yes"));
        } else if (options.has("--list") || operands.isEmpty() && !atTerminal) {
            return learning.list();
        }
        try (Interrupt interrupt = new Interrupt();
                Lab lab = Lab.open(RunCommand.bench(options), console::log);
                Feed feed = Feed.of(lab.audience(), console::log)) {
            boolean steps = atTerminal && lab.bench().wire().isPresent();
            Tutor.Stepper stepper = steps ? experiment -> stepped(experiment, lab, console) : null;
            return section.isPresent() ? learning.walk(way, section.get(), lab, stepper) : learning.take(operands, lab, stepper);
        } catch (BenchUnavailable e) {
            console.error(e.told(), e);
            return ExitCode.INCONCLUSIVE;
        }
    }

    /** Between two of them the keys are those of the questions. */
    private Result stepped(Experiment experiment, Lab lab, Console console) throws IOException {
        try (Steps keys = stepping.open(console)) {
            return keys.run(lab, experiment, null);
        }
    }
}
