package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tcplab.client.desk.Batch;
import tcplab.client.desk.Command;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Home;
import tcplab.client.desk.Learner;
import tcplab.client.desk.Scores;
import tcplab.client.desk.Selection;
import tcplab.client.desk.UsageException;
import tcplab.host.BenchUnavailable;
import tcplab.language.Sort;
import tcplab.language.Word;
import tcplab.run.Lab;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.text.Told;

/** {@code quiz}: predict what a run will show, then see it. */
final class QuizCommand implements Command {
    private static final Word WORD = new Word(
            Sort.COMMAND,
            "quiz",
            "scripts/lab quiz NAME|TOPIC|FILE|tour... [--bench B] [--seed N] | quiz --score",
            say("Asks what an experiment will show, runs it and sets each answer beside the evidence; answers come from "
                        + "the terminal or from a pipe, one a line. What you had wrong comes again: at a terminal, in a quiz of several "
                        + "experiments, once more at its end with the answers in another order, and on another day with learn or "
                        + "learn due, but for what was asked of a changed or another script. --seed mixes them otherwise, --score prints by topic "
                        + "how your answers went, those of learn among them. The exit code is 0 when the quiz is done, whatever the score."),
            "scripts/lab quiz close/three-way");

    private static final Map<String, Boolean> OPTIONS = Map.of("--bench", true, "--seed", true, "--score", false);

    @Override
    public Word word() {
        return WORD;
    }

    @Override
    public int run(List<String> words, Console console) throws Exception {
        Options options = Options.of(words, OPTIONS);
        Scores scores = Scores.of(console);
        if (options.has("--score")) {
            if (!options.operands().isEmpty()) {
                throw new UsageException(say("--score takes no experiment"), say("as in: %s", "scripts/lab quiz --score"));
            }
            console.print(table(scores, Home.catalogue(), console));
            return ExitCode.AS_RECORDED;
        }
        if (options.operands().isEmpty()) {
            throw new UsageException(say("%s needs an experiment", WORD.name()), say("as in: %s", WORD.example()));
        }
        long seed = seed(options);
        String bench = RunCommand.bench(options);
        List<Experiment> experiments = Selection.of(options.operands(), Home.catalogue(), console);
        Learner learner = new Learner(new Typed(console), Typed.byPerson(), console);
        try (Interrupt interrupt = new Interrupt();
                Lab lab = Lab.open(bench, console::log)) {
            return Batch.quiz(lab, learner, scores, seed, console).play(experiments);
        } catch (BenchUnavailable e) {
            console.error(e.told(), e);
            return ExitCode.INCONCLUSIVE;
        }
    }

    private static long seed(Options options) throws UsageException {
        String seed = options.value("--seed").orElse("0");
        if (!seed.matches("\\d{1,18}")) {
            throw new UsageException(say("--seed %s is no number", seed), say("as in: %s", "--seed 7"));
        }
        return Long.parseLong(seed);
    }

    private static String table(Scores scores, Catalogue catalogue, Console console) throws IOException {
        Map<String, Scores.Score> topics = new TreeMap<>();
        Map<String, Integer> tried = new TreeMap<>();
        for (Map.Entry<String, Scores.Score> entry : scores.read().entrySet()) {
            String topic = entry.getKey().contains("/") ? entry.getKey().replaceFirst("/.*", "") : "-";
            topics.merge(topic, entry.getValue(), Scores.Score::plus);
            tried.merge(topic, 1, Integer::sum);
        }
        if (topics.isEmpty()) {
            return console.tell(say("no question was answered yet; try: %s", console.typed("learn")));
        }
        List<String> names = catalogue.names();
        StringBuilder text = new StringBuilder();
        topics.forEach((topic, score) -> {
            long of = names.stream().filter(name -> name.startsWith(topic + "/")).count();
            text.append(String.format(Locale.ROOT, "%-12s ", topic))
                    .append(console.tell(say("right %1$d of %2$d, rounds %3$d, experiments %4$d of %5$d",
                            score.right(), score.asked(), score.rounds(), tried.get(topic), Math.max(of, tried.get(topic)))))
                    .append('\n');
        });
        return text.append(console.tell(say("answers of quiz and of learn alike; they are counted in %s", scores.file()))).toString();
    }
}
