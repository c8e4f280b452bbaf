package tcplab.verdict;

import static tcplab.text.Told.say;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import tcplab.language.Range;
import tcplab.text.Language;
import tcplab.text.Told;

/**
 * Answers to "how many" and "how long". For an exact number, some numbers in a row with it among them; for a range,
 * the ranges below and above it, so that any amount is in one of them; for a kernel timer, some timers in a row.
 */
final class Amounts {
    private static final int IN_A_ROW = 4;
    private static final int MOST_RANGES = 4;
    private static final int STEP = 10;
    private static final long SHORTEST_SPLIT_NANOS = 10_000_000;

    private final Range claimed;
    private final boolean duration;
    private final Function<Range, Told> rule;
    private final TimeRules times;

    /** @param times null of what is no time */
    private Amounts(Range claimed, Function<Range, Told> rule, TimeRules times) {
        this.claimed = claimed;
        this.duration = times != null;
        this.rule = rule;
        this.times = times;
    }

    /** Numbers. @param claim from a range to the claim that the number lies in it */
    static void numbers(Draft draft, Range claimed, Function<Range, Claim> claim) {
        numbers(draft, claimed, range -> Told.nothing(), claim);
    }

    /** Numbers, each with what it would need. */
    static void numbers(Draft draft, Range claimed, Function<Range, Told> rule, Function<Range, Claim> claim) {
        new Amounts(claimed, rule, null).offer(draft, claim);
        if (claimed.least() != claimed.most()) {
            // Ranges leave no number out.
            draft.leavesNothingElse();
        }
    }

    /** Times. @param rules of what they are the times of @param claim from a range to the claim that the time lies in it */
    static void times(Draft draft, Range claimed, TimeRules rules, Function<Range, Claim> claim) {
        new Amounts(claimed, rules::of, rules).offer(draft, claim);
    }

    /** Times, of which the longest that was seen counts. */
    static void timesAtTheMost(Draft draft, Range claimed, TimeRules rules, Function<Range, Claim> claim) {
        new Amounts(claimed, rules::of, rules).offer(draft, range -> atTheMost(range, claim));
    }

    /** That the largest that was seen lies in the range: some listing shows one in it, and none a larger one. */
    static Claim atTheMost(Range range, Function<Range, Claim> claim) {
        return range.most() == Long.MAX_VALUE
                ? claim.apply(range)
                : new Both(claim.apply(range), new Not(claim.apply(Range.above(range))));
    }

    private void offer(Draft draft, Function<Range, Claim> claim) {
        List<Range> ranges = ranges(draft);
        Set<String> said = new HashSet<>();
        ranges.stream().filter(this::isClaimed).forEach(range -> said.add(Language.EN.tell(rule.apply(range))));
        for (Range range : ranges) {
            Told own = rule.apply(range);
            boolean again = duration && !isClaimed(range) && !said.add(Language.EN.tell(own));
            draft.offers(new Choice(words(range), claim.apply(range), again ? times.otherThan(claimed, range, words(range)) : own));
        }
    }

    private boolean isClaimed(Range range) {
        return range.least() == claimed.least() && range.most() == claimed.most();
    }

    private List<Range> ranges(Draft draft) {
        if (claimed.text().startsWith("~")) {
            return timers(draft);
        }
        List<Range> ranges = new ArrayList<>();
        if (!duration && claimed.least() == claimed.most()) {
            long first = Math.max(0, claimed.least() - draft.random().nextInt(IN_A_ROW));
            for (long n = first; n < first + IN_A_ROW; n++) {
                ranges.add(range(n, n));
            }
            return ranges;
        }
        if (claimed.least() > 0) {
            long split = below(claimed.least());
            ranges.add(range(0, split));
            if (split + 1 <= claimed.least() - 1) {
                ranges.add(range(split + 1, claimed.least() - 1));
            }
        }
        if (!duration && claimed.least() == 1 && claimed.most() == Long.MAX_VALUE) {
            // Whether there is one at all would be a coin's question.
            ranges.add(range(1, 1));
            ranges.add(range(2, Long.MAX_VALUE));
            return ranges;
        }
        ranges.add(range(claimed.least(), claimed.most()));
        if (claimed.most() < Long.MAX_VALUE / STEP) {
            long split = above(claimed.most());
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

    /** Some in a row of the times that TCP on Linux knows, the claimed one among them. */
    private List<Range> timers(Draft draft) {
        List<Long> known = new ArrayList<>(times.known());
        known.removeIf(nanos -> Math.max(nanos, claimed.least()) < 2 * Math.min(nanos, claimed.least()));
        known.add(claimed.least());
        Collections.sort(known);
        int place = known.indexOf(claimed.least());
        int first = Math.max(0, Math.min(place - draft.random().nextInt(IN_A_ROW), known.size() - IN_A_ROW));
        return known.subList(first, first + IN_A_ROW).stream()
                .map(nanos -> new Range(nanos, nanos, "~" + number(nanos)))
                .toList();
    }

    /** Where what is less is told apart: a tenth, or of a time a round one. */
    private long below(long amount) {
        if (!duration) {
            return amount >= STEP ? amount / STEP : 0;
        }
        long round = SHORTEST_SPLIT_NANOS;
        while (round * STEP < amount) {
            round *= STEP;
        }
        return round < amount ? round : 0;
    }

    /** The same of what is more. */
    private long above(long amount) {
        long round = duration ? SHORTEST_SPLIT_NANOS : amount * STEP;
        while (round < amount + amount / 2) {
            round *= STEP;
        }
        return round;
    }

    private Range range(long least, long most) {
        String text = most == Long.MAX_VALUE
                ? ">=" + number(least)
                : least == most ? number(least) : number(least) + ".." + number(most);
        return new Range(least, most, text);
    }

    private String number(long amount) {
        return duration ? BigDecimal.valueOf(amount, 3).toPlainString() + "us" : Long.toString(amount);
    }

    /** A number of times. */
    static Told spoken(long number) {
        return number == 0 ? say("none") : Told.plain(Long.toString(number));
    }

    private Told words(Range range) {
        if (range.text().startsWith("~")) {
            return say("about %s", shown(range.least()));
        }
        if (!duration && range.least() == range.most()) {
            return spoken(range.least());
        }
        if (range.least() == 0) {
            return say("at most %s", shown(range.most()));
        }
        if (range.most() == Long.MAX_VALUE) {
            return duration ? say("more than %s", shown(range.least())) : say("%s or more", shown(range.least()));
        }
        return say("%1$s to %2$s", shown(range.least()), shown(range.most()));
    }

    private String shown(long amount) {
        if (!duration) {
            return Long.toString(amount);
        }
        long micros = Math.round(amount / 1e3);
        if (micros < 1_000) {
            return micros + " µs";
        }
        return micros < 1_000_000 ? plain(micros / 1e3) + " ms" : plain(micros / 1e6) + " s";
    }

    private static String plain(double number) {
        String text = String.format(Locale.ROOT, "%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
