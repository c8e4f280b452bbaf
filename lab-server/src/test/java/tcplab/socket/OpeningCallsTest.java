package tcplab.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tcplab.command.Abort;
import tcplab.command.Accept;
import tcplab.command.Bind;
import tcplab.command.Close;
import tcplab.command.Connect;
import tcplab.command.Listen;
import tcplab.command.Recv;
import tcplab.command.Send;
import tcplab.command.SetOption;
import tcplab.event.Call;
import tcplab.event.SocketNamed;
import tcplab.model.Endpoint;
import tcplab.model.SocketOption;
import tcplab.peer.SocketCalls;

/** The calls that open a connection, bind(2), listen(2), connect(2) and accept(2), and their results. */
class OpeningCallsTest extends TwoPeers {
    @Test
    void aRefusedConnectIsAResultAndNotAFailure() throws Exception {
        open();
        Endpoint port = port();
        server(new Close("server"));
        client(new Connect("second", port, false));
        assertThat(lastCall("second").result().word()).isEqualTo("ECONNREFUSED");
    }

    /** As after a connect that blocks; after one that does not it would be ECONNABORTED, without a SYN. */
    @Test
    void aSocketWhoseConnectFailedConnectsAgain() throws Exception {
        server(new Listen("server", new Endpoint(HOST, 0), 1));
        Endpoint port = port();
        server(new Close("server"));
        client(new Connect("second", port, false));
        client(new Connect("second", port, false));
        assertThat(lastCall("second").result().word()).isEqualTo("ECONNREFUSED");
        server(new Listen("again", port, 1));
        client(new Connect("second", port, false));
        assertThat(lastCall("second").result().word()).isEqualTo("0");
    }

    /** Whoever calls connect(2) may wake up before the RST or after it; the lab's connect always says that it succeeded. */
    @Test
    void aConnectThatSucceededIsNotUndoneByAnRstThatComesBeforeItIsLookedAt() throws Exception {
        server(new Listen("server", new Endpoint(HOST, 0), 5));
        CompletableFuture<Void> reset = new CompletableFuture<>();
        CompletableFuture<Void> connected = client.perform(new Connect("client", port(), false));
        // The client's event loop is kept from looking until the connection is over.
        client.afterWhatIsReady(reset::join);
        server(new Accept("server", "conn", false));
        server(new Abort("conn"));
        reset.complete(null);
        connected.get(60, TimeUnit.SECONDS);
        assertThat(lastCall("client").result().word()).isEqualTo("0");
        client(new Recv("client", 10, SocketCalls.Taking.ONCE, false));
        assertThat(lastCall("client").result().word()).isEqualTo("ECONNRESET");
    }

    @Test
    void aPortInUseIsEaddrinuse() throws Exception {
        open();
        server(new Bind("again", port()));
        assertThat(lastCall("again").result().word()).isEqualTo("EADDRINUSE");
    }

    @Test
    void aListenOnAPortInUseIsABindThatFailed() throws Exception {
        open();
        server(new Listen("again", port(), 1));
        assertThat(calls("again")).extracting(Call::name, call -> call.result().word()).containsExactly(tuple("bind", "EADDRINUSE"));
    }

    @Test
    void aListenThatFailsWhereTheBindDidNotIsAListen() throws Exception {
        open();
        for (String name : List.of("one", "two")) {
            server(new SetOption(name, SocketOption.SO_REUSEADDR, "1", false));
        }
        server(new Bind("one", new Endpoint(HOST, 0)));
        Endpoint local = named("one").local();
        server(new Bind("two", local));
        server(new Listen("one", null, 1));
        server(new Listen("two", null, 1));
        assertThat(lastCall("two").name()).isEqualTo("listen");
        assertThat(lastCall("two").result().word()).isEqualTo("EADDRINUSE");
    }

    @Test
    void aNetworkThatCannotBeReachedIsNotAHostThatCannotBeReached() throws Exception {
        // Of a multicast address tcp_v4_connect() says ENETUNREACH, before any segment.
        client(new Connect("far", new Endpoint("224.0.0.1", 9), false));
        assertThat(lastCall("far").result().word()).isEqualTo("ENETUNREACH");
    }

    @Test
    void aSocketConnectsToItself() throws Exception {
        client(new Bind("client", new Endpoint(HOST, 0)));
        SocketNamed bound = (SocketNamed) events.get(0);
        client(new Connect("client", bound.local(), false));
        client(new Send("client", "me", 0, false, false));
        client(new Recv("client", 10, SocketCalls.Taking.ONCE, false));
        assertThat(lastCall("client").detail()).isEqualTo("me");
    }

    @Test
    void aConnectionThatWasResetBeforeAcceptHasThePeerThatAcceptNames() throws Exception {
        server(new Listen("server", new Endpoint(HOST, 0), 5));
        client(new Connect("client", port(), false));
        Endpoint peer = named("client").local();
        client(new SetOption("client", SocketOption.SO_LINGER, "0", false));
        client(new Close("client"));
        server(new Accept("server", "conn", false));
        assertThat(named("conn").remote()).isEqualTo(peer);
        assertThat(named("conn").local()).isEqualTo(port());
    }
}
