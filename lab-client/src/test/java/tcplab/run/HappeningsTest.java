package tcplab.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tcplab.event.StepDone;

class HappeningsTest {
    private final Happenings happenings = new Happenings();

    /** The listing that the last step itself has made, as look does, was begun before it ended. */
    @Test
    void aListingThatWasBegunWithinAStepIsNoneOfAfterIt() {
        long begun = System.nanoTime();
        happenings.take(new StepDone(0, 1, 7, "look as x", null));
        assertThat(happenings.lastNanos()).isGreaterThanOrEqualTo(begun);
        assertThat(happenings.count()).isZero();
    }
}
