package tcplab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tcplab.model.Endpoint;
import tcplab.model.Segment;
import tcplab.model.TcpOptions;

/** What a sender's clock says of a segment that was read late. */
class SenderClocksTest {
    private static final Endpoint A = new Endpoint("10.0.0.1", 40000);
    private static final Endpoint B = new Endpoint("10.0.0.2", 7000);
    private static final int SYN = 2;
    private static final int ACK = 16;
    private static final long MILLI = 1_000_000;

    private final SenderClocks clocks = new SenderClocks();

    private static Segment segment(Endpoint from, Endpoint to, int flags, Long clock) {
        TcpOptions options = new TcpOptions(null, null, null, clock, null, null);
        return new Segment(from, to, flags, 1, 1, 1000, 0, 20, 32, 1, options);
    }

    /** In milliseconds: when A has sent what says this and was read then. */
    private long sent(int flags, Long clock, long readMillis) {
        return clocks.sentNanos(segment(A, B, flags, clock), readMillis * MILLI) / MILLI;
    }

    @Test
    void theOneThatWasReadSoonestTellsHowTheClockStands() {
        assertThat(sent(SYN, 5000L, 100)).isEqualTo(100);
        assertThat(sent(ACK, 5200L, 370)).isEqualTo(301);
        assertThat(sent(ACK, 5250L, 340)).isEqualTo(340);
        assertThat(sent(ACK, 5300L, 800)).isEqualTo(391);
    }

    @Test
    void noneIsSentAfterItWasRead() {
        sent(SYN, 5000L, 100);
        assertThat(sent(ACK, 6000L, 200)).isEqualTo(200);
    }

    @Test
    void whoSaysNothingOfItsClockIsReadAtOnce() {
        sent(SYN, 5000L, 100);
        assertThat(sent(ACK, null, 300)).isEqualTo(300);
    }

    @Test
    void eachSenderHasAClockOfItsOwnWhichBeginsAnewWithAConnectionAndPassesItsLargestNumber() {
        sent(SYN, 4_294_967_290L, 100);
        assertThat(sent(ACK, 14L, 300)).isEqualTo(121);
        assertThat(clocks.sentNanos(segment(B, A, ACK, 7L), 400 * MILLI)).isEqualTo(400 * MILLI);
        assertThat(sent(SYN, 900L, 1000)).isEqualTo(1000);
    }
}
