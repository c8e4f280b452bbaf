package tcplab.render;

import static tcplab.text.Told.say;

import java.util.List;
import tcplab.text.Told;
import tcplab.verdict.Finding;
import tcplab.verdict.Judgement;
import tcplab.verdict.Verdict;

/**
 * A control that was run, with what became there of the claims that name it.
 *
 * @param control as the script says it, without the word {@code control}
 * @param change what it makes of the script's steps, as {@link ScriptChange} writes it; none where it is another script
 * @param result the control's run; null if there was none
 * @param problem why there was none, or null
 * @param turns one for each claim that names the control, in order
 */
public record ControlRun(String control, List<String> change, Result result, Told problem, List<Turn> turns) {
    /** One whose change is all in its words. */
    public ControlRun(String control, Result result, Told problem, List<Turn> turns) {
        this(control, List.of(), result, problem, turns);
    }

    /** The same without what was seen. */
    public ControlRun withoutTimeline() {
        return new ControlRun(control, change, result == null ? null : result.withoutTimeline(), problem, turns);
    }

    /**
     * A claim here and there.
     *
     * @param here on the run of the experiment itself
     * @param there where its cause is taken away
     */
    public record Turn(Finding here, Judgement there) {
        /** True if the claim came out the other way, as it must. */
        public boolean isTurned() {
            return here.verdict() == Verdict.CONFIRMED && there.verdict() == Verdict.REFUTED
                    || here.verdict() == Verdict.REFUTED && there.verdict() == Verdict.CONFIRMED;
        }

        /** In one word. */
        public Told word() {
            return isTurned() ? say("turned") : isOpen() ? say("undecided") : say("did not turn");
        }

        /** True if nothing can be said, here or there. */
        public boolean isOpen() {
            return here.verdict() == Verdict.INCONCLUSIVE || there.verdict() == Verdict.INCONCLUSIVE;
        }
    }
}
