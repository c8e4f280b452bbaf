package tcplab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.event.ObserverReport.Status.ARMED;
import static tcplab.event.ObserverReport.Status.BROKE;
import static tcplab.event.ObserverReport.Status.DRAINED;
import static tcplab.event.ObserverReport.Status.MISSING;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tcplab.model.Witness;
import tcplab.text.Told;

/** A witness never stops a run, whatever goes wrong in it. */
class WatchTest {
    /** One whose every step does as it is told. */
    private static class Scripted extends Watch {
        @Override
        public Witness witness() {
            return Witness.SS;
        }

        @Override
        public Optional<Told> unavailability() {
            return Optional.empty();
        }

        @Override
        Told arm() throws IOException {
            return Told.plain("everything");
        }

        @Override
        void drain() throws IOException {}

        @Override
        public void close() {}
    }

    @Test
    void itIsArmedAndDrained() {
        FakeTools.Heard told = FakeTools.run(new Scripted() {
            @Override
            long lost() {
                return 3;
            }
        });
        assertThat(told.statuses()).containsExactly(ARMED, DRAINED);
        assertThat(told.reports().get(1).lost()).isEqualTo(3);
    }

    @Test
    void oneThatIsNotThereSaysSoAndIsNotDrained() {
        FakeTools.Heard told = FakeTools.run(new Scripted() {
            @Override
            public Optional<Told> unavailability() {
                return Optional.of(Told.plain("not today"));
            }
        });
        assertThat(told.statuses()).containsExactly(MISSING);
        assertThat(told.lastSentence()).isEqualTo("not today");
    }

    @Test
    void oneThatCannotBeArmedBreaksAndTheRunGoesOn() {
        FakeTools.Heard told = FakeTools.run(new Scripted() {
            @Override
            Told arm() {
                throw new IllegalStateException("no such thing");
            }
        });
        assertThat(told.statuses()).containsExactly(BROKE);
        assertThat(told.lastSentence()).isEqualTo("no such thing");
    }

    @Test
    void oneThatCannotEvenBeAskedBreaksAndTheRunGoesOn() {
        FakeTools.Heard told = FakeTools.run(new Scripted() {
            @Override
            public Optional<Told> unavailability() {
                throw new IllegalStateException("no answer");
            }
        });
        assertThat(told.statuses()).containsExactly(BROKE);
    }

    @Test
    void oneThatCannotBeDrainedBreaksAndIsSilentAfterwards() {
        FakeTools.Heard told = new FakeTools.Heard();
        Scripted observer = new Scripted() {
            @Override
            void drain() throws IOException {
                throw new IOException("it hangs");
            }
        };
        observer.start(FakeTools.scope(java.util.List.of()), told);
        observer.stop();
        observer.broke(new IOException("again"));
        observer.stop();
        assertThat(told.statuses()).containsExactly(ARMED, BROKE);
    }
}
