package tcplab.verdict;

import tcplab.text.Told;

/**
 * Times for which there is one reason, in nanoseconds.
 *
 * @param least the shortest
 * @param most the longest; {@code Long.MAX_VALUE} if there is no end
 * @param rule what takes so long, for people
 */
record Stretch(long least, long most, Told rule) {
    /** Less than this times as long as it is short, and nobody would think of it as a time of its own. */
    private static final double NARROW = 1.6;

    boolean contains(long nanos) {
        return nanos >= least && nanos <= most;
    }

    /** What of it is shorter. */
    Stretch below(long nanos) {
        return new Stretch(least, Math.min(most, nanos - 1), rule);
    }

    /** What of it is longer. */
    Stretch above(long nanos) {
        return new Stretch(Math.max(least, nanos + 1), most, rule);
    }

    /** From the beginning of this one to the end of that one, for this one's reason. */
    Stretch upTo(Stretch later) {
        return new Stretch(least, later.most, rule);
    }

    /** From the beginning of that one to the end of this one, for this one's reason. */
    Stretch from(Stretch earlier) {
        return new Stretch(earlier.least, most, rule);
    }

    boolean sharesReason(Stretch other) {
        return rule.equals(other.rule);
    }

    /** Without a reason if that one has the same. */
    Stretch beside(Stretch right) {
        return sharesReason(right) ? new Stretch(least, most, Told.nothing()) : this;
    }

    boolean isNarrow() {
        return most < NARROW * least;
    }
}
