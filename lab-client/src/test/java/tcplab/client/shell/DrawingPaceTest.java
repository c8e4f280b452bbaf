package tcplab.client.shell;

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
    void whatComesAtOnceAfterALongDrawingWaitsForItsRest() {
        pace.drew(1_000 * MILLI, 1_100 * MILLI);
        assertThat(pace.delayNanos(1_100 * MILLI)).isEqualTo(DrawingPace.REST * 100 * MILLI);
        assertThat(pace.delayNanos(1_150 * MILLI)).isEqualTo(DrawingPace.REST * 100 * MILLI - 50 * MILLI);
    }

    @Test
    void whatComesLaterDoesNot() {
        pace.drew(1_000 * MILLI, 1_100 * MILLI);
        assertThat(pace.delayNanos(2_000 * MILLI)).isEqualTo(DrawingPace.TOGETHER_NANOS);
    }
}
