package tcplab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadersPaceTest {
    private final List<Boolean> still = new ArrayList<>();
    private final ReadersPace pace = new ReadersPace(() -> 7, still::add);

    @Test
    void theStoryStandsFromTheBeginning() {
        assertThat(still).containsExactly(true);
        assertThat(pace.nanos()).isEqualTo(7);
    }

    @Test
    void itGoesOnWhileAStepWaits() {
        pace.waits(true);
        pace.waits(false);
        assertThat(still).containsExactly(true, false, true);
    }

    @Test
    void itStandsWhileASideHasSomethingToDoAlsoIfAStepWaits() {
        pace.waits(true);
        pace.busy(true);
        pace.busy(true);
        pace.busy(false);
        assertThat(still).as("one of the two is still busy").containsExactly(true, false, true);
        pace.busy(false);
        assertThat(still).containsExactly(true, false, true, false);
    }

    @Test
    void itPassesFromWhenItIsLetGoWhateverComes() {
        pace.freely();
        pace.busy(true);
        pace.waits(true);
        pace.waits(false);
        assertThat(still).containsExactly(true, false);
    }
}
