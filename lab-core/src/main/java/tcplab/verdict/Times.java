package tcplab.verdict;

import static tcplab.text.Told.say;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tcplab.language.Range;
import tcplab.text.Told;

/**
 * Answers to "how long", each with what takes so long: of a range, the stretches below and above it, so that any time is in
 * one of them; of a kernel timer, some timers in a row. What has no reason of its own is no answer of its own.
 */
final class Times {
    private static final int WRONG = 3;

    private final Draft draft;
    private final Range claimed;
    private final TimeRules rules;

    private Times(Draft draft, Range claimed, TimeRules rules) {
        this.draft = draft;
        this.claimed = claimed;
        this.rules = rules;
    }

    /** @param rules of what they are the times of @param claim from a range to the claim that the time lies in it */
    static void offer(Draft draft, Range claimed, TimeRules rules, Function<Range, Claim> claim) {
        new Times(draft, claimed, rules).offer(claim);
    }

    /** The same where the longest that was seen counts. */
    static void offerTheMost(Draft draft, Range claimed, TimeRules rules, Function<Range, Claim> claim) {
        offer(draft, claimed, rules, range -> Amounts.atTheMost(range, claim));
    }

    private void offer(Function<Range, Claim> claim) {
        for (Stretch time : claimed.text().startsWith("~") ? timers() : ranges()) {
            Range range = range(time);
            draft.offers(new Choice(words(range), claim.apply(range), time.rule()));
        }
        if (!claimed.text().startsWith("~")) {
            // Stretches leave no time out.
            draft.leavesNothingElse();
        }
    }

    private List<Stretch> ranges() {
        Stretch right = new Stretch(claimed.least(), claimed.most(), rules.of(claimed));
        List<Stretch> below = below(right);
        List<Stretch> above = above(right);
        while (below.size() + above.size() > WRONG) {
            int more = below.size() - above.size();
            if (more > 0 || more == 0 && draft.random().nextBoolean()) {
                Stretch first = below.remove(0);
                below.set(0, below.get(0).from(first));
            } else {
                Stretch last = above.remove(above.size() - 1);
                above.set(above.size() - 1, above.get(above.size() - 1).upTo(last));
            }
        }
        List<Stretch> all = new ArrayList<>(below);
        all.add(right);
        all.addAll(above);
        return all;
    }

    private List<Stretch> below(Stretch right) {
        List<Stretch> below = rules.stretches().stream()
                .filter(stretch -> stretch.least() < right.least())
                .map(stretch -> stretch.below(right.least()))
                .collect(Collectors.toCollection(ArrayList::new));
        int last = below.size() - 1;
        if (last > 0 && (below.get(last).isNarrow() || below.get(last).sharesReason(right))) {
            Stretch narrow = below.remove(last);
            below.set(last - 1, below.get(last - 1).upTo(narrow));
        }
        below.replaceAll(stretch -> stretch.beside(right));
        return below;
    }

    private List<Stretch> above(Stretch right) {
        List<Stretch> above = rules.stretches().stream()
                .filter(stretch -> stretch.most() > right.most())
                .map(stretch -> stretch.above(right.most()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (above.size() > 1 && (above.get(0).isNarrow() || above.get(0).sharesReason(right))) {
            Stretch narrow = above.remove(0);
            above.set(0, above.get(0).from(narrow));
        }
        above.replaceAll(stretch -> stretch.beside(right));
        return above;
    }

    /** Some in a row of the times that TCP on Linux knows, the claimed one among them. */
    private List<Stretch> timers() {
        Stretch right = timer(claimed.least());
        Set<Told> said = new HashSet<>(Set.of(right.rule()));
        List<Stretch> timers = rules.known().stream()
                .filter(nanos -> Math.max(nanos, right.least()) >= 2 * Math.min(nanos, right.least()))
                .map(this::timer)
                .filter(timer -> said.add(timer.rule()))
                .collect(Collectors.toCollection(ArrayList::new));
        int place = (int) timers.stream().filter(timer -> timer.least() < right.least()).count();
        timers.add(place, right);
        int first = Math.max(0, Math.min(place - draft.random().nextInt(WRONG + 1), timers.size() - WRONG - 1));
        return timers.subList(first, Math.min(timers.size(), first + WRONG + 1));
    }

    private Stretch timer(long nanos) {
        return new Stretch(nanos, nanos, rules.of(Range.exactly(nanos)));
    }

    private Range range(Stretch time) {
        String text = time.least() == time.most() && claimed.text().startsWith("~")
                ? "~" + micros(time.least())
                : time.most() == Long.MAX_VALUE ? ">=" + micros(time.least()) : micros(time.least()) + ".." + micros(time.most());
        return new Range(time.least(), time.most(), text);
    }

    private static String micros(long nanos) {
        return BigDecimal.valueOf(nanos, 3).toPlainString() + "us";
    }

    private static Told words(Range range) {
        if (range.text().startsWith("~")) {
            return say("about %s", shown(range.least()));
        } else if (range.least() == 0) {
            return say("at most %s", shown(range.most()));
        }
        return range.most() == Long.MAX_VALUE
                ? say("more than %s", shown(range.least()))
                : say("%1$s to %2$s", shown(range.least()), shown(range.most()));
    }

    private static String shown(long nanos) {
        long micros = Math.round(nanos / 1e3);
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
