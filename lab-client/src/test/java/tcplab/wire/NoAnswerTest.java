package tcplab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tcplab.model.Segment;

/** An answer that was sent, and of which the timer of the other end knows nothing. */
class NoAnswerTest extends AtTheGate {
    private Segment third;

    @BeforeEach
    void answerOfTheServer() {
        stop(answer(SYN_ACK, 9, 2, 0));
        release();
        third = stop(segment(ACK, 2, 10, 0));
        gate.think(true);
    }

    private void sentAgainWhileSomebodyReads() {
        read(60);
        stop(answer(SYN_ACK, 9, 2, 0));
        assertThat(waiting()).isEmpty();
        gate.think(false);
    }

    @Test
    void whatARuleHoldsAnswersNothing() {
        heldByRules.add(third);
        release();
        sentAgainWhileSomebodyReads();
        line.pass(SECOND / 2);
        assertThat(waiting()).isEmpty();
        line.pass(SECOND / 2);
        assertThat(waiting()).containsExactly("server SYN+ACK");
    }

    @Test
    void whatTheRuleHasLetGoOnAnswers() {
        heldByRules.add(third);
        release();
        read(60);
        stop(answer(SYN_ACK, 9, 2, 0));
        releaseFromRule(third);
        gate.think(false);
        read(60);
        assertThat(waiting()).isEmpty();
    }

    /** As a listener whose accept queue is full makes nothing of a third segment. */
    @Test
    void whoSendsAgainLongAfterTheAnswerHasComeHasMadeNothingOfIt() {
        release();
        sentAgainWhileSomebodyReads();
        line.pass(SECOND);
        assertThat(waiting()).containsExactly("server SYN+ACK");
        release();
        stop(segment(ACK, 2, 10, 0));
        release();
        read(60);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatWasUnderWayAsTheAnswerCameDoesNotTellThat() {
        release();
        line.pass(SECOND / 100);
        stop(answer(SYN_ACK, 9, 2, 0));
        gate.think(false);
        read(60);
        assertThat(waiting()).isEmpty();
    }
}
