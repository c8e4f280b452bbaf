package tcplab.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.client.desk.UsageException;
import tcplab.text.ToldException;

class RunCommandTest {
    private static final Map<String, String> TERMINAL = Map.of("TCPLAB_TTY_IN", "1", "TCPLAB_TTY_OUT", "1");

    private static boolean isReadersTour(Map<String, String> environment, String... words) throws UsageException {
        Map<String, Boolean> options = new HashMap<>(Map.of("--quiet", false, "--step", false, "--controls", false));
        List.of("--bench", "--out", "--repeat", "--jobs", "--json", "--junit").forEach(name -> options.put(name, true));
        return RunCommand.isReadersTour(Options.of(List.of(words), options), environment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tour", "tour --bench loopback", "--out runs tour"})
    void atATerminalTheTourWaitsForItsReader(String words) throws UsageException {
        assertThat(isReadersTour(TERMINAL, words.split(" "))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tour --quiet", "tour --json -", "tour --junit f", "tour --jobs 2", "tour --repeat 2", "tour --controls",
        "tour close/three-way", "close", "all"})
    void whatIsForAProgramOrIsNoTourDoesNotWait(String words) throws UsageException {
        assertThat(isReadersTour(TERMINAL, words.split(" "))).isFalse();
    }

    @Test
    void inAPipeTheTourDoesNotWait() throws UsageException {
        assertThat(isReadersTour(Map.of("TCPLAB_TTY_OUT", "1"), "tour")).isFalse();
        assertThat(isReadersTour(Map.of("TCPLAB_TTY_IN", "1"), "tour")).isFalse();
    }

    /** The working folder, the top of all folders, and one that is not there. */
    @ParameterizedTest
    @ValueSource(strings = {"", "/", ".", "/proc/self", "no-such-folder/report.json"})
    void aReportThatCanBeWrittenToNoFileIsRefusedBeforeAnythingRuns(String target) throws UsageException {
        Options options = Options.of(List.of("--json=" + target), Map.of("--json", true));
        assertThatThrownBy(() -> RunCommand.checkWritable(options, "--json"))
                .isInstanceOf(ToldException.class)
                .hasMessage("--json " + target + ": it cannot be written; nothing was run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "/dev/null", "report.json"})
    void aReportMayGoToAFileADeviceOrStandardOutput(String target) throws UsageException {
        Options options = Options.of(List.of("--json", target), Map.of("--json", true));
        assertThatNoException().isThrownBy(() -> RunCommand.checkWritable(options, "--json"));
    }
}
