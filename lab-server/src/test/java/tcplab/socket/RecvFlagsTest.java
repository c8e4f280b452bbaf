package tcplab.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tcplab.command.Recv;
import tcplab.command.Send;
import tcplab.command.SetOption;
import tcplab.command.Shutdown;
import tcplab.event.Call;
import tcplab.model.SocketOption;
import tcplab.peer.SocketCalls;
import tcplab.peer.SocketCalls.Taking;

/** What recv(2) waits for, and what it takes: with MSG_PEEK, MSG_OOB and SO_RCVLOWAT. */
class RecvFlagsTest extends TwoPeers {
    private static Recv recv(Taking how) {
        return new Recv("conn", 10, how, false);
    }

    private void sends(String text, boolean urgent) throws Exception {
        client(new Send("client", text, 0, urgent, false));
    }

    private void results(String... words) {
        assertThat(calls("conn")).extracting(call -> call.result().word()).containsExactly(words);
    }

    @Test
    void whatIsPeekedAtIsStillThere() throws Exception {
        open();
        sends("hello", false);
        server(recv(Taking.PEEK));
        server(new Recv("conn", 2, Taking.PEEK, true));
        server(recv(Taking.ONCE));
        server(new Recv("conn", 10, Taking.PEEK, true));
        results("5", "2", "5", "EAGAIN");
        assertThat(calls("conn")).extracting(Call::detail).containsExactly("hello", "he", "hello", "");
        assertThat(calls("conn")).extracting(Call::arguments).containsExactly("peek", "peek nonblocking", "", "peek nonblocking");
    }

    @Test
    void aPeekWaitsForDataAndSeesTheEndOfInputAgainAndAgain() throws Exception {
        open();
        CompletableFuture<Void> waiting = server.perform(recv(Taking.PEEK));
        server.perform(new SetOption("conn", SocketOption.SO_KEEPALIVE, "1", false)).get(60, TimeUnit.SECONDS);
        assertThat(waiting).isNotDone();
        assertThat(pending("conn")).extracting(Call::arguments).containsExactly("peek");
        sends("x", false);
        waiting.get(60, TimeUnit.SECONDS);
        client(new Shutdown("client", SocketCalls.Direction.WR));
        server(recv(Taking.ONCE));
        server(recv(Taking.PEEK));
        server(recv(Taking.PEEK));
        results("0", "1", "1", "EOF", "EOF");
    }

    @Test
    void theUrgentByteIsKeptOutsideTheQueueAndTakenOnce() throws Exception {
        open();
        server(recv(Taking.URGENT));
        sends("stop!", true);
        server(recv(Taking.ONCE));
        server(recv(Taking.URGENT));
        server(recv(Taking.URGENT));
        results("EINVAL", "4", "1", "EINVAL");
        assertThat(calls("conn")).extracting(Call::detail).containsExactly("", "stop", "!", "");
        assertThat(lastCall("conn").arguments()).isEqualTo("urgent");
    }

    @Test
    void inlineItCanOnlyBeReadAsData() throws Exception {
        open();
        server(new SetOption("conn", SocketOption.SO_OOBINLINE, "1", false));
        sends("!", true);
        server(recv(Taking.ONCE));
        server(recv(Taking.URGENT));
        results("0", "1", "EINVAL");
    }

    @Test
    void aRecvThatWaitsSleepsUntilTheLowWaterMark() throws Exception {
        open();
        server(new SetOption("conn", SocketOption.SO_RCVLOWAT, "5", false));
        sends("abc", false);
        server(new Recv("conn", 2, Taking.ONCE, true));
        CompletableFuture<Void> waiting = server.perform(recv(Taking.ONCE));
        sends("def", false);
        assertThat(waiting).isNotDone();
        sends("g", false);
        waiting.get(60, TimeUnit.SECONDS);
        assertThat(lastCall("conn").detail()).isEqualTo("cdefg");
        server(new SetOption("conn", SocketOption.SO_RCVLOWAT, "1000", false));
        client(new Shutdown("client", SocketCalls.Direction.WR));
        server(recv(Taking.ONCE));
        results("0", "2", "5", "0", "EOF");
    }
}
