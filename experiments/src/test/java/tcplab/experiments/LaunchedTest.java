package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchedTest {
    @Test
    void whatDoesNotEndSaysWhatItSaidUntilThen() {
        List<String> hangs = List.of("sh", "-c", "echo 'waiting for nobody' >&2; exec sleep 1000");
        assertThatThrownBy(() -> new Launched.Start(Path.of("/nowhere"), hangs).within(2).run())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("did not end; it said: waiting for nobody");
    }

    /** Also where the tests are run under nohup or in the background. */
    @ParameterizedTest
    @CsvSource({"HUP,129", "INT,130"})
    void aSignalIsNotIgnored(String signal, int code) {
        List<String> signals = List.of("sh", "-c", "sh -c 'kill -" + signal + " $$; echo still there'; echo $?");
        assertThat(new Launched.Start(Path.of("/nowhere"), signals).run().out()).isEqualTo(code + "\n");
    }
}
