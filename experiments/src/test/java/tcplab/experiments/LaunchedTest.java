package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchedTest {
    @Test
    void whatDoesNotEndSaysWhatItSaidUntilThen() {
        List<String> hangs = List.of("sh", "-c", "echo 'waiting for nobody' >&2; exec sleep 1000");
        assertThatThrownBy(() -> new Launched.Start(Path.of("/nowhere"), hangs).within(2).run())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("did not end; it said: waiting for nobody");
    }
}
