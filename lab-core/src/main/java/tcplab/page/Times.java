package tcplab.page;

import java.util.Locale;
import tcplab.render.Durations;

/** Moments and spans of time in words. */
final class Times {
    private Times() {}

    /** {@code 12.345 ms}: a moment. */
    static String millis(long nanos) {
        return number(nanos) + " ms";
    }

    /** {@code 12.345}: a moment in milliseconds. */
    static String number(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1e6);
    }

    /** {@code 55 µs}, {@code 1.25 ms}, {@code 204 ms}: how long something took. */
    static String span(long nanos) {
        if (nanos < 1_000_000) {
            return Math.round(nanos / 1e3) + " µs";
        }
        return nanos < 10_000_000 ? String.format(Locale.ROOT, "%.2f ms", nanos / 1e6) : Durations.words(nanos);
    }
}
