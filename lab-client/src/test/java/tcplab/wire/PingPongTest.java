package tcplab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.event.WireDid.EARLY;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tcplab.model.FourTuple;
import tcplab.model.Segment;

/** Who answers lets an acknowledgement wait for the answer, in the story also where a kernel has left off while somebody read. */
class PingPongTest extends AtTheGate {
    private static final long MILLI = 1_000_000;
    private static final FourTuple SERVERS = new FourTuple(SERVER, CLIENT);

    /** The server has answered, a minute later by the clock and at once in the story. */
    @BeforeEach
    void answered() {
        gate.think(true);
        comes(segment(ACK, 1, 1, 5));
        comes(answer(ACK, 1, 6, 0));
        read(60);
        comes(answer(ACK, 1, 6, 7));
    }

    private void comes(Segment segment) {
        stop(segment);
        release();
    }

    @Test
    void itIsCarriedByTheNextAnswer() {
        comes(segment(ACK, 6, 8, 5));
        stop(answer(ACK, 8, 11, 0));
        assertThat(waiting()).isEmpty();
        assertThat(done).last().isEqualTo("DROPPED ACK by " + EARLY);
        stop(answer(ACK, 8, 11, 7));
        assertThat(gate.stopped()).singleElement().satisfies(one -> assertThat(one.segment().length()).isEqualTo(7));
        release();
        gate.think(false);
        read(60);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void withoutAnAnswerItComesWhenTheTimerOfTheStoryGoesOffAndTheNextAtOnce() {
        comes(segment(ACK, 6, 8, 5));
        stop(answer(ACK, 8, 11, 0));
        gate.think(false);
        line.pass(39 * MILLI);
        assertThat(waiting()).isEmpty();
        line.pass(MILLI);
        assertThat(waiting()).containsExactly("server ACK");
        release();
        comes(segment(ACK, 11, 8, 5));
        stop(answer(ACK, 8, 16, 0));
        assertThat(waiting()).containsExactly("server ACK");
    }

    @Test
    void twoSmallSegmentsAreAcknowledgedByOne() {
        comes(segment(ACK, 6, 8, 5));
        stop(answer(ACK, 8, 11, 0));
        comes(segment(ACK, 11, 8, 5));
        stop(answer(ACK, 8, 16, 0));
        gate.think(false);
        line.pass(40 * MILLI);
        assertThat(gate.stopped()).singleElement().satisfies(one -> assertThat(one.segment().ack()).isEqualTo(16));
    }

    /** The timer that has gone off meanwhile has the kernel forget the first of them. */
    @Test
    void twoSmallSegmentsAreAcknowledgedWhenTheirProgramHasReadAll() {
        comes(segment(ACK, 6, 8, 5));
        stop(answer(ACK, 8, 11, 0));
        gate.read(SERVERS, 10);
        read(60);
        comes(segment(ACK, 11, 8, 5));
        stop(answer(ACK, 8, 16, 0));
        gate.read(SERVERS, 4);
        assertThat(waiting()).isEmpty();
        gate.read(SERVERS, 1);
        assertThat(gate.stopped()).singleElement().satisfies(one -> assertThat(one.segment().ack()).isEqualTo(16));
        release();
        comes(segment(ACK, 16, 8, 5));
        stop(answer(ACK, 8, 21, 0));
        gate.read(SERVERS, 5);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatItsProgramHasReadIsAcknowledgedHoweverLateTheWireSeesIt() {
        comes(segment(ACK, 6, 8, 5));
        stop(answer(ACK, 8, 11, 0));
        comes(segment(ACK, 11, 8, 5));
        gate.read(SERVERS, Long.MAX_VALUE);
        assertThat(waiting()).isEmpty();
        line.pass(50 * MILLI);
        stop(answer(ACK, 8, 16, 0));
        assertThat(waiting()).containsExactly("server ACK");
        release();
        gate.think(false);
        read(60);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void twoWholeSegmentsAreAcknowledgedAtOnce() {
        comes(segment(ACK, 6, 8, 1000));
        comes(segment(ACK, 1006, 8, 1000));
        stop(answer(ACK, 8, 2006, 0));
        assertThat(waiting()).containsExactly("server ACK");
    }

    @Test
    void whatHasComeBeforeIsAcknowledgedAtOnceAndSoIsTheNext() {
        gate.letRepeats(true);
        stop(segment(ACK, 1, 8, 5));
        gate.letRepeats(false);
        release();
        comes(answer(ACK, 8, 6, 0));
        comes(segment(ACK, 6, 8, 5));
        stop(answer(ACK, 8, 11, 0));
        assertThat(waiting()).containsExactly("server ACK");
    }

    @Test
    void whoDoesNotWantToWaitDoesNot() {
        gate.quickAck(SERVERS, true);
        comes(segment(ACK, 6, 8, 5));
        stop(answer(ACK, 8, 11, 0));
        assertThat(waiting()).containsExactly("server ACK");
    }

    @Test
    void whatHasWaitedComesWhenItsProgramSaysSo() {
        comes(segment(ACK, 6, 8, 5));
        stop(answer(ACK, 8, 11, 0));
        gate.quickAck(SERVERS, true);
        assertThat(waiting()).containsExactly("server ACK");
    }

    @Test
    void whoSaysThatItAnswersWaitsBeforeItHas() {
        FourTuple client = new FourTuple(CLIENT, SERVER);
        stop(segment(ACK, 6, 8, 0));
        release();
        gate.quickAck(client, false);
        comes(answer(ACK, 8, 6, 7));
        stop(segment(ACK, 6, 15, 0));
        assertThat(waiting()).isEmpty();
    }
}
