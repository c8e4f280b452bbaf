package tcplab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.event.Sample;
import tcplab.event.SocketNamed;
import tcplab.journal.Journal;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.model.TcpState;

class AskingPaceTest {
    private static final long SECOND = 1_000_000_000;
    private static final Endpoint CLIENT = new Endpoint("10.0.0.1", 40000);
    private static final Endpoint SERVER = new Endpoint("10.0.0.129", 7000);

    private final AskingPace pace = new AskingPace(false);

    @Test
    void whileThingsChangeItIsAskedOften() {
        assertThat(pace.millisAfter(1, 0)).isEqualTo(10);
        assertThat(pace.millisAfter(1, SECOND / 50)).isEqualTo(10);
        assertThat(pace.millisAfter(2, 3 * SECOND)).isEqualTo(10);
    }

    @Test
    void whenNothingChangesItIsAskedLessOftenUpToALimit() {
        pace.millisAfter(1, 0);
        assertThat(List.of(pace.millisAfter(1, SECOND / 10), pace.millisAfter(1, SECOND / 5), pace.millisAfter(1, 2 * SECOND / 5)))
                .containsExactly(25L, 50L, 100L);
        assertThat(pace.millisAfter(1, 6 * SECOND)).isEqualTo(200);
        assertThat(pace.millisAfter(2, 7 * SECOND)).isEqualTo(10);
    }

    /** Two listings at a time for as long as a connection lives would keep other runs from their two processors. */
    @Test
    void whereAnotherWitnessTellsWhatChangesAListingDoesNotFollowTheOther() {
        AskingPace told = new AskingPace(true);
        assertThat(told.millisAfter(1, 0)).isEqualTo(50);
        assertThat(told.millisAfter(1, 2 * SECOND / 5)).isEqualTo(100);
    }

    @Test
    void aListingThatShowsNothingNewIsNoChange() {
        LiveSockets sockets = new LiveSockets(false, new Journal()::soFar);
        sockets.take(new SocketNamed(0, Side.CLIENT, "client", CLIENT, SERVER));
        sockets.take(listing(10, TcpState.TIME_WAIT));
        long changes = sockets.changes();
        sockets.take(listing(20, TcpState.TIME_WAIT));
        assertThat(sockets.changes()).isEqualTo(changes);
        sockets.take(new Sample(30, 31, Side.CLIENT, List.of()));
        assertThat(sockets.changes()).isGreaterThan(changes);
        assertThat(sockets.isAbsent("client")).isTrue();
    }

    private static Sample listing(long atNanos, TcpState state) {
        return new Sample(atNanos, atNanos + 1, Side.CLIENT,
                List.of(new Sample.Row(state, 0, 0, CLIENT, SERVER, "timewait,59sec,0", "")));
    }
}
