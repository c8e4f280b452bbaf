package tcplab.language;

import static tcplab.text.Told.say;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.text.Told;

/**
 * A range of whole numbers, both ends included, as claims write it: {@code 3}, {@code >=2}, {@code <=5}, {@code >0},
 * {@code 2..4}; for durations with a unit, {@code 180ms..400ms} or {@code 0.9s..1.2s}, kept in nanoseconds. {@code ~1s}
 * is what a kernel timer of 1 s may take.
 */
public record Range(long least, long most, String text) {
    private static final String NUMBER = "(\\d{1,12}(?:\\.\\d{1,6})?)(us|ms|s|)";
    private static final Pattern ONE = Pattern.compile("(>=|<=|>|<|)" + NUMBER);
    private static final Pattern TWO = Pattern.compile(NUMBER + "\\.\\." + NUMBER);

    /** Some thirty years, as a duration has at most: more nanoseconds than a long holds would be taken for a few. */
    private static final int MOST_SECONDS = 999_999_999;

    /** Of a kernel whose HZ is not known, the longest tick that Linux has. */
    private static final int LEAST_HZ = 100;

    /** Reads it. @param duration true if numbers must have a unit */
    public static Range parse(String word, boolean duration) throws SyntaxProblem {
        if (word.startsWith("~")) {
            return aTimer(word, duration);
        }
        Matcher two = TWO.matcher(word);
        if (two.matches()) {
            return new Range(value(two.group(1), two.group(2), duration, word),
                    value(two.group(3), two.group(4), duration, word), word).thatHoldsANumber();
        }
        Matcher one = ONE.matcher(word);
        if (!one.matches()) {
            throw problem(word, duration);
        }
        long value = value(one.group(2), one.group(3), duration, word);
        return switch (one.group(1)) {
            case ">=" -> new Range(value, Long.MAX_VALUE, word);
            case "<=" -> new Range(0, value, word);
            case ">" -> new Range(value + 1, Long.MAX_VALUE, word);
            case "<" -> new Range(0, value - 1, word).thatHoldsANumber();
            default -> new Range(value, value, word);
        };
    }

    private static Range aTimer(String word, boolean duration) throws SyntaxProblem {
        Matcher time = ONE.matcher(word.substring(1));
        if (!duration || !time.matches() || !time.group(1).isEmpty()) {
            throw problem(word, duration);
        }
        long value = value(time.group(2), time.group(3), true, word);
        return new Range(value, value, word);
    }

    /** {@code ≥ 2}, {@code 2–4}, {@code ≈ 1s}: for a sentence. */
    public String inSentence() {
        return text.replace(">=", "≥ ").replace("<=", "≤ ").replace(">", "> ").replace("<", "< ").replace("~", "≈ ").replace("..", "–");
    }

    /** Exactly this number. */
    public static Range exactly(long number) {
        return new Range(number, number, String.valueOf(number));
    }

    /** All that lies above. */
    public static Range above(Range range) {
        return new Range(range.most() + 1, Long.MAX_VALUE, ">" + range.text());
    }

    private static long value(String digits, String unit, boolean duration, String word) throws SyntaxProblem {
        if (duration == unit.isEmpty()) {
            throw problem(word, duration);
        }
        if (digits.contains(".") && !duration) {
            throw problem(word, false);
        }
        long nanos =
                switch (unit) {
                    case "us" -> 1_000;
                    case "ms" -> 1_000_000;
                    case "s" -> 1_000_000_000;
                    default -> 1;
                };
        BigDecimal value = new BigDecimal(digits).multiply(BigDecimal.valueOf(nanos));
        if (duration && value.compareTo(BigDecimal.valueOf(MOST_SECONDS).movePointRight(9)) > 0) {
            throw new SyntaxProblem(say("'%s' is no %s", word, say("range")), say("a time has at most %d seconds", MOST_SECONDS));
        }
        return value.longValue();
    }

    /** No claim could come true of one whose end is before its beginning. */
    private Range thatHoldsANumber() throws SyntaxProblem {
        if (least > most) {
            throw new SyntaxProblem(say("no number lies in '%s'", text), say("write the smaller one first"));
        }
        return this;
    }

    private static SyntaxProblem problem(String word, boolean duration) {
        return new SyntaxProblem(
                say("'%s' is no %s", word, say("range")),
                duration
                        ? say("write 40ms, >=200ms, <=1s, 180ms..400ms, or ~1s for a kernel timer")
                        : say("write 3, >=2, <=5 or 2..4"));
    }

    /**
     * The same on a kernel with so many ticks a second. A timer set within a tick is due up to one tick early, and the
     * timer wheel may let it wait for an eighth longer (LVL_CLK_DIV, kernel/time/timer.c) and for the next tick.
     *
     * @param hz 0 if it is not known
     */
    public Range on(int hz) {
        if (!text.startsWith("~")) {
            return this;
        }
        long tick = 1_000_000_000L / (hz == 0 ? LEAST_HZ : hz);
        return new Range(least - tick, least + least / 8 + 2 * tick, text);
    }

    /** Both ends with their units, as a reader wants them. */
    public String window() {
        return text.startsWith("~") ? duration(least) + ".." + duration(most) : text;
    }

    /** {@code 204.1 ms}, {@code 1.02 s}, {@code 60 µs}. */
    public static String duration(long nanos) {
        if (nanos < 1_000_000) {
            return String.format(Locale.ROOT, "%d µs", nanos / 1_000);
        }
        return nanos < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }

    /** True if the number lies in it. */
    public boolean contains(long value) {
        return value >= least && value <= most;
    }
}
