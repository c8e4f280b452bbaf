package tcplab.render;

import java.util.Locale;

/** Spans of time in words: {@code 204 ms}, {@code 2.0 s}, {@code 60 s}. */
public final class Durations {
    private Durations() {}

    /** Rounded as far as a reader needs it. */
    public static String words(long nanos) {
        double seconds = nanos / 1e9;
        if (seconds < 0.9995) {
            return Math.round(seconds * 1000) + " ms";
        }
        return seconds < 9.95
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : Math.round(seconds) + " s";
    }
}
