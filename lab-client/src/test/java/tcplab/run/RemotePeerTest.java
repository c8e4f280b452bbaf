package tcplab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.command.ActionJson;
import tcplab.command.Close;
import tcplab.command.Send;
import tcplab.event.Event;
import tcplab.event.SocketNamed;
import tcplab.journal.EventJson;
import tcplab.journal.LabClock;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.peer.Action;
import tcplab.peer.ActionException;

class RemotePeerTest {
    private static final Action CLOSE = new Close("conn");

    private final FakeProcess process = new FakeProcess();
    private final RemotePeer peer = new RemotePeer(Side.SERVER, process);
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    private static void await(CompletableFuture<Void> future) throws Exception {
        future.get(60, TimeUnit.SECONDS);
    }

    private static void assertGone(CompletableFuture<Void> future) {
        assertGone(future, "the server process is gone");
    }

    private static void assertGone(CompletableFuture<Void> future, String because) {
        assertThatThrownBy(() -> await(future))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(ActionException.class)
                .hasMessage(because);
    }

    @Test
    void itIsReadyWhenTheChildSaysSo() throws Exception {
        assertThat(peer.ready()).isNotDone();
        process.say("{\"ready\":true}");
        await(peer.ready());
    }

    @Test
    void anActionIsSentAndItsAnswerCompletesIt() throws Exception {
        CompletableFuture<Void> call = peer.perform(CLOSE);
        assertThat(process.nextRequest())
                .isEqualTo("{\"perform\":1,\"action\":{\"socket\":\"conn\",\"action\":\"close\"}}");
        assertThat(call).isNotDone();
        process.say("{\"done\":1}");
        await(call);
    }

    @Test
    void answersMayComeInAnyOrder() throws Exception {
        CompletableFuture<Void> first = peer.perform(CLOSE);
        CompletableFuture<Void> second = peer.perform(CLOSE);
        process.say("{\"done\":2}");
        await(second);
        assertThat(first).isNotDone();
        process.say("{\"done\":1}");
        await(first);
    }

    @Test
    void aProblemCompletesTheActionWithItsWords() {
        CompletableFuture<Void> call = peer.perform(CLOSE);
        process.say("{\"done\":1,\"problem\":\"no such socket\"}");
        assertThatThrownBy(() -> await(call)).cause().isInstanceOf(ActionException.class).hasMessage("no such socket");
    }

    @Test
    void anEventReachesTheSinkBeforeItsActionIsDone() throws Exception {
        Event named = new SocketNamed(12, Side.SERVER, "conn", new Endpoint("10.0.0.2", 7000), null);
        peer.begin(new LabClock(77), events::add);
        assertThat(process.nextRequest()).isEqualTo("{\"begin\":77}");
        CompletableFuture<Void> call = peer.perform(CLOSE);
        process.say(EventJson.write(named));
        process.say("{\"done\":1}");
        await(call);
        assertThat(events).containsExactly(named);
    }

    @Test
    void anAnswerThatNobodyAskedForIsPassedOver() throws Exception {
        process.say("{\"done\":99}");
        process.say("{\"ready\":true}");
        await(peer.ready());
        assertThat(peer.isGone()).isFalse();
    }

    @Test
    void afterTheEndNoEventIsDelivered() throws Exception {
        peer.begin(new LabClock(0), events::add);
        process.answerWith(request -> request.contains("\"end\"") ? List.of("{\"done\":-1}") : List.of());
        peer.end();
        process.say(EventJson.write(new SocketNamed(12, Side.SERVER, "late", new Endpoint("10.0.0.2", 1), null)));
        process.say("{\"ready\":true}");
        await(peer.ready());
        assertThat(events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "", "{}", "[]", "{\"done\":\"x\"}", "{\"event\":\"Unheard\"}", "{\"done\":1"})
    void aChildThatTalksNonsenseIsKilledAndWhatWaitsFailsAndQuotesIt(String line) {
        CompletableFuture<Void> call = peer.perform(CLOSE);
        process.say(line);
        String because = "the server process is gone: it wrote '" + line + "', which is no answer";
        assertGone(call, because);
        assertGone(peer.ready(), because);
        assertThat(peer.isGone()).isTrue();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void whenTheChildDiesEverythingThatWaitsFails() {
        CompletableFuture<Void> call = peer.perform(CLOSE);
        process.destroyForcibly();
        assertGone(call);
        assertGone(peer.perform(CLOSE));
        assertThat(peer.isGone()).isTrue();
        peer.end();
    }

    @Test
    void aChildThatEndsByItselfIsLost() throws Exception {
        assertThat(peer.lost()).isEmpty();
        process.destroyForcibly();
        assertGone(peer.ready());
        peer.end();
        assertThat(peer.lost()).hasValueSatisfying(why -> assertThat(why).hasToString("the server process is gone"));
    }

    /** As one that is killed while the run is being ended: its reaper may not have noticed yet. */
    @Test
    void aChildThatEndsWhileItIsAskedForTheEndIsLost() {
        process.answerWith(request -> {
            if (request.contains("\"end\"")) {
                process.destroyForcibly();
            }
            return List.of();
        });
        peer.end();
        assertThat(peer.lost()).isPresent();
    }

    @Test
    void aChildThatWasToldToEndIsNotLost() {
        peer.kill();
        assertGone(peer.ready());
        assertThat(peer.lost()).isEmpty();
    }

    @Test
    void closeEndsTheInputOfTheChild() throws IOException {
        process.endsWithItsInput();
        peer.close();
        assertThat(process.isAlive()).isFalse();
        assertThat(process.wasKilled()).isFalse();
    }

    @Test
    void bothEndsUnderstandEachOther() throws Exception {
        // The real answering end, driven by a peer that knows no sockets.
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.requests(), StandardCharsets.UTF_8))) {
            CompletableFuture<Void> call = peer.perform(new Send("conn", "中文 😀\n", 0, false, false));
            Action received = ActionJson.read(com.google.gson.JsonParser.parseString(lines.readLine())
                    .getAsJsonObject().get("action"));
            assertThat(received).isEqualTo(new Send("conn", "中文 😀\n", 0, false, false));
            process.say("{\"done\":1,\"problem\":\"schön\"}");
            assertThatThrownBy(() -> await(call)).cause().hasMessage("schön");
        }
    }
}
