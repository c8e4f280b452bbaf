package tcplab.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tcplab.command.Abort;
import tcplab.command.Close;
import tcplab.command.Dup;
import tcplab.command.Fork;
import tcplab.command.GetOption;
import tcplab.command.Listen;
import tcplab.command.Open;
import tcplab.command.React;
import tcplab.command.Recv;
import tcplab.command.Send;
import tcplab.command.SetOption;
import tcplab.command.Shutdown;
import tcplab.command.StartThread;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.journal.LabClock;
import tcplab.model.Endpoint;
import tcplab.model.SocketOption;
import tcplab.model.TcpInfo;
import tcplab.peer.SocketCalls;

/** Calls that the script does not make itself: of a reaction, a thread, a second process, on a second descriptor. */
class OtherCallersTest extends TwoPeers {
    private static final int F_SETFD = 2;
    private static final int FD_CLOEXEC = 1;

    @Test
    void aReactionMakesItsCallsInTheEventLoopAndSaysSo() throws Exception {
        open();
        server(new React(
                "conn",
                SocketCalls.Trigger.EOF,
                List.of(new SetOption("conn", SocketOption.TCP_QUICKACK, "1", false), new Close("conn"))));
        client(new Shutdown("client", SocketCalls.Direction.WR));
        client(new Recv("client", 1, SocketCalls.Taking.TO_EOF, false));
        // The client may see the FIN before the server's close() has returned.
        server(new Open("later", false));
        assertThat(calls("conn")).extracting(Call::name).containsExactly("recv", "setsockopt", "close");
        assertThat(calls("conn")).extracting(Call::by).containsOnly(Call.By.REACTION);
    }

    @Test
    void aReactionsNextCallIsMadeWhenTheOneBeforeHasReturned() throws Exception {
        open();
        server(new React("conn", SocketCalls.Trigger.DATA, List.of(new Send("conn", null, 1 << 24, false, false), new Close("conn"))));
        client(new Send("client", "go", 0, false, false));
        client(new Recv("client", 1 << 16, SocketCalls.Taking.TO_EOF, false));
        server(new Open("later", false));
        assertThat(lastCall("client").note()).hasToString("16777216 bytes before it");
        assertThat(calls("conn")).extracting(Call::name).containsExactly("recv", "send", "close");
    }

    @Test
    void aReactionsCallThatGoesOnIsToldOf() throws Exception {
        open();
        server(new React("conn", SocketCalls.Trigger.DATA, List.of(new Send("conn", null, 1 << 24, false, false))));
        client(new Send("client", "go", 0, false, false));
        // The reaction sends something before its call cannot go on.
        client(new Recv("client", 1, SocketCalls.Taking.ONCE, false));
        server(new Open("later", false));
        assertThat(pending("conn")).extracting(Call::by, Call::name, Call::arguments)
                .containsExactly(tuple(Call.By.REACTION, "send", "16777216"));
        assertThat(calls("conn")).extracting(Call::name).containsExactly("recv");
    }

    @Test
    void aTextOfTwoLinesIsNoOrderToAnotherProcess() throws Exception {
        open();
        server(new Fork("conn", "child"));
        assertThatThrownBy(() -> server(new Send("child", "a\nr5", 0, false, false))).hasMessageContaining("a text of one line");
        server(new Send("child", "ab", 0, false, false));
        client(new Recv("client", 10, SocketCalls.Taking.ONCE, false));
        assertThat(lastCall("client").result().word()).isEqualTo("2");
    }

    @Test
    void aSideIsCaughtUpOnlyWhenAReactionUnderWayHasGoneOn() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        server.begin(LabClock.startingNow(), event -> {
            events.add(event);
            if (event instanceof Call call && call.name().equals("send")) {
                awaitUninterruptibly(goOn);
            }
        });
        open();
        server(new React("conn", SocketCalls.Trigger.DATA, List.of(new Send("conn", "x", 0, false, false), new Recv("conn", 10, SocketCalls.Taking.ONCE, false))));
        client(new Send("client", "go", 0, false, false));
        client(new Recv("client", 1, SocketCalls.Taking.ONCE, false));
        CompletableFuture<Void> caughtUp = server.caughtUp();
        assertThat(caughtUp).isNotDone();
        assertThat(pending("conn")).isEmpty();
        goOn.countDown();
        caughtUp.get(60, TimeUnit.SECONDS);
        assertThat(pending("conn")).extracting(Call::name).containsExactly("recv");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aCallOfAnotherProcessOrThreadIsToldOfWhenItBegins() throws Exception {
        open();
        client(new Fork("client", "child"));
        client(new Send("child", "x", 0, false, false));
        server(new StartThread("conn", "thread"));
        server(new Recv("thread", 10, SocketCalls.Taking.ONCE, false));
        assertThat(pending("child")).extracting(Call::atNanos).containsExactly(lastCall("child").atNanos());
        assertThat(pending("thread")).extracting(Call::atNanos).containsExactly(lastCall("thread").atNanos());
    }

    @Test
    void whatAProcessThatHasEndedIsToldToDoIsNoCall() throws Exception {
        open();
        client(new Fork("client", "child"));
        client(new Shutdown("client", SocketCalls.Direction.WR));
        client(new Send("child", "too late", 0, false, false));
        assertThatThrownBy(() -> client(new Send("child", "again", 0, false, false))).hasMessageContaining("no orders");
        assertThat(pending("child")).hasSize(1);
    }

    @Test
    void closingOneOfTwoDescriptorsSendsNothing() throws Exception {
        open();
        client(new Dup("client", "copy"));
        client(new Close("client"));
        client(new Send("copy", "still open", 0, false, false));
        server(new Recv("conn", 100, SocketCalls.Taking.ONCE, false));
        assertThat(lastCall("conn").detail()).isEqualTo("still open");
        client(new Close("copy"));
        server(new Recv("conn", 100, SocketCalls.Taking.ONCE, false));
        assertThat(lastCall("conn").result().word()).isEqualTo("EOF");
    }

    @Test
    void aSecondProcessHoldsTheConnectionOpenAndDiesOfSigpipe() throws Exception {
        open();
        client(new Fork("client", "child"));
        client(new Close("client"));
        client(new Send("child", "from the child", 0, false, false));
        server(new Recv("conn", 100, SocketCalls.Taking.ONCE, false));
        assertThat(lastCall("conn").detail()).isEqualTo("from the child");
        client(new Close("child"));
        server(new Recv("conn", 100, SocketCalls.Taking.ONCE, false));
        assertThat(lastCall("conn").result().word()).isEqualTo("EOF");
        server(new Fork("conn", "writer"));
        server(new Shutdown("conn", SocketCalls.Direction.WR));
        server(new Send("writer", "too late", 0, false, false));
        assertThat(lastCall("writer").result().word()).isEqualTo("SIGPIPE");
    }

    /** Both sides are one process here: what the server starts would hold the client's socket open. */
    private void openWithAClientThatNobodyInherits() throws Exception {
        open();
        client.loop().submit(() -> LibC.call("fcntl", client.socket("client").number(), F_SETFD, FD_CLOEXEC)).get();
    }

    @Test
    void aSecondProcessTellsTheErrnoOfAFailedWriteAndLivesUntilSigpipe() throws Exception {
        openWithAClientThatNobodyInherits();
        server(new Fork("conn", "writer"));
        client(new Abort("client"));
        server(new Send("writer", "too late", 0, false, false));
        assertThat(lastCall("writer").result().word()).isEqualTo("ECONNRESET");
        server(new Send("writer", "again", 0, false, false));
        assertThat(lastCall("writer").result().word()).isEqualTo("SIGPIPE");
    }

    @Test
    void aSecondProcessTellsTheErrnoOfAFailedRead() throws Exception {
        openWithAClientThatNobodyInherits();
        server(new Fork("conn", "reader"));
        client(new Abort("client"));
        server(new Recv("reader", 10, SocketCalls.Taking.ONCE, false));
        assertThat(lastCall("reader").result().word()).isEqualTo("ECONNRESET");
        server(new Recv("reader", 10, SocketCalls.Taking.ONCE, false));
        assertThat(lastCall("reader").result().word()).isEqualTo("EOF");
    }

    @Test
    void whatCouldNotBeWrittenIsNotWrittenWithTheNextText() throws Exception {
        open();
        long sent = 0;
        boolean underWay;
        do {
            // Its acknowledgement would make room again.
            server(new GetOption("conn", null, TcpInfo.UNACKED));
            underWay = !lastCall("conn").detail().equals("0");
            server(new Send("conn", null, 1 << 20, false, true));
            sent += lastCall("conn").result() instanceof CallResult.Returned returned ? returned.number() : 0;
        } while (underWay || !lastCall("conn").failed());
        server(new Fork("conn", "writer"));
        server(new Send("writer", "stale", 0, false, false));
        assertThat(lastCall("writer").result().word()).isEqualTo("EAGAIN");
        while (sent > 0) {
            client(new Recv("client", 1 << 20, SocketCalls.Taking.ONCE, false));
            sent -= ((CallResult.Returned) lastCall("client").result()).number();
        }
        server(new Send("writer", "fresh", 0, false, false));
        client(new Recv("client", 10, SocketCalls.Taking.ONCE, false));
        assertThat(lastCall("client").detail()).isEqualTo("fresh");
    }

    @Test
    void whatASecondProcessSaysThatIsNoErrnoIsNoResult() throws Exception {
        open();
        String script = "read -r order; echo 'bash: the disk is on fire' >&2; read -r order";
        server.loop().submit(() -> {
            server.processes().add("odd", OtherProcess.with(server.socket("conn").descriptor(), "bash", "-c", script));
            return null;
        }).get();
        assertThatThrownBy(() -> server(new Send("odd", "x", 0, false, false)))
                .hasMessageContaining("odd send: the process said: bash: the disk is on fire");
        assertThat(lastCall("odd").result()).isEqualTo(CallResult.UNKNOWN);
        assertThat(lastCall("odd").note()).hasToString("the process said: bash: the disk is on fire");
    }

    @Test
    void aSecondProcessReceivesWhatHasComeAfterTheFirstHasShutDownSendingAndThenTheEndOfInput() throws Exception {
        open();
        server(new Fork("conn", "child"));
        server(new Shutdown("conn", SocketCalls.Direction.WR));
        client(new Send("client", "!one\nTWO", 0, false, false));
        // It waits, which the other process does not: the rest has come with it.
        server(new Recv("conn", 1, SocketCalls.Taking.ONCE, false));
        server(new Recv("child", 4, SocketCalls.Taking.ONCE, false));
        assertThat(lastCall("child").result().word()).isEqualTo("4");
        assertThat(lastCall("child").detail()).isEqualTo("one.");
        server(new Recv("child", 100, SocketCalls.Taking.ONCE, false));
        assertThat(lastCall("child").detail()).isEqualTo("TWO");
        server(new Recv("child", 100, SocketCalls.Taking.ONCE, false));
        assertThat(lastCall("child").result().word()).isEqualTo("EAGAIN");
        client(new Shutdown("client", SocketCalls.Direction.WR));
        server(new Recv("conn", 100, SocketCalls.Taking.ONCE, false));
        server(new Recv("child", 100, SocketCalls.Taking.ONCE, false));
        assertThat(lastCall("child").result().word()).isEqualTo("EOF");
    }

    @Test
    void theEventLoopGoesOnWhileAThreadFallsAsleepInRecvAndTheNextActionWaitsForIt() throws Exception {
        open();
        server(new StartThread("conn", "thread"));
        CompletableFuture<Void> awake = new CompletableFuture<>();
        OtherThread thread = server.loop().submit(() -> server.threads().named("thread")).get();
        thread.execute(awake::join);
        CompletableFuture<Void> recv = server.perform(new Recv("thread", 10, SocketCalls.Taking.ONCE, false));
        CompletableFuture<Void> listen = server.perform(new Listen("next", new Endpoint(HOST, 0), 1));
        // The event loop answers although the recv has not begun and holds up the listen.
        assertThat(CompletableFuture.supplyAsync(() -> server.turns().isHeld(), server::afterWhatIsReady).get()).isTrue();
        assertThat(listen).isNotDone();
        awake.complete(null);
        listen.get(60, TimeUnit.SECONDS);
        assertThat(recv).isNotDone();
        client(new Send("client", "hello", 0, false, false));
        recv.get(60, TimeUnit.SECONDS);
        assertThat(lastCall("thread").detail()).isEqualTo("hello");
    }

    @Test
    void aThreadReceivesNoMoreThanItAsksFor() throws Exception {
        open();
        server(new StartThread("conn", "thread"));
        client(new Send("client", "hello", 0, false, false));
        server(new Recv("thread", 2, SocketCalls.Taking.ONCE, false));
        assertThat(lastCall("thread").detail()).isEqualTo("he");
        server(new Recv("thread", 10, SocketCalls.Taking.ONCE, false));
        assertThat(lastCall("thread").detail()).isEqualTo("llo");
    }

    @Test
    void whatAnotherProcessCannotDoIsRefusedByItsName() throws Exception {
        open();
        client(new Fork("client", "child"));
        assertThatThrownBy(() -> client(new Recv("child", 10, SocketCalls.Taking.TO_EOF, false))).hasMessageContaining("child is another process");
        assertThatThrownBy(() -> client(new PeerName("child"))).hasMessageContaining("child is another process");
    }
}
