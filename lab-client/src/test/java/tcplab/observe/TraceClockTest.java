package tcplab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tcplab.journal.LabClock;

class TraceClockTest {
    @Test
    void theSelectedClockStandsInBrackets() {
        assertThat(TraceClock.selected("local global counter uptime perf mono mono_raw boot [tai] x86-tsc"))
                .contains(TraceClock.TAI);
        assertThat(TraceClock.selected("local global counter uptime perf [mono] mono_raw boot x86-tsc"))
                .contains(TraceClock.MONO);
    }

    @Test
    void aClockThatCannotBeToldFromTheWallClockIsNone() {
        assertThat(TraceClock.selected("[local] global counter uptime perf mono mono_raw boot x86-tsc")).isEmpty();
        assertThat(TraceClock.selected("")).isEmpty();
    }

    @Test
    void taiDiffersByWholeSeconds() {
        assertThat(TraceClock.TAI.offsetNanos(37_000_123_456L, 20_000L)).isEqualTo(37_000_000_000L);
    }

    @Test
    void theMonotonicClockIsComparedToTheNanosecond() {
        long wall = LabClock.wallNanos();
        long monotonic = System.nanoTime();
        assertThat(TraceClock.MONO.offsetNanos(monotonic, wall))
                .isCloseTo(monotonic - wall, within(TimeUnit.SECONDS.toNanos(5)));
    }
}
