package tcplab.render;

import java.nio.file.Path;
import java.util.List;
import tcplab.journal.Timeline;
import tcplab.text.Told;
import tcplab.verdict.Finding;

/**
 * An experiment that was run, as the reports need it.
 *
 * @param name {@code close/three-way}
 * @param bench {@code wire}, {@code loopback} or {@code host}
 * @param millis how long the run took
 * @param findings the verdicts in the order of the script, possibly none
 * @param problem why the run could not be completed, or null
 * @param folder where the run was saved, or null
 * @param controls what became of the claims where their causes were taken away; none if that was not tried
 */
public record Result(
        String name,
        String bench,
        long millis,
        Outcome outcome,
        Timeline timeline,
        List<Finding> findings,
        Told problem,
        Path folder,
        List<ControlRun> controls) {
    public Result {
        findings = List.copyOf(findings);
        controls = List.copyOf(controls);
    }

    /** A run whose controls have not been tried. */
    public Result(
            String name,
            String bench,
            long millis,
            Outcome outcome,
            Timeline timeline,
            List<Finding> findings,
            Told problem,
            Path folder) {
        this(name, bench, millis, outcome, timeline, findings, problem, folder, List.of());
    }

    /** The same with these controls. */
    public Result controlledBy(List<ControlRun> runs) {
        return new Result(name, bench, millis, outcome, timeline, findings, problem, folder, runs);
    }

    /** The same, as it is kept there. */
    public Result keptIn(Path folder) {
        return new Result(name, bench, millis, outcome, timeline, findings, problem, folder, controls);
    }

    /** The same without what was seen. */
    public Result withoutTimeline() {
        return new Result(name, bench, millis, outcome, new Timeline(List.of()), findings, problem, folder, controls);
    }
}
