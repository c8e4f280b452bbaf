package tcplab.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tcplab.page.TimeScale.Moment;

class TimeScaleTest {
    @Test
    void laterIsNeverHigher() {
        Random random = new Random(1);
        TimeScale scale = new TimeScale();
        List<Moment> moments = IntStream.range(0, 500)
                .mapToObj(i -> scale.at((long) Math.exp(random.nextDouble() * 22)).needs(i % 5, 10, i % 7))
                .toList();
        scale.settle(0);
        List<Moment> sorted = moments.stream()
                .sorted((a, b) -> Long.compare(a.atNanos(), b.atNanos()))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            assertThat(sorted.get(i).y()).isGreaterThanOrEqualTo(sorted.get(i - 1).y());
        }
        assertThat(scale.bottom()).isGreaterThanOrEqualTo(sorted.get(sorted.size() - 1).y());
    }

    @Test
    void whatIsInOneColumnKeepsItsRoom() {
        TimeScale scale = new TimeScale();
        Moment first = scale.at(0).needs("a", 5, 10);
        Moment second = scale.at(0).needs("a", 7, 0);
        Moment elsewhere = scale.at(0).needs("b", 7, 0);
        scale.settle(100);
        assertThat(first.y()).isEqualTo(105);
        assertThat(second.y()).isEqualTo(122);
        assertThat(elsewhere.y()).isEqualTo(122);
    }

    @Test
    void longPausesAreCutOutAndTold() {
        TimeScale scale = new TimeScale();
        Moment before = scale.at(0);
        Moment after = scale.at(60_000_000_000L);
        scale.settle(0);
        assertThat(scale.pauses()).hasSize(1);
        assertThat(scale.pauses().get(0).nanos()).isEqualTo(60_000_000_000L);
        assertThat(scale.pauses().get(0).y()).isBetween(before.y(), after.y());
        assertThat(after.y() - before.y()).isLessThan(100);
    }
}
