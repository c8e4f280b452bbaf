package tcplab.client.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tcplab.model.TcpState;

class TimeWaitClockTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final TimeWaitClock clock = new TimeWaitClock(now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void theMinuteBeginsWithTheFirstSocketInTimeWait() {
        clock.look(List.of(List.of(TcpState.ESTABLISHED, TcpState.FIN_WAIT_2), List.of()));
        pass(Duration.ofMinutes(10));
        assertThat(clock.isNearlyOver()).isFalse();
        clock.look(List.of(List.of(TcpState.CLOSE_WAIT), List.of(TcpState.FIN_WAIT_2, TcpState.TIME_WAIT)));
        pass(Duration.ofSeconds(44));
        assertThat(clock.isNearlyOver()).isFalse();
        clock.look(List.of(List.of(TcpState.TIME_WAIT), List.of(TcpState.TIME_WAIT)));
        pass(Duration.ofSeconds(1));
        assertThat(clock.isNearlyOver()).isTrue();
    }

    @Test
    void whatNeverWaitsHasNoMinute() {
        clock.look(List.of());
        pass(Duration.ofHours(1));
        assertThat(clock.isNearlyOver()).isFalse();
    }
}
