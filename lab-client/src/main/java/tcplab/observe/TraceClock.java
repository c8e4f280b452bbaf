package tcplab.observe;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tcplab.journal.LabClock;

/** A clock by which the kernel stamps trace events and which can be told from the wall clock (trace_clock). */
enum TraceClock {
    /** From Linux 6.3 on. Differs from the wall clock by whole seconds, on many machines by none at all. */
    TAI,
    /** CLOCK_MONOTONIC, which is also that of {@link System#nanoTime}. */
    MONO;

    /** Accepts {@code local global counter uptime perf mono mono_raw boot [tai] x86-tsc}. */
    private static final Pattern SELECTED = Pattern.compile("\\[(\\w+)\\]");

    /** The name in {@code trace_clock}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that the content of {@code trace_clock} says is selected; empty if it is another. */
    static Optional<TraceClock> selected(String clocks) {
        Matcher selected = SELECTED.matcher(clocks);
        return selected.find()
                ? Stream.of(values()).filter(clock -> clock.word().equals(selected.group(1))).findFirst()
                : Optional.empty();
    }

    /**
     * What to subtract from a time of this clock to get the wall clock, nanoseconds.
     *
     * @param tracedNanos by this clock, close after {@code wallNanos} on the wall clock
     */
    long offsetNanos(long tracedNanos, long wallNanos) {
        return this == MONO
                ? LabClock.monotonicAheadOfWallNanos()
                : Math.round((tracedNanos - wallNanos) / 1e9) * 1_000_000_000L;
    }
}
