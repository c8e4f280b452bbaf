package tcplab.client.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DrawingPaceTest {
    private static final long MILLI = 1_000_000;

    private final DrawingPace pace = new DrawingPace();

    @Test
    void theFirstThingIsDrawnAsSoonAsWhatBelongsToIt() {
        assertThat(pace.delayNanos(5 * MILLI)).isEqualTo(DrawingPace.TOGETHER_NANOS);
        assertThat(pace.delayNanos(-5 * MILLI)).isEqualTo(DrawingPace.TOGETHER_NANOS);
    }

    @Test
    void afterAQuietTimeWhatAStepCausesIsDrawnInTwoDrawingsWithoutARest() {
        pace.drew(1_000 * MILLI, 1_100 * MILLI);
        assertThat(pace.delayNanos(1_100 * MILLI)).isEqualTo(DrawingPace.TOGETHER_NANOS);
    }

    @Test
    void whoseDrawingTakesLongerThanHisCreditRests() {
        pace.drew(1_000 * MILLI, 1_300 * MILLI);
        assertThat(pace.delayNanos(1_300 * MILLI)).isEqualTo(DrawingPace.REST * 300 * MILLI - DrawingPace.CREDIT_NANOS);
        assertThat(pace.delayNanos(1_350 * MILLI)).isEqualTo(DrawingPace.REST * 300 * MILLI - DrawingPace.CREDIT_NANOS - 50 * MILLI);
        assertThat(pace.delayNanos(3_000 * MILLI)).isEqualTo(DrawingPace.TOGETHER_NANOS);
    }

    @Test
    void whatHappensWithoutAPauseIsDrawnAThirdOfTheTime() {
        long now = 0;
        long drawn = 0;
        while (now < 60_000 * MILLI) {
            now += pace.delayNanos(now);
            pace.drew(now, now + 30 * MILLI);
            now += 30 * MILLI;
            drawn += 30 * MILLI;
        }
        assertThat((double) drawn / now).isBetween(0.30, 0.36);
    }
}
