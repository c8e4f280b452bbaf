package tcplab.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tcplab.command.Close;
import tcplab.command.Fork;
import tcplab.command.Recv;
import tcplab.command.Send;
import tcplab.command.StartThread;
import tcplab.event.Call;
import tcplab.peer.Action;
import tcplab.peer.SocketCalls;

class OtherProcessTest extends TwoPeers {
    @Test
    void aSecondProcessNeedsBashAndDdAloneAndItTellsAnyByteAsItCame(@TempDir Path programs) throws Exception {
        for (String program : List.of("bash", "dd")) {
            Files.createSymbolicLink(programs.resolve(program), Path.of("/bin", program));
        }
        open();
        server.loop().submit(() -> {
            server.processes().add("bare", OtherProcess.with(
                    server.socket("conn").descriptor(), "env", "PATH=" + programs, "bash", "-c", OtherProcess.SCRIPT));
            return null;
        }).get();
        String text = "a\0\0 \n\\'\"%s$(x)é中\177";
        client(new Send("client", text, 0, false, false));
        server(new Recv("conn", 100, SocketCalls.Taking.ONCE, false));
        Call own = lastCall("conn");
        client(new Send("client", "!" + text, 0, false, false));
        server(new Recv("conn", 1, SocketCalls.Taking.ONCE, false));
        server(new Recv("bare", 100, SocketCalls.Taking.ONCE, false));
        assertThat(lastCall("bare").result()).isEqualTo(own.result());
        assertThat(lastCall("bare").detail()).isEqualTo(own.detail());
    }

    @Test
    void noSideFillsTheMachineAndWhatHasExitedMakesRoom() throws Exception {
        open();
        for (int i = 0; i < 45; i++) {
            server(new StartThread("conn", "thread" + i));
        }
        for (int i = 0; i < 5; i++) {
            server(new Fork("conn", "process" + i));
        }
        for (Action another : List.of(new StartThread("conn", "more"), new Fork("conn", "more"))) {
            assertThatThrownBy(() -> server(another))
                    .hasRootCauseMessage("the server has 50 other processes and threads, and no side may have more");
        }
        server(new Close("process3"));
        server(new Fork("conn", "more"));
        assertThat(named("more")).isNotNull();
    }
}
