package tcplab.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tcplab.text.Told;

@Timeout(60)
class TrialTest {
    @Test
    void theFirstLineIsWhatItSaid() {
        assertThat(Trial.of("sh", "-c", "echo; echo one >&2; echo two")).isEqualTo(new Trial(true, Told.plain("one")));
        assertThat(Trial.of("sh", "-c", "echo no; exit 3")).isEqualTo(new Trial(false, Told.plain("no")));
    }

    @Test
    void aProgramThatIsNotThereDidNotWork() {
        Trial trial = Trial.of("/nowhere/there-is-no-such-program");
        assertThat(trial.worked()).isFalse();
        assertThat(trial.said().toString()).contains("there-is-no-such-program");
    }

    @Test
    void oneThatHangsIsGivenUpWithWhateverItStarted() {
        Trial trial = Trial.of(Duration.ofSeconds(1), List.of("sh", "-c", "trap '' TERM; sleep 1000 & sleep 1000"));
        assertThat(trial.worked()).isFalse();
        assertThat(trial.said().toString()).isEqualTo("sh did not end within 1 s");
    }
}
