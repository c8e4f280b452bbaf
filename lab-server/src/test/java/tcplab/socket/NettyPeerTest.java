package tcplab.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tcplab.command.Abort;
import tcplab.command.Close;
import tcplab.command.GetOption;
import tcplab.command.Open;
import tcplab.command.React;
import tcplab.command.Recv;
import tcplab.command.Send;
import tcplab.command.SetOption;
import tcplab.command.Shutdown;
import tcplab.event.Call;
import tcplab.event.SocketNamed;
import tcplab.model.SocketOption;
import tcplab.model.TcpInfo;
import tcplab.peer.SocketCalls;

/** The calls of a script and their results. */
class NettyPeerTest extends TwoPeers {
    @Test
    void eachActionIsOneRecordedCallInOrder() throws Exception {
        open();
        client(new Send("client", "hello", 0, false, false));
        server(new Recv("conn", 100, SocketCalls.Taking.ONCE, false));
        assertThat(calls("client")).extracting(Call::name).containsExactly("connect", "send");
        assertThat(lastCall("conn").result().word()).isEqualTo("5");
        assertThat(lastCall("conn").detail()).isEqualTo("hello");
    }

    @Test
    void bytesThatTheScriptDoesNotReadStayInTheKernelEvenAfterAFin() throws Exception {
        open();
        client(new Send("client", "hello", 0, false, false));
        client(new Shutdown("client", SocketCalls.Direction.WR));
        server(new Recv("conn", 2, SocketCalls.Taking.ONCE, false));
        assertThat(lastCall("conn").result().word()).isEqualTo("2");
        server(new Recv("conn", 10, SocketCalls.Taking.ONCE, false));
        assertThat(lastCall("conn").result().word()).isEqualTo("3");
        server(new Recv("conn", 10, SocketCalls.Taking.ONCE, false));
        assertThat(lastCall("conn").result().word()).isEqualTo("EOF");
    }

    @Test
    void aResetIsReportedOnceAndToTheScriptsOwnCall() throws Exception {
        open();
        client(new Abort("client"));
        server(new Recv("conn", 10, SocketCalls.Taking.ONCE, false));
        server(new Recv("conn", 10, SocketCalls.Taking.ONCE, false));
        server(new Send("conn", "x", 0, false, false));
        assertThat(calls("conn")).extracting(call -> call.result().word()).containsExactly("ECONNRESET", "EOF", "EPIPE");
    }

    @Test
    void aFieldOfTcpInfoIsTheKernelsNumber() throws Exception {
        open();
        client(new Send("client", "hello", 0, false, false));
        client(new GetOption("client", null, TcpInfo.BYTES_SENT));
        assertThat(lastCall("client").arguments()).isEqualTo("TCP_INFO bytes_sent");
        assertThat(lastCall("client").detail()).isEqualTo("5");
        client(new GetOption("client", null, TcpInfo.RTO));
        assertThat(lastCall("client").detail()).matches("\\d+us");
    }

    @Test
    void anOptionThatTheKernelRefusesIsAResult() throws Exception {
        open();
        client(new SetOption("client", SocketOption.TCP_SYNCNT, "1000", false));
        assertThat(lastCall("client").result().word()).isEqualTo("EINVAL");
        client(new SetOption("client", SocketOption.SO_ERROR, "1", false));
        assertThat(lastCall("client").result().word()).isEqualTo("ENOPROTOOPT");
    }

    @Test
    void shutdownOfAClosedSocketIsEnotconnAlsoIfThatDirectionWasShutDownBefore() throws Exception {
        open();
        client(new Shutdown("client", SocketCalls.Direction.WR));
        client(new Shutdown("client", SocketCalls.Direction.WR));
        server(new Recv("conn", 10, SocketCalls.Taking.TO_EOF, false));
        server(new Shutdown("conn", SocketCalls.Direction.WR));
        client(new Recv("client", 10, SocketCalls.Taking.TO_EOF, false));
        client(new Shutdown("client", SocketCalls.Direction.WR));
        assertThat(calls("client")).filteredOn(call -> call.name().equals("shutdown"))
                .extracting(call -> call.result().word()).containsExactly("0", "0", "ENOTCONN");
    }

    @Test
    void aReactionToTheEndLeavesTheDataToTheReactionToData() throws Exception {
        open();
        server(new React("conn", SocketCalls.Trigger.EOF, List.of(new Close("conn"))));
        server(new React("conn", SocketCalls.Trigger.DATA, List.of(new Send("conn", "pong", 0, false, false))));
        client(new Send("client", "ping", 0, false, false));
        client(new Recv("client", 10, SocketCalls.Taking.ONCE, false));
        client(new Shutdown("client", SocketCalls.Direction.WR));
        client(new Recv("client", 10, SocketCalls.Taking.TO_EOF, false));
        assertThat(lastCall("client").result().word()).isEqualTo("EOF");
        // The client may see the FIN before the server's close() has returned.
        server(new Open("later", false));
        assertThat(calls("conn")).extracting(Call::name).containsExactly("recv", "send", "recv", "close");
    }

    /** SO_ERROR is told once: a call of the script that came first would take it from the reaction. */
    @Test
    void whatHasHappenedToASocketComesToItsReactionBeforeTheNextCallOfTheScript() throws Exception {
        open();
        server(new React("conn", SocketCalls.Trigger.ERROR, List.of(new GetOption("conn", SocketOption.SO_ERROR, null))));
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        server.loop().execute(stopped::join);
        client(new Abort("client"));
        CompletableFuture<Void> asked = server.perform(new GetOption("conn", SocketOption.SO_ERROR, null));
        stopped.complete(null);
        asked.get(60, TimeUnit.SECONDS);
        assertThat(calls("conn")).extracting(Call::by, Call::name).containsExactly(
                tuple(Call.By.REACTION, "recv"), tuple(Call.By.REACTION, "getsockopt"), tuple(Call.By.SCRIPT, "getsockopt"));
    }

    @Test
    void theLastReactionToAnEventTakesThePlaceOfTheOneBefore() throws Exception {
        open();
        server(new React("conn", SocketCalls.Trigger.DATA, List.of(new Abort("conn"))));
        server(new React("conn", SocketCalls.Trigger.DATA, List.of(new Close("conn"))));
        client(new Send("client", "x", 0, false, false));
        client(new Recv("client", 10, SocketCalls.Taking.TO_EOF, false));
        assertThat(lastCall("client").result().word()).isEqualTo("EOF");
    }

    @Test
    void urgentDataAfterShutdownWrIsEpipe() throws Exception {
        open();
        client(new Send("client", "now", 0, true, false));
        assertThat(lastCall("client").result().word()).isEqualTo("3");
        client(new Shutdown("client", SocketCalls.Direction.WR));
        client(new Send("client", "late", 0, true, false));
        assertThat(lastCall("client").result().word()).isEqualTo("EPIPE");
    }

    @Test
    void receivingTakesNoMoreMemoryTheHundredthTime() throws Exception {
        open();
        BufferPoolMXBean direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .findFirst()
                .orElseThrow();
        long before = direct.getTotalCapacity();
        for (int i = 0; i < 100; i++) {
            client(new Send("client", "x", 0, false, false));
            server(new Recv("conn", 65_536, SocketCalls.Taking.ONCE, false));
        }
        assertThat(direct.getTotalCapacity() - before).isLessThan(1 << 20);
    }

    @Test
    void aNewSocketHasTheOptionsThatTheKernelGaveIt() throws Exception {
        open();
        for (String socket : List.of("client", "server", "conn")) {
            for (SocketOption option : List.of(SocketOption.SO_REUSEADDR, SocketOption.TCP_NODELAY, SocketOption.SO_KEEPALIVE)) {
                NettyPeer side = socket.equals("client") ? client : server;
                side.perform(new GetOption(socket, option, null)).get(60, TimeUnit.SECONDS);
                assertThat(lastCall(socket).detail()).as(socket + " " + option).isEqualTo("0");
            }
        }
    }

    @Test
    void anyCallOfTheCLibraryIsRecordedByItsNameAndItsErrnoIsTheResult() throws Exception {
        open();
        client(new PeerName("client"));
        assertThat(lastCall("client").name()).isEqualTo("getpeername");
        assertThat(lastCall("client").result().word()).isEqualTo("0");
        assertThat(lastCall("client").detail()).isEqualTo("16 127");
        server(new PeerName("server"));
        assertThat(lastCall("server").result().word()).isEqualTo("ENOTCONN");
    }

    @Test
    void anActionOnASocketThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> client(new Close("nobody")))
                .hasMessageContaining("there is no open socket 'nobody' at the client");
    }

    @Test
    void aWaitingCallCanBeGivenUp() throws Exception {
        open();
        CompletableFuture<Void> waiting = server.perform(new Recv("conn", 10, SocketCalls.Taking.ONCE, false));
        server.cancelPending();
        assertThatThrownBy(() -> waiting.get(60, TimeUnit.SECONDS)).hasMessageContaining("given up");
    }

    @Test
    void aCallThatGoesOnIsPendingUntilItReturnsAndTheSameThen() throws Exception {
        open();
        CompletableFuture<Void> recv = server.perform(new Recv("conn", 10, SocketCalls.Taking.ONCE, false));
        server(new Open("later", false));
        assertThat(pending("conn")).extracting(Call::name).containsExactly("recv");
        client(new Send("client", "hello", 0, false, false));
        recv.get(60, TimeUnit.SECONDS);
        assertThat(pending("conn")).hasSize(1).extracting(Call::atNanos).containsExactly(lastCall("conn").atNanos());
        assertThat(pending("client")).extracting(Call::name).doesNotContain("send");
    }

    @Test
    void aSendOfMoreThanTheBuffersTakeGoesOn() throws Exception {
        open();
        client.perform(new Send("client", null, 1 << 24, false, false));
        client(new Open("later", false));
        assertThat(pending("client")).extracting(Call::name, Call::arguments).contains(tuple("send", "16777216"));
    }

    @Test
    void aCloseThatLingersGoesOn() throws Exception {
        open();
        client(new SetOption("client", SocketOption.SO_LINGER, "1", false));
        client.perform(new Send("client", null, 1 << 24, false, false));
        client.perform(new Close("client"));
        client(new Open("later", false));
        assertThat(pending("client")).extracting(Call::name).endsWith("send", "close");
    }

    /** A script may use 127.0.0.1 in a network stack of the run's own, and a capture may be late. */
    @Test
    void theRehearsalUsesNoAddressThatAScriptUses() {
        Rehearsal.of(client, 1, events::add);
        assertThat(events).filteredOn(SocketNamed.class::isInstance).extracting(e -> ((SocketNamed) e).local().address())
                .isNotEmpty().containsOnly("127.255.0.1");
        assertThat(lastCall("a").name()).isEqualTo("close");
    }

    @Test
    void theLineProtocolCarriesEveryActionAndItsEvents() throws Exception {
        try (PipedOutputStream requests = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(requests, 1 << 16);
                PipedInputStream answers = new PipedInputStream(1 << 16)) {
            PipedOutputStream out = new PipedOutputStream(answers);
            tcplab.server.Answering answering = new tcplab.server.Answering(server, out);
            requests.write(("{\"begin\":0}\n"
                            + "{\"perform\":1,\"action\":{\"action\":\"socket\",\"socket\":\"s\",\"ipv6\":false}}\n"
                            + "{\"perform\":2,\"action\":{\"action\":\"close\",\"socket\":\"t\"}}\n{\"end\":3}\n")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            requests.close();
            answering.serve(in);
            out.close();
            assertThat(text(answers))
                    .contains("{\"ready\":true}", "\"name\":\"socket\"", "{\"done\":1}", "\"done\":2,\"problem\"")
                    .contains("{\"done\":3}");
        }
    }

    private static String text(PipedInputStream in) throws IOException {
        return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
