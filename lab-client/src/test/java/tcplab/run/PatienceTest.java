package tcplab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PatienceTest {
    private final List<Boolean> waits = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final CompletableFuture<Void> call = new CompletableFuture<>();
    private volatile long story;
    private final Pace pace = new Pace() {
        @Override
        public long nanos() {
            return story;
        }

        @Override
        public void waits(boolean now) {
            waits.add(now);
        }
    };

    @Test
    void aCallThatReturnsAtOnceTakesNoTimeHoweverLateItIsHeardOf() throws InterruptedException, ExecutionException {
        try (Patience patience = new Patience(Duration.ofSeconds(10), pace, begun)) {
            assertThat(waits).isEmpty();
            call.complete(null);
            assertThat(patience.waitFor(call)).isTrue();
        }
        assertThat(waits).doesNotContain(true);
    }

    @Test
    void timePassesFromWhenACallWaitsUntilItHasReturned() throws InterruptedException, ExecutionException {
        try (Patience patience = new Patience(Duration.ofSeconds(10), pace, begun)) {
            begun.complete(null);
            assertThat(waits).containsExactly(true);
            call.complete(null);
            assertThat(patience.waitFor(call)).isTrue();
            assertThat(waits).containsExactly(true, false);
        }
        assertThat(waits).containsExactly(true, false);
    }

    @Test
    void aSideThatIsSilentIsNotWaitedForForEver() throws InterruptedException, ExecutionException {
        Pace passing = new Pace() {
            @Override
            public long nanos() {
                return story;
            }

            @Override
            public void waits(boolean now) {
                story += now ? 20_000_000_000L : 0;
            }
        };
        try (Patience patience = new Patience(Duration.ofSeconds(10), passing, begun)) {
            assertThat(patience.waitFor(call)).isFalse();
        }
    }

    @Test
    void whatIsNoCallTakesTimeFromTheBeginning() {
        new Patience(Duration.ofSeconds(10), pace).close();
        assertThat(waits).containsExactly(true, false);
    }
}
