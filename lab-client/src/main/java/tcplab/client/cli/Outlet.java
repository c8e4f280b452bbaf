package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tcplab.client.desk.Console;
import tcplab.client.desk.Report;
import tcplab.render.ControlRun;
import tcplab.render.Outcome;
import tcplab.render.Result;
import tcplab.text.Told;

/** Prints results as they come and keeps them for the end. */
final class Outlet {
    private final Console console;
    private final boolean quiet;
    private final boolean repeated;
    private final boolean silent;
    private final boolean reported;
    private final boolean controlled;
    private final List<Result> results = Collections.synchronizedList(new ArrayList<>());

    Outlet(Console console, boolean quiet, boolean repeated, boolean silent, boolean reported, boolean controlled) {
        this.controlled = controlled;
        this.console = console;
        this.quiet = quiet;
        this.repeated = repeated;
        this.silent = silent;
        this.reported = reported;
    }

    List<Result> results() {
        return results;
    }

    /** Takes what was shown already. */
    synchronized void keep(Result result) {
        // Thousands of timelines are kept only if they go into a report.
        Result kept = result.controlledBy(result.controls().stream().map(ControlRun::withoutTimeline).toList());
        results.add(reported ? kept : kept.withoutTimeline());
    }

    /** With repeats, the ladder is drawn for what is not as recorded only. */
    synchronized void accept(Result result, Told title) {
        keep(result);
        console.clearProgress();
        if (silent) {
            return;
        }
        if (!quiet && (!repeated || result.outcome() != Outcome.AS_RECORDED)) {
            console.print(Report.full(result, title, console));
        } else if (!repeated || result.outcome() != Outcome.AS_RECORDED) {
            console.print(Report.line(result, console.style().language()));
            if (result.outcome() != Outcome.AS_RECORDED) {
                console.print(Report.differences(result, console));
            }
        }
        if (controlled) {
            console.print(Report.controls(result, quiet, console));
        }
    }

    /** The last line of a run that was ended from outside. @param of how many were to be run */
    void interrupted(int of) {
        Told line = say("interrupted after %1$d of %2$d", results.size(), of);
        if (silent) {
            console.remark(line);
        } else {
            console.print(line);
        }
    }

    /** One line over all, if there was more than one. */
    void summary() {
        if (silent || results.size() < 2) {
            return;
        }
        long good = results.stream()
                .filter(r -> r.outcome() == Outcome.AS_RECORDED)
                .count();
        console.print(say("%d of %d runs as recorded", good, results.size()));
        for (Outcome outcome : List.of(Outcome.DIFFERS, Outcome.INCONCLUSIVE, Outcome.FAILED)) {
            List<String> names = results.stream()
                    .filter(r -> r.outcome() == outcome)
                    .map(Result::name)
                    .distinct()
                    .toList();
            if (!names.isEmpty()) {
                console.print(outcome.word() + ": " + String.join(", ", names));
            }
        }
    }
}
