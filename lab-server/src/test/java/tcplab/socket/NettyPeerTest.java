package tcplab.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tcplab.event.Call;
import tcplab.event.Event;
import tcplab.event.SocketNamed;
import tcplab.journal.LabClock;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.peer.Action;

/** On the machine's own loopback, with an address that nothing else uses. */
class NettyPeerTest {
    private static final String HOST = "127.83.0.1";

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private NettyPeer client;
    private NettyPeer server;

    @BeforeEach
    void begin() {
        client = new NettyPeer(Side.CLIENT);
        server = new NettyPeer(Side.SERVER);
        client.begin(LabClock.startingNow(), events::add);
        server.begin(LabClock.startingNow(), events::add);
    }

    @AfterEach
    void end() {
        client.end();
        server.end();
        client.close();
        server.close();
    }

    private void open() throws Exception {
        server(new Action.Listen("server", new Endpoint(HOST, 0), 5));
        client(new Action.Connect("client", port()));
        server(new Action.Accept("server", "conn"));
    }

    private Endpoint port() {
        return named("server").local();
    }

    private SocketNamed named(String socket) {
        return events.stream()
                .filter(SocketNamed.class::isInstance)
                .map(SocketNamed.class::cast)
                .filter(named -> named.socket().equals(socket))
                .findFirst()
                .orElseThrow();
    }

    private void client(Action action) throws Exception {
        client.perform(action).get(5, TimeUnit.SECONDS);
    }

    private void server(Action action) throws Exception {
        server.perform(action).get(5, TimeUnit.SECONDS);
    }

    private List<Call> calls(String socket) {
        return events.stream()
                .filter(Call.class::isInstance)
                .map(Call.class::cast)
                .filter(call -> call.socket().equals(socket))
                .toList();
    }

    private Call lastCall(String socket) {
        List<Call> calls = calls(socket);
        return calls.get(calls.size() - 1);
    }

    @Test
    void eachActionIsOneRecordedCallInOrder() throws Exception {
        open();
        client(new Action.Send("client", "hello", 0));
        server(new Action.Recv("conn", 100));
        assertThat(calls("client")).extracting(Call::name).containsExactly("connect", "send");
        assertThat(lastCall("conn").result()).isEqualTo("5");
        assertThat(lastCall("conn").detail()).isEqualTo("hello");
    }

    @Test
    void bytesThatTheScriptDoesNotReadStayInTheKernelEvenAfterAFin() throws Exception {
        open();
        client(new Action.Send("client", "hello", 0));
        client(new Action.Shutdown("client", Action.Shutdown.How.WR));
        server(new Action.Recv("conn", 2));
        assertThat(lastCall("conn").result()).isEqualTo("2");
        server(new Action.Recv("conn", 10));
        assertThat(lastCall("conn").result()).isEqualTo("3");
        server(new Action.Recv("conn", 10));
        assertThat(lastCall("conn").result()).isEqualTo("EOF");
    }

    @Test
    void aResetIsReportedOnceAndToTheScriptsOwnCall() throws Exception {
        open();
        client(new Action.Abort("client"));
        server(new Action.Recv("conn", 10));
        server(new Action.Recv("conn", 10));
        server(new Action.Send("conn", "x", 0));
        assertThat(calls("conn")).extracting(Call::result).containsExactly("ECONNRESET", "EOF", "EPIPE");
    }

    @Test
    void aRefusedConnectIsAResultAndNotAFailure() throws Exception {
        open();
        Endpoint port = port();
        server(new Action.Close("server"));
        client(new Action.Connect("second", port));
        assertThat(lastCall("second").result()).isEqualTo("ECONNREFUSED");
    }

    @Test
    void aPortInUseIsEaddrinuse() throws Exception {
        open();
        server(new Action.Bind("again", port()));
        assertThat(lastCall("again").result()).isEqualTo("EADDRINUSE");
    }

    @Test
    void urgentDataAfterShutdownWrIsEpipe() throws Exception {
        open();
        client(new Action.SendUrgent("client", "now"));
        assertThat(lastCall("client").result()).isEqualTo("3");
        client(new Action.Shutdown("client", Action.Shutdown.How.WR));
        client(new Action.SendUrgent("client", "late"));
        assertThat(lastCall("client").result()).isEqualTo("EPIPE");
    }

    @Test
    void aNetworkThatCannotBeReachedIsNotAHostThatCannotBeReached() throws Exception {
        // Of a multicast address tcp_v4_connect() says ENETUNREACH, before any segment.
        client(new Action.Connect("far", new Endpoint("224.0.0.1", 9)));
        assertThat(lastCall("far").result()).isEqualTo("ENETUNREACH");
    }

    @Test
    void aReactionMakesItsCallsInTheEventLoopAndSaysSo() throws Exception {
        open();
        server(new Action.React(
                "conn",
                Action.React.Trigger.EOF,
                List.of(new Action.SetOption("conn", "TCP_QUICKACK", "1"), new Action.Close("conn"))));
        client(new Action.Shutdown("client", Action.Shutdown.How.WR));
        client(new Action.RecvToEof("client"));
        // The client may see the FIN before the server's close() has returned.
        server(new Action.Open("later", false));
        assertThat(calls("conn")).extracting(Call::name).containsExactly("recv", "setsockopt", "close");
        assertThat(calls("conn")).extracting(Call::by).containsOnly(Call.By.REACTION);
    }

    @Test
    void closingOneOfTwoDescriptorsSendsNothing() throws Exception {
        open();
        client(new Action.Dup("client", "copy"));
        client(new Action.Close("client"));
        client(new Action.Send("copy", "still open", 0));
        server(new Action.Recv("conn", 100));
        assertThat(lastCall("conn").detail()).isEqualTo("still open");
        client(new Action.Close("copy"));
        server(new Action.Recv("conn", 100));
        assertThat(lastCall("conn").result()).isEqualTo("EOF");
    }

    @Test
    void aSecondProcessHoldsTheConnectionOpenAndDiesOfSigpipe() throws Exception {
        open();
        client(new Action.Fork("client", "child"));
        client(new Action.Close("client"));
        client(new Action.Send("child", "from the child", 0));
        server(new Action.Recv("conn", 100));
        assertThat(lastCall("conn").detail()).isEqualTo("from the child");
        client(new Action.Close("child"));
        server(new Action.Recv("conn", 100));
        assertThat(lastCall("conn").result()).isEqualTo("EOF");
        server(new Action.Fork("conn", "writer"));
        server(new Action.Shutdown("conn", Action.Shutdown.How.WR));
        server(new Action.Send("writer", "too late", 0));
        assertThat(lastCall("writer").result()).isEqualTo("SIGPIPE");
    }

    @Test
    void theEventLoopGoesOnWhileAThreadFallsAsleepInRecvAndTheNextActionWaitsForIt() throws Exception {
        open();
        server(new Action.StartThread("conn", "thread"));
        CompletableFuture<Void> awake = new CompletableFuture<>();
        OtherThread thread = server.loop().submit(() -> server.threads().named("thread")).get();
        thread.execute(awake::join);
        CompletableFuture<Void> recv = server.perform(new Action.Recv("thread", 10));
        CompletableFuture<Void> listen = server.perform(new Action.Listen("next", new Endpoint(HOST, 0), 1));
        // The event loop answers although the recv has not begun and holds up the listen.
        assertThat(server.loop().submit(() -> server.turns().isHeld()).get()).isTrue();
        assertThat(listen).isNotDone();
        awake.complete(null);
        listen.get(5, TimeUnit.SECONDS);
        assertThat(recv).isNotDone();
        client(new Action.Send("client", "hello", 0));
        recv.get(5, TimeUnit.SECONDS);
        assertThat(lastCall("thread").detail()).isEqualTo("hello");
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
            client(new Action.Send("client", "x", 0));
            server(new Action.Recv("conn", 65_536));
        }
        assertThat(direct.getTotalCapacity() - before).isLessThan(1 << 20);
    }

    @Test
    void aNewSocketHasTheOptionsThatTheKernelGaveIt() throws Exception {
        open();
        for (String socket : List.of("client", "server", "conn")) {
            for (String option : List.of("SO_REUSEADDR", "TCP_NODELAY", "SO_KEEPALIVE")) {
                NettyPeer side = socket.equals("client") ? client : server;
                side.perform(new Action.GetOption(socket, option)).get(5, TimeUnit.SECONDS);
                assertThat(lastCall(socket).detail()).as(socket + " " + option).isEqualTo("0");
            }
        }
    }

    @Test
    void aSocketConnectsToItself() throws Exception {
        client(new Action.Bind("client", new Endpoint(HOST, 0)));
        SocketNamed bound = (SocketNamed) events.get(0);
        client(new Action.Connect("client", bound.local()));
        client(new Action.Send("client", "me", 0));
        client(new Action.Recv("client", 10));
        assertThat(lastCall("client").detail()).isEqualTo("me");
    }

    @Test
    void aConnectionThatWasResetBeforeAcceptHasThePeerThatAcceptNames() throws Exception {
        server(new Action.Listen("server", new Endpoint(HOST, 0), 5));
        client(new Action.Connect("client", port()));
        Endpoint peer = named("client").local();
        client(new Action.SetOption("client", "SO_LINGER", "0"));
        client(new Action.Close("client"));
        server(new Action.Accept("server", "conn"));
        assertThat(named("conn").remote()).isEqualTo(peer);
        assertThat(named("conn").local()).isEqualTo(port());
    }

    @Test
    void anActionOnASocketThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> client(new Action.Close("nobody")))
                .hasMessageContaining("there is no open socket 'nobody' at the client");
    }

    @Test
    void aWaitingCallCanBeGivenUp() throws Exception {
        open();
        CompletableFuture<Void> waiting = server.perform(new Action.Recv("conn", 10));
        server.cancelPending();
        assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS)).hasMessageContaining("given up");
    }

    @Test
    void theLineProtocolCarriesEveryActionAndItsEvents() throws Exception {
        try (PipedOutputStream requests = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(requests, 1 << 16);
                PipedInputStream answers = new PipedInputStream(1 << 16)) {
            PipedOutputStream out = new PipedOutputStream(answers);
            tcplab.peer.Answering answering = new tcplab.peer.Answering(server, out);
            requests.write(("{\"begin\":0}\n"
                            + "{\"perform\":1,\"action\":{\"action\":\"Open\",\"socket\":\"s\",\"ipv6\":false}}\n"
                            + "{\"perform\":2,\"action\":{\"action\":\"Close\",\"socket\":\"t\"}}\n{\"end\":3}\n")
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
