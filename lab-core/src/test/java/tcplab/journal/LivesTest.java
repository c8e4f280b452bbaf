package tcplab.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.model.TcpState.CLOSED;
import static tcplab.model.TcpState.CLOSE_WAIT;
import static tcplab.model.TcpState.ESTABLISHED;
import static tcplab.model.TcpState.SYN_RECEIVED;
import static tcplab.model.TcpState.SYN_SENT;
import static tcplab.model.TcpState.TIME_WAIT;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.journal.SocketHistory.Known;
import tcplab.journal.SocketHistory.Source;
import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.TcpState;

/** Sockets that had the same endpoints one after another. */
class LivesTest {
    private static final long MILLI = 1_000_000;

    /** One state each 10 ms. */
    private static List<Known> states(TcpState... states) {
        List<Known> all = new ArrayList<>();
        for (TcpState state : states) {
            long at = 10 * MILLI * (all.size() + 1);
            all.add(new Known(state, at, at, Source.SOCK_DIAG, all.size() + 1));
        }
        return all;
    }

    private static List<Integer> sizes(TcpState... states) {
        return Lives.of(states(states)).stream().map(List::size).toList();
    }

    @Test
    void oneEndsWhereItIsClosedAndWhereTimeWaitMakesRoom() {
        assertThat(sizes(SYN_SENT, SYN_RECEIVED, ESTABLISHED, CLOSED, SYN_SENT, ESTABLISHED)).containsExactly(4, 2);
        assertThat(sizes(SYN_SENT, ESTABLISHED, TIME_WAIT, SYN_RECEIVED, ESTABLISHED)).containsExactly(3, 2);
        assertThat(sizes(SYN_SENT, ESTABLISHED, TIME_WAIT, CLOSED)).containsExactly(4);
    }

    /** A reset and the next connect(2) can both be over before the kernel is asked about the reset. */
    @Test
    void oneWhoseEndNobodySawEndsWhereTheNextOneOpens() {
        assertThat(sizes(SYN_SENT, ESTABLISHED, SYN_SENT, ESTABLISHED)).containsExactly(2, 2);
        assertThat(sizes(SYN_RECEIVED, ESTABLISHED, CLOSE_WAIT, SYN_RECEIVED, ESTABLISHED)).containsExactly(3, 2);
        FourTuple tuple = new FourTuple(new Endpoint("10.0.0.1", 5000), new Endpoint("10.0.0.2", 7000));
        List<Incarnation> sockets = Incarnations.between(List.of(9 * MILLI, 29 * MILLI), tuple);
        assertThat(Lives.owners(Lives.of(states(SYN_SENT, ESTABLISHED, SYN_SENT, ESTABLISHED)), sockets)).containsExactly(0, 1);
    }
}
