package tcplab.client.cli;

import java.util.List;
import tcplab.render.FindingsText;
import tcplab.render.Ladder;
import tcplab.render.Outcome;
import tcplab.render.Result;

/** What a run looks like on standard output, and what it means for the exit code. */
final class Report {
    private Report() {}

    /** The ladder and the findings of one run. */
    static String full(Result result, String title, Console console) {
        StringBuilder text = new StringBuilder();
        text.append(console.bold(result.name())).append(title.isEmpty() ? "" : " — " + title);
        text.append("\n\n");
        if (!result.timeline().entries().isEmpty()) {
            text.append(Ladder.draw(result.timeline(), console.style())).append('\n');
        }
        return text.append(verdicts(result, console)).toString();
    }

    /** The findings alone, after what kept the run from its end. */
    static String verdicts(Result result, Console console) {
        String problem = result.problem() == null ? "" : "The run stopped: " + result.problem() + "\n";
        return problem + FindingsText.draw(result.findings(), console.style());
    }

    /** What kept the run from being as recorded: for those who do not want to see the rest. */
    static String differences(Result result, Console console) {
        String problem = result.problem() == null ? "" : "The run stopped: " + result.problem() + "\n";
        return problem
                + FindingsText.draw(
                        result.findings().stream().filter(f -> !f.asRecorded()).toList(), console.style());
    }

    /** {@code close/three-way  5 findings as recorded  (wire, 0.2 s)}. */
    static String line(Result result) {
        long asRecorded =
                result.findings().stream().filter(f -> f.asRecorded()).count();
        return String.format(
                "%-36s %-12s %d of %d findings as recorded (%s, %.1f s)",
                result.name(),
                result.outcome().word(),
                asRecorded,
                result.findings().size(),
                result.bench(),
                result.millis() / 1000.0);
    }

    static int exitCode(List<Result> results) {
        boolean differs = results.stream().anyMatch(r -> r.outcome() == Outcome.DIFFERS);
        boolean asRecorded = results.stream().allMatch(r -> r.outcome() == Outcome.AS_RECORDED);
        return differs ? ExitCode.DIFFERS : asRecorded ? ExitCode.AS_RECORDED : ExitCode.INCONCLUSIVE;
    }
}
