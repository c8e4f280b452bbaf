package tcplab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tcplab.event.Call;
import tcplab.journal.Journal;
import tcplab.journal.LabClock;
import tcplab.model.Side;
import tcplab.text.Told;

class KillServerTest {
    private final FakeProcess process = new FakeProcess();
    private final RemotePeer server = new RemotePeer(Side.SERVER, process);
    private final Journal journal = new Journal();
    private final List<Told> late = new ArrayList<>();

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    private void kill(Duration limit) throws Exception {
        new KillServer(server, limit).with("KILL", LabClock.startingNow(), journal, late::add);
    }

    @Test
    void anInterruptEndsTheWaitForAServerThatDoesNotAnswerAndThereIsNoSignal() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> kill(Duration.ofDays(1))).isInstanceOf(InterruptedException.class);
        assertThat(process.isAlive()).isTrue();
        assertThat(journal.freeze().all(Call.class)).isEmpty();
    }

    @Test
    void aServerThatDoesNotAnswerIsKilledTooAndItIsToldThatItWasLate() throws Exception {
        kill(Duration.ofMillis(1));
        assertThat(process.isAlive()).isFalse();
        assertThat(late).singleElement().asString().startsWith("the server did not answer within");
        assertThat(journal.freeze().all(Call.class)).singleElement().extracting(Call::name).isEqualTo("kill");
    }

    @Test
    void aServerThatHasCaughtUpIsNotLate() throws Exception {
        process.answerWith(request -> List.of("{\"done\":1}"));
        kill(Duration.ofDays(1));
        assertThat(late).isEmpty();
    }
}
