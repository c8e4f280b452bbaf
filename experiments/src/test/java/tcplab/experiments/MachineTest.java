package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What has changed on a machine on which others work too. */
class MachineTest {
    private static Machine machine(List<String> temporaryFiles, List<String> traces) {
        return new Machine(Map.of(), List.of("lo"), "", temporaryFiles, traces);
    }

    @Test
    void whatAnotherLabTakesAwayIsNotLeft() {
        Machine then = machine(List.of("tcplab-door-1", "tcplab-run1"), List.of("tcplab-1-00000001"));
        assertThat(machine(List.of(), List.of()).changesSince(then)).isEmpty();
    }

    @Test
    void whatIsNewIsLeft() {
        Machine then = machine(List.of(), List.of());
        assertThat(machine(List.of("tcplab-door-1"), List.of("tcplab-1-00000001")).changesSince(then))
                .containsExactly("temporary files left: [tcplab-door-1]", "trace instances left: [tcplab-1-00000001]");
    }

    @Test
    void whatNoLabTidiesMayNotGo() {
        assertThat(machine(List.of(), List.of()).changesSince(machine(List.of("jna-1"), List.of()))).hasSize(1);
    }
}
