package tcplab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.event.WireDid.EARLY;

import org.junit.jupiter.api.Test;
import tcplab.model.FourTuple;
import tcplab.model.Segment;
import tcplab.model.TcpOptions;

/** What a kernel's timer acknowledges while somebody reads. */
class DelayedAcksTest extends AtTheGate {
    private static final long MILLI = 1_000_000;

    private void handOverData() {
        stop(segment(ACK, 1, 1, 5));
        gate.think(true);
        release();
    }

    @Test
    void whatASocketSaysBeforeItsAckIsDueInTheStoryCarriesIt() {
        stop(segment(FIN, 1, 1, 0));
        gate.think(true);
        release();
        read(60);
        stop(answer(ACK, 1, 2, 0));
        assertThat(waiting()).isEmpty();
        assertThat(done).last().isEqualTo("DROPPED ACK by " + EARLY);
        stop(answer(FIN, 1, 2, 0));
        assertThat(waiting()).containsExactly("server FIN+ACK");
        release();
        gate.think(false);
        read(60);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatNothingCarriesComesWhenItIsDueInTheStory() {
        handOverData();
        line.pass(40 * MILLI);
        stop(answer(ACK, 1, 6, 0));
        read(60);
        gate.think(false);
        line.pass(39 * MILLI);
        assertThat(waiting()).isEmpty();
        line.pass(2 * MILLI);
        assertThat(waiting()).containsExactly("server ACK");
        release();
        read(60);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatIsAcknowledgedAtOnceOrInTheStorysOwnTimeWaitsLikeAllElse() {
        handOverData();
        stop(answer(ACK, 1, 6, 0));
        assertThat(waiting()).containsExactly("server ACK");
        release();
        gate.think(false);
        stop(segment(ACK, 6, 1, 5));
        release();
        line.pass(40 * MILLI);
        stop(answer(ACK, 1, 11, 0));
        assertThat(waiting()).containsExactly("server ACK");
    }

    /** Its reader was busy, and a timer would have had the time to send it. */
    @Test
    void whatIsSaidWhileASegmentIsHandedOverIsNoTimersHoweverLateItIsRead() {
        handOverData();
        line.pass(60 * MILLI);
        gate.answersAtOnce(() -> stop(answer(ACK, 1, 6, 0)));
        assertThat(waiting()).containsExactly("server ACK");
        release();
        stop(segment(ACK, 6, 1, 5));
        release();
        line.pass(60 * MILLI);
        stop(answer(ACK, 1, 11, 0));
        assertThat(waiting()).isEmpty();
    }

    /** The call that had the socket let it go, or read what had come, and the wire is late. */
    @Test
    void whatSaysItselfThatItLeftSoonIsNoTimersHoweverLateItIsRead() {
        stop(answerSaying(1000, 1));
        release();
        handOverData();
        line.pass(60 * MILLI);
        stop(answerSaying(1002, 6));
        assertThat(waiting()).containsExactly("server ACK");
        release();
        stop(segment(ACK, 6, 1, 5));
        release();
        line.pass(60 * MILLI);
        stop(answerSaying(1105, 11));
        assertThat(waiting()).isEmpty();
    }

    /** @param clock the TSval of its sender, in milliseconds */
    private Segment answerSaying(long clock, long ack) {
        return new Segment(SERVER, CLIENT, ACK, 1, ack, 1000, 0, 20, 32, 0, new TcpOptions(null, null, null, clock, null, null));
    }

    @Test
    void theThirdSegmentOfAHandshakeMayBeDelayedToo() {
        stop(segment(SYN, 1, 0, 0));
        release();
        stop(answer(SYN_ACK, 9, 2, 0));
        gate.think(true);
        release();
        read(60);
        stop(segment(ACK, 2, 10, 0));
        assertThat(waiting()).isEmpty();
        stop(segment(ACK, 2, 10, 5));
        assertThat(gate.stopped()).singleElement().satisfies(one -> assertThat(one.segment().length()).isEqualTo(5));
    }

    @Test
    void whatWasSentBeforeCarriesNothingWhenItIsSentAgain() {
        handOverData();
        stop(answer(ACK, 1, 1, 7));
        line.pass(40 * MILLI);
        stop(answer(ACK, 8, 6, 0));
        line.pass(200 * MILLI);
        stop(answer(ACK, 1, 6, 7));
        release();
        gate.think(false);
        line.pass(41 * MILLI);
        assertThat(waiting()).containsExactly("server ACK");
    }

    @Test
    void ofTwoThatAreNotDueTheLaterCountsAndTheEarlierTime() {
        handOverData();
        line.pass(40 * MILLI);
        stop(answer(ACK, 1, 6, 0));
        stop(segment(ACK, 6, 1, 5));
        release();
        line.pass(200 * MILLI);
        stop(answer(ACK, 1, 11, 0));
        gate.think(false);
        line.pass(41 * MILLI);
        assertThat(gate.stopped()).singleElement().satisfies(one -> assertThat(one.segment().ack()).isEqualTo(11));
        release();
        read(60);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whoWantsToSeeTheTimersSeesIt() {
        gate.letRepeats(true);
        handOverData();
        read(60);
        stop(answer(ACK, 1, 6, 0));
        assertThat(waiting()).containsExactly("server ACK");
    }

    @Test
    void whereTheScriptItselfSendsItItNeverWaitsForWhatComesNext() {
        gate.letAcks();
        handOverData();
        read(60);
        stop(answer(ACK, 1, 6, 0));
        assertThat(waiting()).containsExactly("server ACK");
    }

    @Test
    void whatIsNotDueGoesOnWhenTheGateOpens() {
        handOverData();
        read(60);
        stop(answer(ACK, 1, 6, 0));
        gate.open();
        assertThat(passed).hasSize(2);
    }

    @Test
    void aResetOwesNothing() {
        handOverData();
        read(60);
        stop(answer(ACK, 1, 6, 0));
        stop(answer(RST, 1, 0, 0));
        release();
        gate.think(false);
        read(60);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void itIsOwedUntilItIsSeen() {
        FourTuple server = new FourTuple(SERVER, CLIENT);
        handOverData();
        assertThat(gate.isAckOwedBy(server)).isTrue();
        assertThat(gate.isAckOwedBy(server.reversed())).isFalse();
        read(60);
        stop(answer(ACK, 1, 6, 0));
        assertThat(gate.isAckOwedBy(server)).isTrue();
        stop(answer(ACK, 1, 6, 9));
        assertThat(gate.isAckOwedBy(server)).isFalse();
    }
}
