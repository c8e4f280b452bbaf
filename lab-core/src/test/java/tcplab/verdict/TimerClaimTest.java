package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.verdict.Verdict.CONFIRMED;
import static tcplab.verdict.Verdict.INCONCLUSIVE;
import static tcplab.verdict.Verdict.REFUTED;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.event.Event;
import tcplab.event.Sample;

/** What timers showed between two listings, on a run as it was recorded: the server keeps TIME-WAIT, the client nothing. */
class TimerClaimTest {
    private static final Recorded RUN = Recorded.run("close/time-wait");
    private static final long SECOND = 1_000_000_000L;

    /** The timers of a listing show another time, and it comes so much later. */
    private static Event shifted(Event event, String timer, long laterNanos) {
        return event instanceof Sample sample && sample.rows().stream().anyMatch(row -> row.timer().startsWith("timewait"))
                ? new Sample(sample.atNanos() + laterNanos, sample.endNanos() + laterNanos, sample.side(), sample.rows().stream()
                        .map(row -> new Sample.Row(
                                row.state(), row.recvQ(), row.sendQ(), row.local(), row.remote(),
                                row.timer().startsWith("timewait") ? timer : row.timer(), row.details()))
                        .toList())
                : event;
    }

    @ParameterizedTest
    @CsvSource({
        "timer conn timewait 50s..60s, CONFIRMED", "timer conn timewait 50s..60s first, CONFIRMED",
        "timer conn timewait 10s..20s first, REFUTED", "timer conn timewait 10s..20s last, REFUTED",
        "timer conn timewait 10s..20s, INCONCLUSIVE", "timer conn persist 1ms..1s, INCONCLUSIVE",
        "timer conn persist 1ms..1s first, INCONCLUSIVE", "timer client on 1ms..100ms, INCONCLUSIVE",
        "timer client timewait 50s..60s, REFUTED", "timer client timewait 50s..60s first, REFUTED",
    })
    void whatNoListingShowsMayHaveBeenBetweenTwo(String claim, Verdict verdict) {
        Judgement judgement = RUN.judgement(claim);
        assertThat(judgement.verdict()).as(judgement.because().toString()).isEqualTo(verdict);
    }

    @Test
    void aStateThatSsMayHaveMissedMayHaveHadItsTimer() {
        assertThat(RUN.blindToStates().judge("timer client timewait 50s..60s")).isEqualTo(INCONCLUSIVE);
    }

    /** The timer had run for two seconds when ss was asked for the first time, for the machine was busy. */
    @Test
    void aFirstListingThatComesLateDoesNotTellWhatTheTimerWasSetTo() {
        Recorded late = RUN.changed(event -> shifted(event, "timewait,57sec,0", 3 * SECOND));
        assertThat(late.judge("timer conn timewait 59s..60s first")).isEqualTo(INCONCLUSIVE);
        assertThat(late.judgement("timer conn timewait 59s..60s first").because().toString())
                .matches("timer timewait was 57\\.00 s; the listing before came 3\\.0\\d s earlier, and it may have been set in between");
        assertThat(late.judge("timer conn timewait 61s..70s first")).as("it was set to 60.1 s at the most").isEqualTo(REFUTED);
        assertThat(late.judge("timer conn timewait 50s..55s first")).as("a timer runs down").isEqualTo(REFUTED);
        assertThat(late.judge("timer conn timewait 57s..60s first")).isEqualTo(CONFIRMED);
    }

    @Test
    void ifItWasNotLateTheNumberTells() {
        Recorded inTime = RUN.changed(event -> shifted(event, "timewait,57sec,0", 0));
        assertThat(inTime.judge("timer conn timewait 59s..60s first")).isEqualTo(REFUTED);
        assertThat(inTime.judge("timer conn timewait 59s..60s last")).isEqualTo(REFUTED);
    }
}
