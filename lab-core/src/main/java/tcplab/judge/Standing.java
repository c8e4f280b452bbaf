package tcplab.judge;

import java.util.List;
import tcplab.render.ControlRun;
import tcplab.render.Result;
import tcplab.script.Control;
import tcplab.script.Experiment;

/** What is known of whether a claim can fail: how it stands with its controls. */
public enum Standing {
    /** It came out the other way under each of its controls. */
    TURNED,
    /** Under one of them it came out the same way. */
    SAME,
    /** Of one of them nothing can be said. */
    UNDECIDED,
    /** It has controls, and they were not run. */
    NOT_TRIED,
    /** There can be no control, and the script says why. */
    NONE,
    /** It tests a statement and has no control. */
    MISSING,
    /** It tests no statement and needs no control. */
    NOT_NEEDED;

    /** How a claim stands. @param result of the experiment, with the controls that were run */
    public static Standing of(Experiment.ClaimLine claim, Result result) {
        List<ControlRun.Turn> turns = turns(claim, result);
        if (!turns.isEmpty()) {
            return turns.stream().allMatch(ControlRun.Turn::isTurned)
                    ? TURNED
                    : turns.stream().allMatch(turn -> turn.isTurned() || turn.isOpen()) ? UNDECIDED : SAME;
        } else if (claim.controls().stream().anyMatch(Control.None.class::isInstance)) {
            return NONE;
        } else if (!claim.controls().isEmpty()) {
            return NOT_TRIED;
        }
        return claim.statements().isEmpty() ? NOT_NEEDED : MISSING;
    }

    private static List<ControlRun.Turn> turns(Experiment.ClaimLine claim, Result result) {
        return result.controls().stream()
                .flatMap(control -> control.turns().stream())
                .filter(turn -> turn.here().line() == claim.line())
                .toList();
    }
}
