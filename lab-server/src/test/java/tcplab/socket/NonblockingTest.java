package tcplab.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tcplab.command.Accept;
import tcplab.command.Connect;
import tcplab.command.GetOption;
import tcplab.command.Listen;
import tcplab.command.Recv;
import tcplab.command.Send;
import tcplab.command.StartThread;
import tcplab.event.Call;
import tcplab.event.SocketNamed;
import tcplab.model.Endpoint;
import tcplab.model.SocketOption;
import tcplab.peer.SocketCalls;

/** Calls that do not wait, and the end of a connection that is called off. */
class NonblockingTest extends TwoPeers {
    private void listen() throws Exception {
        server(new Listen("server", new Endpoint(HOST, 0), 5));
    }

    @Test
    void aConnectThatDoesNotWaitIsInProgressAndHasEndedWhenItIsAskedForAgain() throws Exception {
        listen();
        client(new Connect("client", port(), true));
        assertThat(lastCall("client").result().word()).isEqualTo("EINPROGRESS");
        server(new Accept("server", "conn", false));
        client(new Connect("client", port(), true));
        client(new Connect("client", port(), true));
        client(new GetOption("client", SocketOption.SO_ERROR, null));
        assertThat(calls("client")).extracting(call -> call.result().word()).containsExactly("EINPROGRESS", "0", "EISCONN", "0");
        assertThat(pending("client")).isEmpty();
    }

    @Test
    void aReadWithoutDataIsEagainAndOneWithDataIsNot() throws Exception {
        open();
        server(new Recv("conn", 10, SocketCalls.Taking.ONCE, true));
        assertThat(lastCall("conn").result().word()).isEqualTo("EAGAIN");
        assertThat(lastCall("conn").arguments()).isEqualTo("nonblocking");
        client(new Send("client", "now", 0, false, true));
        assertThat(lastCall("client").result().word()).isEqualTo("3");
        server(new Recv("conn", 10, SocketCalls.Taking.ONCE, false));
        server(new Recv("conn", 10, SocketCalls.Taking.ONCE, true));
        assertThat(calls("conn")).extracting(call -> call.result().word()).containsExactly("EAGAIN", "3", "EAGAIN");
        assertThat(pending("conn")).isEmpty();
    }

    @Test
    void aSendTakesWhatThereIsRoomForAndThenIsEagain() throws Exception {
        open();
        client(new Send("client", null, 1 << 24, false, true));
        long taken = Long.parseLong(lastCall("client").result().word());
        assertThat(taken).isPositive().isLessThan(1 << 24);
        // What was taken moves on to the receiver until its buffer is full, too.
        while (!lastCall("client").result().word().equals("EAGAIN")) {
            client(new Send("client", null, 1 << 20, false, true));
        }
        assertThat(lastCall("client").arguments()).isEqualTo("1048576 nonblocking");
    }

    @Test
    void anAcceptOfAnEmptyQueueIsEagain() throws Exception {
        listen();
        server(new Accept("server", "conn", true));
        assertThat(lastCall("server").result().word()).isEqualTo("EAGAIN");
        client(new Connect("client", port(), false));
        server(new Accept("server", "conn", true));
        assertThat(lastCall("server").result().word()).isEqualTo("0");
        client(new Accept("client", "none", true));
        assertThat(lastCall("client").result().word()).isEqualTo("EINVAL");
    }

    @Test
    void anAssociationThatIsDissolvedIsResetAndTheSocketConnectsAgain() throws Exception {
        open();
        client(new Connect("client", null, false));
        server(new Recv("conn", 10, SocketCalls.Taking.ONCE, false));
        assertThat(lastCall("conn").result().word()).isEqualTo("ECONNRESET");
        client(new GetOption("client", SocketOption.SO_ERROR, null));
        assertThat(lastCall("client").detail()).isEqualTo("104");
        client(new Connect("client", port(), false));
        assertThat(calls("client")).extracting(Call::arguments).startsWith(port().toString(), "AF_UNSPEC");
        assertThat(lastCall("client").result().word()).isEqualTo("0");
        List<SocketNamed> named = events.stream()
                .filter(event -> event instanceof SocketNamed name && name.socket().equals("client"))
                .map(SocketNamed.class::cast)
                .toList();
        assertThat(named).extracting(SocketNamed::local).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void anotherThreadMakesNoSuchCall() throws Exception {
        open();
        server(new StartThread("conn", "thread"));
        assertThatThrownBy(() -> server.perform(new Recv("thread", 10, SocketCalls.Taking.ONCE, true)).get(60, TimeUnit.SECONDS))
                .hasMessageContaining("thread");
    }
}
