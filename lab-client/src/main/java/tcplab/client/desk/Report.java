package tcplab.client.desk;

import static tcplab.text.Told.say;

import java.util.List;
import java.util.stream.Stream;
import tcplab.render.ControlRun;
import tcplab.render.ControlText;
import tcplab.render.FiguresTable;
import tcplab.render.FindingsText;
import tcplab.render.Ladder;
import tcplab.render.Outcome;
import tcplab.render.Painted;
import tcplab.render.Result;
import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.verdict.Finding;

/** What a run looks like on standard output, and what it means for the exit code. */
public final class Report {
    private Report() {}

    /** The ladder and the findings of one run. */
    public static Painted full(Result result, Told toldTitle, Console console) {
        return picture(result, toldTitle, console).add(verdicts(result, console));
    }

    /** The ladder of one run under its title. */
    public static Painted picture(Result result, Told toldTitle, Console console) {
        String title = console.tell(toldTitle);
        String head = result.name() + (title.isEmpty() ? "" : (console.style().unicode() ? " — " : " - ") + title);
        Painted text = new Painted();
        for (String line : Columns.wrap(Columns.printable(head), console.style().width(), "  ")) {
            // The name may have been wrapped itself.
            boolean named = line.startsWith(result.name());
            text.add(named ? Console.bold(result.name()) : new Painted());
            text.add(line.substring(named ? result.name().length() : 0) + "\n");
        }
        text.add("\n");
        if (!result.timeline().entries().isEmpty()) {
            text.add(Ladder.draw(result.timeline(), console.style())).add("\n");
        }
        return text;
    }

    /** The findings alone, after what kept the run from its end. */
    public static Painted verdicts(Result result, Console console) {
        return drawn(result, result.findings(), console);
    }

    /** What kept the run from being as recorded: for those who do not want to see the rest. */
    public static Painted differences(Result result, Console console) {
        return drawn(
                result, result.findings().stream().filter(f -> !f.asRecorded()).toList(), console);
    }

    private static Painted drawn(Result result, List<Finding> findings, Console console) {
        if (result.problem() == null) {
            String figures = FiguresTable.draw(findings, console.style());
            return FindingsText.draw(findings, console.style()).add(figures.isEmpty() ? "" : "\n" + figures);
        }
        String problem = String.join("\n", Columns.wrap(
                console.tell(didRun(result)
                        ? say("The run stopped: %s", result.problem())
                        : say("It could not run: %s", result.problem())),
                console.style().width(),
                "    "));
        return Painted.of(problem + "\n")
                .add(didRun(result) ? FindingsText.draw(findings, console.style()) : new Painted());
    }

    private static boolean didRun(Result result) {
        return !result.timeline().entries().isEmpty();
    }

    /** {@code close/three-way  as-recorded  5 of 5 findings as recorded (wire, 0.2 s)}. */
    public static String line(Result result, Language language) {
        long asRecorded =
                result.findings().stream().filter(f -> f.asRecorded()).count();
        return Columns.pad(result.name(), 36) + " " + Columns.pad(result.outcome().word(), 12) + " " + language.tell(say(
                "%d of %d findings as recorded (%s, %.1f s)",
                asRecorded,
                result.findings().size(),
                result.bench(),
                result.millis() / 1000.0));
    }

    /** The controls of a run, each beside it; with quiet, one line over all and those that did not turn. */
    public static Painted controls(Result result, boolean quiet, Console console) {
        Painted text = new Painted();
        if (!quiet && !result.controls().isEmpty()) {
            Columns.wrap(console.tell(say("Controls: each takes the cause of a claim away, and there the claim must come out the other way.")),
                    console.style().width(), "  ").forEach(line -> text.add("\n" + line));
            text.add("\n");
        }
        for (ControlRun control : result.controls()) {
            if (!quiet || !control.turns().stream().allMatch(ControlRun.Turn::isTurned)) {
                text.add("\n").add(ControlText.draw(result, control, !quiet, console.style()));
            }
        }
        long turned = turns(List.of(result)).filter(ControlRun.Turn::isTurned).count();
        long all = turns(List.of(result)).count();
        return text.add(quiet ? "" : "\n").add(console.tell(all == 0
                ? say("%s has no control that can be run", result.name())
                : say("%1$s: %2$d of %3$d claims turned under their controls", result.name(), turned, all)) + "\n");
    }

    private static Stream<ControlRun.Turn> turns(List<Result> results) {
        return results.stream().flatMap(result -> result.controls().stream()).flatMap(control -> control.turns().stream());
    }

    public static int exitCode(List<Result> results) {
        boolean differs = results.stream().anyMatch(r -> r.outcome() == Outcome.DIFFERS)
                || turns(results).anyMatch(turn -> !turn.isTurned() && !turn.isOpen());
        boolean asRecorded = results.stream().allMatch(r -> r.outcome() == Outcome.AS_RECORDED)
                && turns(results).allMatch(ControlRun.Turn::isTurned);
        return differs ? ExitCode.DIFFERS : asRecorded ? ExitCode.AS_RECORDED : ExitCode.INCONCLUSIVE;
    }
}
