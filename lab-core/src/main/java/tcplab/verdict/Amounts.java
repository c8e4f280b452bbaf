package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import tcplab.language.Range;
import tcplab.text.Told;

/**
 * Answers to "how many". For an exact number, some numbers in a row with it among them; for a range, the ranges below and
 * above it, so that any number is in one of them.
 */
final class Amounts {
    private static final int IN_A_ROW = 4;
    private static final int MOST_RANGES = 4;
    private static final int STEP = 10;

    private final Range claimed;

    private Amounts(Range claimed) {
        this.claimed = claimed;
    }

    /** Numbers. @param claim from a range to the claim that the number lies in it */
    static void numbers(Draft draft, Range claimed, Function<Range, Claim> claim) {
        numbers(draft, claimed, range -> Told.nothing(), claim);
    }

    /** Numbers, each with what it would need. */
    static void numbers(Draft draft, Range claimed, Function<Range, Told> rule, Function<Range, Claim> claim) {
        numbers(draft, claimed, Amounts::spoken, rule, claim);
    }

    /** Numbers that read in their own way. @param spoken how a single one reads */
    static void numbers(Draft draft, Range claimed, LongFunction<Told> spoken, Function<Range, Told> rule, Function<Range, Claim> claim) {
        for (Range range : new Amounts(claimed).ranges(draft)) {
            draft.offers(new Choice(words(range, spoken), claim.apply(range), rule.apply(range)));
        }
        if (claimed.least() != claimed.most()) {
            // Ranges leave no number out.
            draft.leavesNothingElse();
        }
    }

    /** That the largest that was seen lies in the range: some listing shows one in it, and none a larger one. */
    static Claim atTheMost(Range range, Function<Range, Claim> claim) {
        return range.most() == Long.MAX_VALUE
                ? claim.apply(range)
                : new Both(claim.apply(range), new Not(claim.apply(Range.above(range))));
    }

    private List<Range> ranges(Draft draft) {
        List<Range> ranges = new ArrayList<>();
        if (claimed.least() == claimed.most()) {
            long first = Math.max(0, claimed.least() - draft.random().nextInt(IN_A_ROW));
            for (long n = first; n < first + IN_A_ROW; n++) {
                ranges.add(range(n, n));
            }
            return ranges;
        }
        if (claimed.least() > 0) {
            long split = claimed.least() >= STEP ? claimed.least() / STEP : 0;
            ranges.add(range(0, split));
            if (split + 1 <= claimed.least() - 1) {
                ranges.add(range(split + 1, claimed.least() - 1));
            }
        }
        if (claimed.least() == 1 && claimed.most() == Long.MAX_VALUE) {
            // Whether there is one at all would be a coin's question.
            ranges.add(range(1, 1));
            ranges.add(range(2, Long.MAX_VALUE));
            return ranges;
        }
        ranges.add(range(claimed.least(), claimed.most()));
        if (claimed.most() < Long.MAX_VALUE / STEP) {
            long split = Math.max(1, claimed.most()) * STEP;
            ranges.add(range(claimed.most() + 1, split));
            ranges.add(range(split + 1, Long.MAX_VALUE));
        }
        if (ranges.size() > MOST_RANGES) {
            int joined = draft.random().nextBoolean() ? 0 : ranges.size() - 2;
            Range upper = ranges.remove(joined + 1);
            ranges.set(joined, range(ranges.get(joined).least(), upper.most()));
        }
        return ranges;
    }

    private static Range range(long least, long most) {
        String text = most == Long.MAX_VALUE ? ">=" + least : least == most ? String.valueOf(least) : least + ".." + most;
        return new Range(least, most, text);
    }

    /** A number of times. */
    static Told spoken(long number) {
        return number == 0 ? say("none") : Told.plain(Long.toString(number));
    }

    private static Told words(Range range, LongFunction<Told> spoken) {
        if (range.least() == range.most()) {
            return spoken.apply(range.least());
        } else if (range.least() == 0) {
            return say("at most %s", String.valueOf(range.most()));
        }
        return range.most() == Long.MAX_VALUE
                ? say("%s or more", String.valueOf(range.least()))
                : say("%1$s to %2$s", String.valueOf(range.least()), String.valueOf(range.most()));
    }
}
