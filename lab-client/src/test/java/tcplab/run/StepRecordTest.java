package tcplab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tcplab.command.Step;
import tcplab.command.StepFailure;
import tcplab.event.Heading;
import tcplab.event.StepDone;
import tcplab.journal.Journal;
import tcplab.journal.LabClock;
import tcplab.text.Told;

/** A run that could not be read again ends where its record does, and says so at the step. */
class StepRecordTest {
    private static final String WHY = "the run ends here, with more its record could not be read again: it has more than 90000 events";

    private final Journal journal = new Journal();
    private final StepRecord steps = new StepRecord(journal, LabClock.startingNow());

    private void fill() {
        while (!journal.full().isDone()) {
            journal.append(new Heading(1, 1, "x", null));
        }
    }

    private static Step step(Step.Deed deed) {
        return new Step(deed, Set.of(), Step.Effect.SOCKETS, Told.nothing());
    }

    private static Step waiting(CountDownLatch begun) {
        return step(stage -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StepFailure(Told.plain("interrupted"));
            }
        });
    }

    private String failure() {
        return journal.soFar().all(StepDone.class).stream().map(step -> step.line() + " " + step.problem()).toList().toString();
    }

    @Test
    void aStepThatWaitsEndsThere() {
        CountDownLatch begun = new CountDownLatch(1);
        Thread witness = new Thread(() -> {
            try {
                begun.await();
            } catch (InterruptedException e) {
                return;
            }
            fill();
        });
        witness.start();
        assertThatThrownBy(() -> steps.perform(7, "pause 10s", waiting(begun), null)).isInstanceOf(StepFailure.class).hasMessage(WHY);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        steps.over();
        assertThat(failure()).isEqualTo("[7 " + WHY + "]");
    }

    @Test
    void noneBeginsAfterIt() {
        fill();
        assertThatThrownBy(() -> steps.perform(8, "client close", waiting(new CountDownLatch(1)), null)).hasMessage(WHY);
        assertThat(failure()).isEqualTo("[8 " + WHY + "]");
    }

    @Test
    void whatFillsItAfterTheLastStepEndsThatOne() throws StepFailure {
        steps.perform(9, "client close", step(stage -> {}), null);
        fill();
        steps.over();
        assertThat(failure()).isEqualTo("[9 null, 9 " + WHY + "]");
    }
}
