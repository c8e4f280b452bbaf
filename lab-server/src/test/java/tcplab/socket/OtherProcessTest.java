package tcplab.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tcplab.command.Recv;
import tcplab.command.Send;
import tcplab.event.Call;
import tcplab.peer.SocketCalls;

class OtherProcessTest extends TwoPeers {
    @Test
    void aSecondProcessNeedsBashAndDdAloneAndItTellsAnyByteAsItCame(@TempDir Path programs) throws Exception {
        for (String program : List.of("bash", "dd")) {
            Files.createSymbolicLink(programs.resolve(program), Path.of("/bin", program));
        }
        open();
        server.loop().submit(() -> {
            server.add("bare", OtherProcess.with(
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
}
