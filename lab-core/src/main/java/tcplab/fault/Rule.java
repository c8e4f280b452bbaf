package tcplab.fault;

import java.time.Duration;
import tcplab.text.MayBeMissing;

/**
 * What the wire is to do with some segments.
 *
 * @param text as written, without the word {@code wire}
 * @param first the first of the matching segments that it acts on, from 1
 * @param count how many from there on; {@link Integer#MAX_VALUE} for all
 * @param time the delay, or when the copy follows; zero where it has no meaning
 * @param error what the sender is told; null where it is told nothing
 */
public record Rule(
        String text, Action action, Match match, int first, int count, Duration time, @MayBeMissing IcmpError error) {
    /** What is done to a segment. */
    public enum Action {
        DELAY,
        HOLD,
        DROP,
        DUPLICATE,
        REORDER,
        KEEP,
        /** Loses it and tells its sender by ICMP. */
        UNREACHABLE
    }

    /** The same rule for other segments. */
    public Rule on(Match other) {
        return new Rule(text, action, other, first, count, time, error);
    }

    /** True if what it acts on never arrives. */
    public boolean loses() {
        return action == Action.DROP || action == Action.UNREACHABLE;
    }

    /** True if it acts on the n-th matching segment, from 1. */
    public boolean actsOn(int nth) {
        return nth >= first && nth - first < count;
    }
}
