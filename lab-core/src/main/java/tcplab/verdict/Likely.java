package tcplab.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import tcplab.language.Range;
import tcplab.text.Told;

/** Numbers that might be taken for the right one, each for a reason of its own; a row of numbers would only ask for a guess. */
final class Likely {
    private static final int WRONG = 3;

    private final Map<Long, Told> rules = new LinkedHashMap<>();

    /** One more, less likely than those before. @param rule when it would be so; the first rule of a number counts */
    Likely or(long number, Told rule) {
        rules.putIfAbsent(number, rule);
        return this;
    }

    /**
     * Offers the right number and the likeliest of the others, by size.
     *
     * @param right the claimed number
     * @param spoken how an answer reads
     * @param claim from a number to the claim that it is this one
     */
    void offer(Draft draft, long right, LongFunction<Told> spoken, Function<Range, Claim> claim) {
        List<Long> numbers = new ArrayList<>(rules.keySet());
        numbers.remove(right);
        List<Long> offered = new ArrayList<>(numbers.subList(0, Math.min(WRONG, numbers.size())));
        offered.add(right);
        offered.stream().sorted().forEach(number -> draft.offers(new Choice(
                spoken.apply(number), claim.apply(Range.exactly(number)), rules.getOrDefault(number, Told.nothing()))));
    }
}
