package tcplab.verdict;

import java.util.function.Function;
import tcplab.journal.Timeline;
import tcplab.text.Told;

/**
 * An answer that can be chosen.
 *
 * @param text as the reader sees it
 * @param claim what must be true of a run for the answer to be right; null for "something else"
 * @param rule when TCP does what the answer says, for whoever has chosen it wrongly; empty if there is nothing to say
 * @param against the same with what a run shows against the answer; empty if the rule says it all
 * @param cause why a run makes the answer right, where only the run can tell; empty if the rule says it all
 */
public record Choice(Told text, Claim claim, Told rule, Function<Timeline, Told> against, Function<Timeline, Told> cause) {
    /** One that has the same cause in every run. */
    public Choice(Told text, Claim claim, Told rule, Function<Timeline, Told> against) {
        this(text, claim, rule, against, timeline -> Told.nothing());
    }

    /** One whose reason tells of what was done. @param unless what has to be done for it to be right, for whoever has chosen it wrongly */
    static Choice unless(Told text, Claim claim, Told rule, Told unless) {
        return new Choice(text, claim, rule, timeline -> unless);
    }

    /** One of which a run shows no more than its claim's verdict. */
    public Choice(Told text, Claim claim, Told rule) {
        this(text, claim, rule, timeline -> Told.nothing());
    }

    /** One of which nothing is to be said. */
    public Choice(Told text, Claim claim) {
        this(text, claim, Told.nothing());
    }
}
