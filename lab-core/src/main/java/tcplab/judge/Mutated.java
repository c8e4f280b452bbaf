package tcplab.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tcplab.render.ControlRun;
import tcplab.render.Result;
import tcplab.script.Control;
import tcplab.script.Experiment;
import tcplab.verdict.Verdict;

/**
 * What the claims of an experiment noticed of changes of its steps: as it is kept, and as other programs read it.
 *
 * @param name of the experiment
 * @param script its whole text, as it was then
 * @param kernel that ran it
 * @param claims in the order of the script
 * @param changes in the order of the steps
 */
public record Mutated(String name, String script, String kernel, List<Claim> claims, List<Change> changes) {
    /** What shows that a claim can fail. */
    public enum Shown {
        /** A change of the steps turned it. */
        CHANGE,
        /** No change did, but its own control. */
        CONTROL,
        /** The script says why there can be no control. */
        EXCUSED,
        /** Nothing turned it, and of its control nothing can be said. */
        UNDECIDED,
        /** Nothing turned it: it shows nothing of its statement. */
        NOTHING,
        /** Nothing turned it, and it tests no statement. */
        NOT_NEEDED
    }

    /** A claim. @param verdict on the experiment as it is */
    public record Claim(int line, String claim, List<String> statements, Verdict verdict, Shown shown) {}

    /** A change. @param verdicts there of all claims, in their order */
    public record Change(String change, List<Verdict> verdicts) {
        /** True if this claim came out the other way. @param claim its place, from 0 */
        public boolean isNoticed(int claim, Verdict here) {
            return here != Verdict.INCONCLUSIVE && verdicts.get(claim) != Verdict.INCONCLUSIVE && verdicts.get(claim) != here;
        }
    }

    /**
     * Of runs that were made.
     *
     * @param plain the experiment as it is
     * @param changes with all claims each
     * @param controls with the claims that name them
     */
    public static Mutated of(Experiment experiment, Result plain, List<ControlRun> changes, List<ControlRun> controls) {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < experiment.claims().size(); i++) {
            Experiment.ClaimLine claim = experiment.claims().get(i);
            claims.add(new Claim(claim.line(), claim.text(), claim.statements(), plain.findings().get(i).verdict(),
                    shown(claim, changes, controls)));
        }
        String kernel = plain.timeline().environment().map(e -> e.kernel()).orElse("");
        return new Mutated(experiment.name(), experiment.text(), kernel, claims, changes.stream()
                .map(run -> new Change(run.control(), run.turns().stream().map(turn -> turn.there().verdict()).toList()))
                .toList());
    }

    private static Shown shown(Experiment.ClaimLine claim, List<ControlRun> changes, List<ControlRun> controls) {
        if (turns(claim, changes).anyMatch(ControlRun.Turn::isTurned)) {
            return Shown.CHANGE;
        } else if (turns(claim, controls).anyMatch(ControlRun.Turn::isTurned)) {
            return Shown.CONTROL;
        } else if (claim.statements().isEmpty()) {
            return Shown.NOT_NEEDED;
        } else if (claim.controls().stream().anyMatch(Control.None.class::isInstance)) {
            return Shown.EXCUSED;
        }
        return turns(claim, controls).anyMatch(ControlRun.Turn::isOpen) ? Shown.UNDECIDED : Shown.NOTHING;
    }

    private static Stream<ControlRun.Turn> turns(Experiment.ClaimLine claim, List<ControlRun> runs) {
        return runs.stream().flatMap(run -> run.turns().stream()).filter(turn -> turn.here().line() == claim.line());
    }

    /** The claims of which this is so. */
    public List<Claim> claims(Shown shown) {
        return claims.stream().filter(claim -> claim.shown() == shown).toList();
    }

    /** The changes that no claim noticed. */
    public List<Change> unnoticed() {
        return changes.stream()
                .filter(change -> Stream.iterate(0, i -> i < claims.size(), i -> i + 1)
                        .noneMatch(i -> change.isNoticed(i, claims.get(i).verdict())))
                .toList();
    }
}
