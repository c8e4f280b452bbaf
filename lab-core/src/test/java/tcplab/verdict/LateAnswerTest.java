package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.event.Call;
import tcplab.event.Event;
import tcplab.event.SegmentSeen;
import tcplab.event.StepDone;

/** A socket whose first answer left too late acknowledges at once from then on (tcp_event_data_sent()). */
class LateAnswerTest {
    private static final String CARRIED = "wire client:DATA(seq=4,len=3) conn:DATA(seq=4,len=3,ack=7)";
    /** From the step that read the request until its answer had been sent. */
    private static final long ANSWERED_NANOS = 80_000_000;
    private static final int HANDSHAKE = 3;

    /** While the script waited for the answer, and so asked for all of that time. */
    private static Recorded answeredByAReaction() {
        return Recorded.late("answer")
                .without(event -> event instanceof StepDone step && step.text().startsWith("conn    send"))
                .changed(event -> event instanceof StepDone step && step.text().equals("conn    recv")
                        ? new StepDone(step.atNanos(), step.endNanos() + ANSWERED_NANOS, step.line(), "client  recv", null)
                        : event)
                .changed(event -> event instanceof Call call && call.socket().equals("conn")
                        ? new Call(call.atNanos(), call.endNanos(), call.side(), call.socket(), call.ordinal(), Call.By.REACTION,
                                call.name(), call.arguments(), call.result(), call.detail())
                        : event);
    }

    @Test
    void aReactionThatAnswersLateSpeaksNeitherForNorAgainst() {
        Judgement carried = answeredByAReaction().judgement(CARRIED);
        assertThat(carried.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(carried.because().toString()).contains("too late for later acknowledgements to wait for answers");
    }

    @Test
    void anAnswerInTimeExcusesNothing() {
        List<Long> requestAndAck = answeredByAReaction().events().stream()
                .filter(event -> event instanceof SegmentSeen)
                .map(Event::atNanos)
                .skip(HANDSHAKE)
                .limit(2)
                .toList();
        Recorded inTime = answeredByAReaction().changed(event -> event instanceof SegmentSeen seen && requestAndAck.contains(seen.atNanos())
                ? new SegmentSeen(seen.atNanos() + ANSWERED_NANOS, seen.point(), seen.segment(), seen.direction())
                : event);
        assertThat(inTime.judge(CARRIED)).isEqualTo(Verdict.REFUTED);
    }
}
