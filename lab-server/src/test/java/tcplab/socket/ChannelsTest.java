package tcplab.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.netty.channel.uring.IoUring;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tcplab.command.NettyCall;
import tcplab.command.NettyCall.Method;
import tcplab.command.Recv;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.ChannelEvent;
import tcplab.model.Endpoint;
import tcplab.model.Transport;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;

/** Channels as an application has them: what their pipelines are told, over each transport. */
class ChannelsTest extends TwoPeers {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static void needs(Transport transport) {
        Assumptions.assumeTrue(transport != Transport.IO_URING || IoUring.isAvailable(), "this machine has no io_uring");
    }

    private static NettyCall call(String channel, Method method) {
        return new NettyCall(channel, method, null, null, 0, null, null, null, null);
    }

    private static NettyCall write(String channel, String text) {
        return new NettyCall(channel, Method.WRITE, null, null, 0, null, text, null, null);
    }

    private static NettyCall option(String channel, String name, String value) {
        return new NettyCall(channel, Method.OPTION, null, null, 0, name, value, null, null);
    }

    private void listen(Transport transport) throws Exception {
        server(new NettyCall("server", Method.LISTEN, new Endpoint(HOST, 0), transport, 16, "conn", null, null, null));
    }

    private void connect(String channel, Transport transport) throws Exception {
        client(new NettyCall(channel, Method.CONNECT, port(), transport, 0, null, null, null, null));
    }

    private Stream<ChannelEvent> told(String channel, String name) {
        return events.stream()
                .filter(ChannelEvent.class::isInstance)
                .map(ChannelEvent.class::cast)
                .filter(event -> event.socket().equals(channel) && event.name().equals(name));
    }

    private ChannelEvent await(String channel, String name) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (told(channel, name).findFirst().isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(channel + " was told no " + name + ": " + events);
            }
            Thread.sleep(2);
        }
        return told(channel, name).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aPipelineTellsOfAllThatHappensToItsChannel(Transport transport) throws Exception {
        needs(transport);
        listen(transport);
        connect("client", transport);
        await("conn", "channelActive");
        client(write("client", "hello"));
        assertThat(await("conn", "channelRead").detail()).isEqualTo("5 \"hello\"");
        assertThat(await("client", "writeFuture").detail()).isEqualTo(ChannelEvent.SUCCESS);
        client(call("client", Method.CLOSE));
        await("conn", "channelInactive");
        assertThat(await("client", "closeFuture").detail()).isEqualTo(ChannelEvent.SUCCESS);
        assertThat(told("conn", "ChannelInputShutdownEvent")).isEmpty();
        assertThat(told("conn", "exceptionCaught")).isEmpty();
        assertThat(named("conn").remote()).isEqualTo(named("client").local());
        assertThat(lastCall("client")).extracting(Call::name, Call::result).containsExactly("close", CallResult.FUTURE);
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void anOptionOfAChannelThatIsNotThereYetIsSetWhenItIsMade(Transport transport) throws Exception {
        needs(transport);
        listen(transport);
        server(option("conn", "ALLOW_HALF_CLOSURE", "true"));
        connect("client", transport);
        await("conn", "channelActive");
        client(call("client", Method.SHUTDOWN_OUTPUT));
        await("conn", "ChannelInputShutdownEvent");
        server(write("conn", "still here"));
        assertThat(await("client", "channelRead").detail()).isEqualTo("10 \"still here\"");
        assertThat(told("conn", "channelInactive")).isEmpty();
    }

    /** SO_REUSEADDR keeps no listener from its port, but no value of it is a number. */
    @ParameterizedTest
    @EnumSource(Transport.class)
    void aListenerAndAConnectorHaveTheirOptionsBeforeTheyBegin(Transport transport) throws Exception {
        needs(transport);
        server(option("server", "SO_REUSEADDR", "7"));
        assertThatThrownBy(() -> listen(transport)).hasMessageContaining("7 is no value of SO_REUSEADDR");
        server(option("server", "SO_REUSEADDR", "false"));
        listen(transport);
        client(option("client", "TCP_NODELAY", "7"));
        assertThatThrownBy(() -> connect("client", transport)).hasMessageContaining("7 is no value of TCP_NODELAY");
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void anOptionThatOnlySomeTransportsHaveIsSetThereAndRefusedElsewhere(Transport transport) throws Exception {
        needs(transport);
        listen(transport);
        client(option("client", "TCP_USER_TIMEOUT", "1000"));
        if (transport == Transport.NIO) {
            assertThatThrownBy(() -> connect("client", transport)).hasMessageContaining("a NioSocketChannel has no option TCP_USER_TIMEOUT");
        } else {
            connect("client", transport);
            await("client", "channelActive");
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void eachAcceptedChannelHasANameOfItsOwn(Transport transport) throws Exception {
        needs(transport);
        listen(transport);
        connect("client", transport);
        connect("c2", transport);
        for (String channel : List.of("client", "c2", "conn", "conn-2")) {
            await(channel, "channelActive");
        }
        assertThat(List.of(named("conn").remote(), named("conn-2").remote()))
                .containsExactlyInAnyOrder(named("client").local(), named("c2").local());
    }

    /** What the lab does to tidy up is no part of the story. */
    @Test
    void theEndOfARunIsToldToNobody() throws Exception {
        listen(Transport.EPOLL);
        connect("client", Transport.EPOLL);
        await("conn", "channelActive");
        client.end();
        assertThat(told("client", "channelInactive")).isEmpty();
    }

    @Test
    void aFutureThatFailsSaysWhy() throws Exception {
        listen(Transport.NIO);
        connect("client", Transport.NIO);
        client(call("client", Method.CLOSE));
        await("client", "closeFuture");
        client(write("client", "late"));
        assertThat(await("client", "writeFuture").detail()).contains("ClosedChannelException");
    }

    @Test
    void aChannelIsNoSocketOfTheScriptsOwnCallsAndTheOtherWayRound() throws Exception {
        listen(Transport.EPOLL);
        connect("client", Transport.EPOLL);
        assertThatThrownBy(() -> client(new Recv("client", 1, SocketCalls.Taking.ONCE, false)))
                .hasCauseInstanceOf(ActionException.class)
                .hasMessageContaining("client is a Netty channel: it can only do what stands behind the word netty");
        assertThatThrownBy(() -> client(write("nobody", "x"))).hasMessageContaining("there is no Netty channel 'nobody'");
        assertThatThrownBy(() -> client(option("client", "TCP_NODELAY", "7"))).hasMessageContaining("7 is no value of TCP_NODELAY");
    }

    private static NettyCall on(String channel, String event, NettyCall... then) {
        return new NettyCall(channel, Method.ON, null, null, 0, event, null, null, List.of(then));
    }

    private static NettyCall pass(String channel, String to) {
        return new NettyCall(channel, Method.PASS, null, null, 0, to, null, null, null);
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aHandlerPassesWhatItReadsToAnotherChannelAndClosesThat(Transport transport) throws Exception {
        needs(transport);
        listen(transport);
        server(on("conn", "channelRead", pass("conn", "conn-2")));
        server(on("conn", "channelInactive", call("conn-2", Method.CLOSE)));
        connect("client", transport);
        await("conn", "channelActive");
        connect("c2", transport);
        await("conn-2", "channelActive");
        client(write("client", "hello"));
        assertThat(await("c2", "channelRead").detail()).isEqualTo("5 \"hello\"");
        client(call("client", Method.CLOSE));
        await("c2", "channelInactive");
        assertThat(events.stream().filter(Call.class::isInstance).map(Call.class::cast).filter(made -> made.by() == Call.By.REACTION))
                .extracting(Call::socket, Call::name).containsExactly(tuple("conn-2", "writeAndFlush"), tuple("conn-2", "close"));
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void anIdleChannelIsToldSoAndClosedOnlyByItsProgram(Transport transport) throws Exception {
        needs(transport);
        listen(transport);
        server(new NettyCall("conn", Method.IDLE, null, null, 20, "all", null, null, null));
        connect("client", transport);
        assertThat(await("conn", "IdleStateEvent").detail()).isEqualTo("ALL_IDLE");
        assertThat(told("conn", "closeFuture")).isEmpty();
        server(on("conn", "IdleStateEvent", call("conn", Method.CLOSE)));
        await("client", "channelInactive");
    }

    @Test
    void aReactionThatCannotBeMadeIsRecordedAsSuch() throws Exception {
        listen(Transport.EPOLL);
        server(on("conn", "channelActive", call("nobody", Method.CLOSE), write("conn", "never")));
        connect("client", Transport.EPOLL);
        await("client", "channelActive");
        await("conn", "channelActive");
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (events.stream().noneMatch(event -> event instanceof Call made && made.name().equals("reaction")) && System.nanoTime() < deadline) {
            Thread.sleep(2);
        }
        assertThat(lastCall("nobody")).satisfies(made -> {
            assertThat(made.result()).isInstanceOf(CallResult.NotMade.class);
            assertThat(made.note().toString()).contains("there is no Netty channel 'nobody'");
        });
        assertThat(told("conn", "writeFuture")).isEmpty();
    }
}
