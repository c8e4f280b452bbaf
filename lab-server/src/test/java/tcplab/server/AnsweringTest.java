package tcplab.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.command.Accept;
import tcplab.event.Event;
import tcplab.event.SocketNamed;
import tcplab.journal.EventJson;
import tcplab.journal.LabClock;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.Peer;
import tcplab.text.Told;

class AnsweringTest {
    private static final String CLOSE = "{\"perform\":7,\"action\":{\"action\":\"close\",\"socket\":\"conn\"}}\n";

    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
    private final FakePeer peer = new FakePeer();

    /** Does nothing but remember what it was told. */
    private static final class FakePeer implements Peer {
        private final List<String> told = new ArrayList<>();
        private final List<CompletableFuture<Void>> calls = new ArrayList<>();
        private ActionException problem;
        private Consumer<Event> sink;

        @Override
        public Side side() {
            return Side.SERVER;
        }

        @Override
        public void begin(LabClock clock, Consumer<Event> events) {
            told.add("begin " + clock.epochNanos());
            sink = events;
        }

        @Override
        public CompletableFuture<Void> perform(Action action) {
            told.add(action.toString());
            CompletableFuture<Void> call = new CompletableFuture<>();
            calls.add(call);
            if (problem != null) {
                call.completeExceptionally(problem);
            } else if (!(action instanceof Accept)) {
                call.complete(null);
            }
            return call;
        }

        @Override
        public CompletableFuture<Void> caughtUp() {
            told.add("catch up");
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void cancelPending() {
            told.add("cancel");
        }

        @Override
        public void end() {
            told.add("end");
        }

        @Override
        public void close() {
            told.add("close");
        }
    }

    private List<String> answersTo(String requests) throws IOException {
        new Answering(peer, answers).serve(new ByteArrayInputStream(requests.getBytes(StandardCharsets.UTF_8)));
        return said();
    }

    private List<String> said() {
        return answers.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void itIsReadyBeforeItIsAsked() throws IOException {
        assertThat(answersTo("")).containsExactly("{\"ready\":true}");
    }

    @Test
    void anActionIsDoneAndAnswered() throws IOException {
        assertThat(answersTo(CLOSE)).endsWith("{\"done\":7}");
        assertThat(peer.told).containsExactly("Close[socket=conn]");
    }

    @Test
    void anActionThatWaitsDoesNotHoldUpTheNext() throws IOException {
        List<String> answered = answersTo(
                "{\"perform\":3,\"action\":{\"action\":\"accept\",\"socket\":\"server\",\"as\":\"conn\",\"nonblocking\":false,\"times\":0}}\n"
                        + CLOSE);
        assertThat(answered).endsWith("{\"done\":7}").hasSize(2);
        peer.calls.get(0).complete(null);
        assertThat(said()).endsWith("{\"done\":7}", "{\"done\":3}");
    }

    @Test
    void aProblemIsAnsweredInItsWords() throws IOException {
        peer.problem = new ActionException(Told.plain("no socket has the name \"conn\""));
        assertThat(answersTo(CLOSE)).endsWith("{\"done\":7,\"problem\":\"no socket has the name \\\"conn\\\"\"}");
    }

    @Test
    void anActionThatNobodyKnowsIsAProblemAndNotTheEnd() throws IOException {
        assertThat(answersTo("{\"perform\":3,\"action\":{\"action\":\"Dance\",\"socket\":\"conn\"}}\n" + CLOSE))
                .satisfiesExactly(
                        ready -> assertThat(ready).contains("ready"),
                        dance -> assertThat(dance).startsWith("{\"done\":3,\"problem\":").contains("Dance"),
                        close -> assertThat(close).isEqualTo("{\"done\":7}"));
    }

    @Test
    void aRunHasABeginningAndAnEnd() throws IOException {
        assertThat(answersTo("{\"begin\":1795239182000000001}\n{\"cancel\":true}\n{\"end\":-1}\n"))
                .endsWith("{\"done\":-1}");
        assertThat(peer.told).containsExactly("begin 1795239182000000001", "cancel", "end");
    }

    @Test
    void itSaysWhenThePeerHasToldWhatItDid() throws IOException {
        assertThat(answersTo("{\"catch-up\":4}\n")).endsWith("{\"done\":4}");
        assertThat(peer.told).containsExactly("catch up");
    }

    @Test
    void eventsAreWrittenAsInTheJournal() throws IOException {
        answersTo("{\"begin\":5}\n");
        Event named = new SocketNamed(12, Side.SERVER, "conn", new Endpoint("::1", 7000), null);
        peer.sink.accept(named);
        assertThat(EventJson.read(said().get(1))).isEqualTo(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "[1]", "", "{\"perform\":\"x\",\"action\":{}}", "{\"perform\":3", "{\"begin\":{}}"})
    void aLineThatIsNoRequestIsQuoted(String line) {
        assertThatThrownBy(() -> answersTo(line + "\n" + CLOSE))
                .isInstanceOf(IOException.class)
                .hasMessage("this request cannot be answered: " + line);
        assertThat(peer.told).isEmpty();
    }
}
