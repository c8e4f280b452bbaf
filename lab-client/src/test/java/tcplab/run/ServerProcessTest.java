package tcplab.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import tcplab.model.Side;
import tcplab.text.ToldException;

/** Why a server's process does not start, in the words of whoever can help. */
class ServerProcessTest {
    /** Java's crash report goes to standard output, its reason to standard error. */
    private static AbstractThrowableAssert<?, ?> whySilentAfter(String errors) {
        RemotePeer server = new RemotePeer(Side.SERVER, new FakeProcess().complaining(errors));
        server.kill();
        return assertThatThrownBy(() -> ServerProcess.awaitReady(server)).isInstanceOf(ToldException.class);
    }

    @Test
    void aLimitOfProcessesIsNamed() {
        whySilentAfter("""
                Error occurred during initialization of VM
                java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory or process/resource limits reached
                """)
                .hasMessage("the server process did not start: no more threads or processes can be started here; "
                        + "raise the limit (ulimit -u, or that of the container)");
    }

    @Test
    void tooLittleMemoryIsNamed() {
        whySilentAfter("Exception in thread \"main\" java.lang.OutOfMemoryError: Java heap space\n\tat tcplab.server.Main.main(Main.java:32)\n")
                .hasMessage("the server process did not start: there is not enough memory for this");
    }

    @Test
    void whatNobodyKnowsIsToBeLookedUp() {
        whySilentAfter("Unrecognized option: -XX\n").hasMessage("the server process did not start; see --debug for what it said");
    }
}
