package tcplab.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tcplab.command.Abort;
import tcplab.command.Accept;
import tcplab.command.Close;
import tcplab.command.Connect;
import tcplab.command.GetOption;
import tcplab.command.Listen;
import tcplab.command.Send;
import tcplab.command.Shutdown;
import tcplab.model.Crowd;
import tcplab.model.Endpoint;
import tcplab.model.SocketOption;
import tcplab.peer.SocketCalls;

/** A call on thousands of sockets is one of the record. */
class CrowdsTest extends TwoPeers {
    private static final int MANY = 300;

    private void crowd() throws Exception {
        server(new Listen("server", new Endpoint(HOST, 0), MANY));
        client(new Connect("many", port(), false, MANY));
        server(new Accept("server", "conns", false, MANY));
    }

    @Test
    void eachCallIsRecordedOnceWithHowManyItWas() throws Exception {
        crowd();
        client(new Send("many", "hello", 0, false, false));
        client(new Shutdown("many", SocketCalls.Direction.WR));
        client(new Close("many"));
        assertThat(calls("many")).extracting(call -> call.name() + " " + call.result().word()).containsExactly("connect 0", "send 5", "shutdown 0", "close 0");
        assertThat(calls("many")).allSatisfy(call -> assertThat(call.note()).hasToString(MANY + " sockets"));
        assertThat(lastCall("server").arguments()).isEqualTo("times " + MANY);
        server(new Abort("conns"));
        assertThat(calls("conns")).extracting(call -> call.name()).containsExactly("setsockopt", "close");
    }

    @Test
    void whatWentWrongIsCountedByItsErrno() throws Exception {
        server(new Listen("server", new Endpoint(HOST, 0), MANY));
        Endpoint gone = port();
        server(new Close("server"));
        client(new Connect("many", gone, false, MANY));
        assertThat(lastCall("many").result().word()).isEqualTo("ECONNREFUSED");
        assertThat(lastCall("many").note()).hasToString("0 of " + MANY + " sockets succeeded; ECONNREFUSED " + MANY);
    }

    @Test
    void moreThanThereAreDescriptorsForAreRefusedBeforeTheFirst() throws Exception {
        server(new Listen("server", new Endpoint(HOST, 0), MANY));
        assertThatThrownBy(() -> client(new Connect("many", port(), false, Integer.MAX_VALUE)))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("its process may have");
        assertThat(calls("many")).isEmpty();
    }

    @Test
    void anAcceptThatWaitsIsGivenUp() throws Exception {
        server(new Listen("server", new Endpoint(HOST, 0), MANY));
        CompletableFuture<Void> waits = server.perform(new Accept("server", "conns", false, 1));
        client(new Connect("many", port(), false, 1));
        waits.get(60, TimeUnit.SECONDS);
        CompletableFuture<Void> waitsOn = server.perform(new Accept("server", "conns", false, 1));
        server.caughtUp().get(60, TimeUnit.SECONDS);
        assertThat(waitsOn).isNotDone();
        server.cancelPending();
        assertThatThrownBy(() -> waitsOn.get(60, TimeUnit.SECONDS)).hasMessageContaining("given up");
    }

    @Test
    void aCrowdIsNoSocketAndASocketNoCrowd() throws Exception {
        crowd();
        assertThatThrownBy(() -> client(new GetOption("many", SocketOption.TCP_NODELAY, null))).hasMessageContaining("many is a crowd");
        assertThatThrownBy(() -> client(new Connect("many", port(), false))).hasMessageContaining("many is a crowd");
        client(new Connect("single", port(), false));
        assertThatThrownBy(() -> client(new Connect("single", port(), false, 2))).hasMessageContaining("one socket already");
        assertThat(Crowd.PORT).isLessThan(32_768);
    }
}
