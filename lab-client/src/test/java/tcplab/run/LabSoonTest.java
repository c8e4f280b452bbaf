package tcplab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tcplab.host.BenchUnavailable;
import tcplab.text.Told;
import tcplab.text.ToldException;

class LabSoonTest {
    private final AtomicInteger opened = new AtomicInteger();
    private final LabSoon soon = new LabSoon(() -> {
        opened.incrementAndGet();
        throw new CompletionException(new BenchUnavailable(Told.plain("no bench")));
    });

    @Test
    void itIsOpenedOnceHoweverOftenOneBegins() {
        soon.begin().begin();
        assertThatThrownBy(soon::get).isInstanceOf(BenchUnavailable.class);
        assertThatThrownBy(soon::get).isInstanceOf(BenchUnavailable.class);
        assertThat(opened).hasValue(1);
        assertThat(soon.hasFailed()).isTrue();
    }

    @Test
    void whoAsksForItBeginsWithIt() {
        assertThat(soon.hasFailed()).isFalse();
        assertThatThrownBy(soon::get).isInstanceOf(BenchUnavailable.class);
    }

    @Test
    void whatWasClosedBeforeItBeganIsNeverOpened() {
        soon.close();
        assertThatThrownBy(soon.begin()::get).isInstanceOf(ToldException.class).hasMessageContaining("interrupted");
        assertThat(opened).hasValue(0);
    }
}
