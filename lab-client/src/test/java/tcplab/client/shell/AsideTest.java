package tcplab.client.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tcplab.command.StepFailure;

class AsideTest {
    private static final class Given {
        private final CountDownLatch latch = new CountDownLatch(1);

        private String await() {
            try {
                latch.await();
                return "done";
            } catch (InterruptedException e) {
                return "cut short";
            }
        }
    }

    @Test
    void anInterruptGivesUpWorkThatNobodyWantsAnyMore() {
        Given never = new Given();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Aside.orGiveUp(never::await)).isInstanceOf(StepFailure.class);
        assertThat(Thread.interrupted()).isTrue();
        never.latch.countDown();
    }

    @Test
    void anInterruptIsKeptUntilTheWorkIsDone() {
        Given given = new Given();
        Thread conductor = Thread.currentThread();
        conductor.interrupt();
        new Thread(given.latch::countDown).start();
        assertThat(Aside.toTheEnd(given::await)).isEqualTo("done");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatFailsAsideFailsHere() {
        assertThatThrownBy(() -> Aside.toTheEnd(() -> {
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
