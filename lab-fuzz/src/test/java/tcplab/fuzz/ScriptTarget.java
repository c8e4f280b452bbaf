package tcplab.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tcplab.journal.Journal;
import tcplab.journal.Timeline;
import tcplab.quiz.Questions;
import tcplab.script.Experiment;
import tcplab.script.Parsed;
import tcplab.script.Problem;
import tcplab.script.ScriptParser;

/** A script as a whole: what is wrong with it, or an experiment whose claims can be judged and asked of a learner. */
final class ScriptTarget implements Target {
    private static final int MOST_CLAIMS = 4;
    /** Of so many scripts one is asked of a learner, which takes as long as all the rest. */
    private static final int ASKED_OF = 4;

    private Timeline seen;

    @Override
    public String name() {
        return "script";
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        return Seeds.whole(Seeds.scripts());
    }

    @Override
    public int longestBytes() {
        return 4_096;
    }

    @Override
    public int someInputs() {
        return 150;
    }

    @Override
    public void take(byte[] input) {
        String text = String.join("\n", Asked.lines(input));
        Parsed parsed = parse(text);
        parsed.problems().stream().map(Problem::toString).forEach(Asked::sentence);
        Asked.that(parsed.ok() == parsed.problems().isEmpty(), "neither right nor wrong");
        if (parsed.ok()) {
            Experiment experiment = parsed.experiment();
            Parsed again = parse(written(experiment));
            Asked.same(List.of(), again.problems(), "what is wrong with what was understood");
            Asked.same(said(experiment), said(again.experiment()), "an experiment");
            experiment.claims().stream().limit(MOST_CLAIMS).forEach(claim -> claim.claim().judge(seen()));
            if (text.length() % ASKED_OF == 0) {
                Questions.round(experiment, 1);
            }
        }
    }

    private static Parsed parse(String text) {
        return ScriptParser.parse("x.lab", "x", text, Set.of());
    }

    /** The script from what was understood of it, as the shell saves a session: the claims come last. */
    private static String written(Experiment experiment) {
        List<String> lines = new ArrayList<>(List.of(""));
        if (experiment.ipv6()) {
            lines.add("ipv6");
        }
        lines.addAll(steps(experiment));
        lines.addAll(claims(experiment));
        return String.join("\n", lines);
    }

    private static List<String> steps(Experiment experiment) {
        return experiment.items().stream()
                .filter(Experiment.StepItem.class::isInstance)
                .map(item -> ((Experiment.StepItem) item).text())
                .toList();
    }

    private static List<String> claims(Experiment experiment) {
        return experiment.claims().stream().map(claim -> "claim " + claim.text()).toList();
    }

    private static List<String> said(Experiment experiment) {
        List<String> said = new ArrayList<>(steps(experiment));
        said.addAll(claims(experiment));
        experiment.literals().stream().sorted().forEach(said::add);
        return said;
    }

    private synchronized Timeline seen() {
        if (seen == null) {
            try {
                Path recording = Seeds.EXPERIMENTS.resolve("recorded/close/three-way.jsonl.gz");
                seen = Journal.load(recording);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return seen;
    }
}
