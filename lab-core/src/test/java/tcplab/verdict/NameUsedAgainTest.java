package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.verdict.Verdict.CONFIRMED;
import static tcplab.verdict.Verdict.REFUTED;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.event.Event;
import tcplab.event.ObserverReport;
import tcplab.event.Sample;
import tcplab.event.SocketNamed;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.model.TcpState;
import tcplab.model.Witness;
import tcplab.text.Told;

/** A client that connects again while its socket of before waits in TIME-WAIT: two sockets, one name. */
class NameUsedAgainTest {
    private static final long MILLI = 1_000_000;
    private static final Endpoint SERVER = new Endpoint("10.0.0.2", 7000);
    private static final Endpoint BEFORE = new Endpoint("10.0.0.1", 40_000);
    private static final Endpoint NOW = new Endpoint("10.0.0.1", 40_001);

    private static Sample.Row row(TcpState state, Endpoint local) {
        return new Sample.Row(state, 0, 0, local, SERVER, "", "");
    }

    private static Sample sample(long millis, List<Sample.Row> rows) {
        return new Sample(millis * MILLI, (millis + 1) * MILLI, Side.CLIENT, rows);
    }

    /** ss lists sockets in whichever order. */
    private static Recorded run(boolean newestFirst) {
        List<Sample.Row> both = new ArrayList<>(List.of(row(TcpState.TIME_WAIT, BEFORE), row(TcpState.ESTABLISHED, NOW)));
        if (newestFirst) {
            Collections.reverse(both);
        }
        List<Event> events = List.of(
                new ObserverReport(0, Witness.SS, ObserverReport.Status.ARMED, Told.nothing(), 0),
                new SocketNamed(10 * MILLI, Side.CLIENT, "client", BEFORE, SERVER),
                sample(50, List.of(row(TcpState.TIME_WAIT, BEFORE))),
                new SocketNamed(60 * MILLI, Side.CLIENT, "client", NOW, SERVER),
                sample(70, both),
                sample(200, both),
                new ObserverReport(900 * MILLI, Witness.SS, ObserverReport.Status.DRAINED, Told.nothing(), 0));
        return new Recorded(events);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void atTheEndTheNameIsThatOfTheLastOne(boolean newestFirst) {
        assertThat(run(newestFirst).judge("end client ESTABLISHED")).isEqualTo(CONFIRMED);
        assertThat(run(newestFirst).judge("end client TIME-WAIT")).isEqualTo(REFUTED);
        assertThat(run(newestFirst).judge("listed client TIME-WAIT 1 last")).isEqualTo(CONFIRMED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theStateOfOneLastsThoughTheOtherHasBegun(boolean newestFirst) {
        assertThat(run(newestFirst).judge("lasted client TIME-WAIT >=100ms")).isEqualTo(CONFIRMED);
        assertThat(run(newestFirst).judge("lasted client TIME-WAIT <=100ms")).isEqualTo(REFUTED);
    }
}
