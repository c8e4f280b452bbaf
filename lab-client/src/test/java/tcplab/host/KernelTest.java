package tcplab.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class KernelTest {
    @Test
    void theTimerTickIsLearntFromTheKernelItselfWhereverItsConfigurationIs() {
        assertThat(Kernel.hz()).isIn(100, 250, 300, 1000);
    }
}
