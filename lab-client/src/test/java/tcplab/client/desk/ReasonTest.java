package tcplab.client.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void whatTheMachineHasTooLittleOfIsNoFaultOfTheLab() {
        Error threads = new OutOfMemoryError("unable to create native thread: possibly out of memory or process/resource limits reached");
        assertThat(Reason.of(new CompletionException(threads)))
                .hasToString("no more threads or processes can be started here; raise the limit (ulimit -u, or that of the container)");
        assertThat(Reason.of(new IllegalStateException(new OutOfMemoryError("Java heap space")))).hasToString("there is not enough memory for this");
        assertThat(Reason.of(new OutOfMemoryError())).hasToString("there is not enough memory for this");
        assertThat(Reason.of(new IllegalStateException("x"))).asString().startsWith("this is a fault of the lab itself (IllegalStateException)");
    }
}
