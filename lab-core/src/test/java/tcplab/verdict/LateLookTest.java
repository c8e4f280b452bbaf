package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tcplab.event.Call;
import tcplab.event.SegmentSeen;

/**
 * abort/unread-and-pending without the tracepoint: the kernel was asked for the state that an acknowledgement left behind
 * only after the next step, in which close() ended the socket.
 */
class LateLookTest {
    private static final String STATES = "states conn ESTABLISHED CLOSE-WAIT CLOSED";
    private static final Recorded RUN = Recorded.late("look");

    @Test
    void whatCameBeforeAnotherLookIsNoCauseOfWhatWasDifferentAfterIt() {
        assertThat(RUN.judge(STATES)).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void whatMayHaveComeAfterItIs() {
        long closed = RUN.events().stream()
                .filter(event -> event instanceof Call call && call.name().equals("close"))
                .mapToLong(event -> ((Call) event).endNanos())
                .findFirst()
                .orElseThrow();
        Recorded later = RUN.changed(event -> event instanceof SegmentSeen seen
                        && seen.point().equals("server") && seen.segment().window() == 0 && seen.segment().ack() > 0 && seen.atNanos() < closed
                ? new SegmentSeen(closed, seen.point(), seen.segment(), seen.direction())
                : event);
        assertThat(later.judge(STATES)).isEqualTo(Verdict.INCONCLUSIVE);
    }
}
