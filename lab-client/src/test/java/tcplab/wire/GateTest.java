package tcplab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static tcplab.event.WireDid.SWALLOWED;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tcplab.model.Endpoint;
import tcplab.model.Probe;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.model.TcpOptions;

class GateTest {
    private static final Endpoint CLIENT = new Endpoint("10.0.0.1", 40000);
    private static final Endpoint SERVER = new Endpoint("10.0.0.2", 7000);
    private static final int FIN = 17;
    private static final int SYN = 2;
    private static final int SYN_ACK = 18;
    private static final int ACK = 16;
    private static final int RST = 4;
    private static final long SECOND = 1_000_000_000;

    private final List<String> done = new ArrayList<>();
    private final List<Segment> passed = new ArrayList<>();
    private final Set<Segment> lostByRules = new HashSet<>();
    private int ipId;
    private final TimedLine line = new TimedLine();
    private final Gate gate = new Gate(
            (action, from, segment, rule) -> done.add(action + " " + segment.flagWords() + " by " + rule),
            sent -> passed.add(sent.segment()) && !lostByRules.contains(sent.segment()),
            line);

    @BeforeEach
    void shut() {
        gate.shut();
    }

    private Segment segment(int flags, long seq, long ack, int length) {
        return new Segment(CLIENT, SERVER, flags, seq, ack, 1000, length, 20, 20, ++ipId, TcpOptions.NONE);
    }

    private Segment answer(int flags, long seq, long ack, int length) {
        return new Segment(SERVER, CLIENT, flags, seq, ack, 1000, length, 20, 20, ++ipId, TcpOptions.NONE);
    }

    private Segment stop(Segment segment) {
        return stop(segment, null);
    }

    private Segment stop(Segment segment, Probe probe) {
        Side from = segment.from().equals(CLIENT) ? Side.CLIENT : Side.SERVER;
        gate.stop(new Sent(from, segment, probe, ByteBuffer.allocate(1)));
        return segment;
    }

    /** What waits longest goes on. */
    private void release() {
        gate.let(gate.stopped().get(0), 1);
    }

    /** So much time passes. */
    private void read(long seconds) {
        line.pass(seconds * SECOND);
    }

    private List<String> waiting() {
        return gate.stopped().stream().map(one -> one.from() + " " + one.segment().flagWords()).toList();
    }

    @Test
    void whatIsSentAgainIsCountedAndDoesNotPileUp() {
        stop(segment(SYN, 1, 0, 0));
        stop(segment(SYN, 1, 0, 0));
        stop(segment(SYN, 1, 0, 0));
        assertThat(gate.stopped()).hasSize(1);
        assertThat(gate.stopped().get(0).again()).isEqualTo(2);
        assertThat(done).containsExactly("HELD SYN by step", "DROPPED SYN by " + SWALLOWED, "DROPPED SYN by " + SWALLOWED);
        release();
        assertThat(passed).hasSize(1);
        assertThat(gate.stopped()).isEmpty();
    }

    @Test
    void whatIsSentAgainWhileItsAnswerWaitsIsCountedAtTheAnswer() {
        stop(segment(SYN, 1, 0, 0));
        release();
        stop(answer(SYN_ACK, 9, 2, 0));
        read(3);
        stop(segment(SYN, 1, 0, 0));
        stop(answer(SYN_ACK, 9, 2, 0));
        assertThat(waiting()).containsExactly("server SYN+ACK");
        assertThat(gate.stopped().get(0).awaited()).isEqualTo(1);
        assertThat(gate.stopped().get(0).again()).isEqualTo(1);
    }

    @Test
    void whatIsSentAgainInTheMomentBeforeItsAnswerCameIsSwallowed() {
        stop(segment(FIN, 1, 1, 0));
        read(5);
        release();
        line.pass(SECOND / 100);
        stop(segment(FIN, 1, 1, 0));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatIsSentAgainWhileTheNextStepWaitsIsSwallowed() {
        stop(segment(FIN, 1, 1, 0));
        release();
        gate.think(true);
        read(20);
        stop(segment(FIN, 1, 1, 0));
        assertThat(waiting()).isEmpty();
        gate.think(false);
        read(1);
        stop(segment(FIN, 1, 1, 0));
        assertThat(waiting()).containsExactly("client FIN+ACK");
    }

    @Test
    void whatWasLostIsSentAgainAsEver() {
        stop(segment(FIN, 1, 1, 0));
        gate.let(gate.stopped().get(0), 0);
        gate.think(true);
        stop(segment(FIN, 1, 1, 0));
        assertThat(waiting()).containsExactly("client FIN+ACK");
        stop(segment(FIN, 1, 1, 0));
        assertThat(gate.stopped()).hasSize(1);
        assertThat(gate.stopped().get(0).again()).isEqualTo(1);
    }

    @Test
    void whatARuleLostIsSentAgainInTheStorysOwnTime() {
        lostByRules.add(stop(segment(FIN, 1, 1, 0)));
        release();
        gate.think(true);
        read(60);
        stop(segment(FIN, 1, 1, 0));
        stop(segment(FIN, 1, 1, 0));
        assertThat(waiting()).isEmpty();
        gate.think(false);
        line.pass(SECOND / 10);
        assertThat(waiting()).isEmpty();
        line.pass(SECOND / 5);
        assertThat(waiting()).containsExactly("client FIN+ACK");
    }

    @Test
    void whatWasLostBehindTheGateIsSentAgain() {
        Segment held = stop(segment(ACK, 2, 1, 5));
        release();
        read(1);
        gate.lost(Side.CLIENT, held);
        stop(segment(ACK, 2, 1, 5));
        assertThat(waiting()).containsExactly("client ACK");
    }

    @Test
    void bothEndsOfALostAnswerSendAgainOnceInTheStorysTimeHoweverLongSomebodyReads() {
        Segment syn = stop(segment(SYN, 1, 0, 0));
        read(60);
        stop(segment(SYN, 1, 0, 0));
        stop(segment(SYN, 1, 0, 0));
        release();
        lostByRules.add(stop(answer(SYN_ACK, 9, 2, 0)));
        read(60);
        for (int i = 0; i < 5; i++) {
            stop(segment(SYN, 1, 0, 0));
            stop(answer(SYN_ACK, 9, 2, 0));
        }
        release();
        assertThat(waiting()).isEmpty();
        line.pass(SECOND);
        assertThat(waiting()).containsExactly("client SYN");
        gate.stopped().forEach(one -> assertThat(one.segment().seq()).isEqualTo(syn.seq()));
        read(60);
        release();
        line.pass(SECOND);
        assertThat(waiting()).containsExactly("server SYN+ACK");
    }

    @Test
    void whoGetsARepeatAnswersAtOnce() {
        Segment syn = stop(segment(SYN, 1, 0, 0));
        release();
        gate.goesOn(Side.CLIENT, syn);
        lostByRules.add(stop(answer(SYN_ACK, 9, 2, 0)));
        release();
        line.pass(SECOND);
        Segment again = stop(segment(SYN, 1, 0, 0));
        release();
        gate.think(true);
        stop(answer(SYN_ACK, 9, 2, 0));
        stop(answer(SYN_ACK, 9, 2, 0));
        assertThat(waiting()).hasSize(1);
        release();
        gate.goesOn(Side.CLIENT, again);
        stop(answer(SYN_ACK, 9, 2, 0));
        assertThat(waiting()).containsExactly("server SYN+ACK");
    }

    @Test
    void whatIsSentAgainSinceItsAcknowledgementWasLostIsTheStorys() {
        stop(segment(FIN, 1, 1, 0));
        release();
        lostByRules.add(stop(answer(ACK, 1, 2, 0)));
        release();
        gate.think(true);
        stop(segment(FIN, 1, 1, 0));
        gate.think(false);
        read(1);
        assertThat(waiting()).containsExactly("client FIN+ACK");
        release();
        stop(answer(ACK, 1, 2, 0));
        stop(segment(FIN, 1, 1, 0));
        assertThat(waiting()).containsExactly("server ACK");
    }

    @Test
    void whatWasSwallowedNeverComesOnceAResetHasArrived() {
        stop(segment(ACK, 1, 1, 5));
        read(60);
        stop(segment(ACK, 1, 1, 5));
        release();
        stop(answer(RST, 1, 0, 0));
        release();
        read(60);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatWasSwallowedNeverComesOnceItsSenderHasResetTheConnection() {
        lostByRules.add(stop(segment(FIN, 1, 1, 0)));
        read(60);
        stop(segment(FIN, 1, 1, 0));
        release();
        stop(answer(ACK, 1, 1, 5));
        release();
        stop(segment(RST, 1, 0, 0));
        release();
        read(60);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatWasSwallowedAndIsNeededComesInTheStorysOwnTime() {
        stop(segment(SYN, 1, 0, 0));
        read(60);
        stop(segment(SYN, 1, 0, 0));
        gate.let(gate.stopped().get(0), 0);
        gate.think(true);
        read(5);
        assertThat(waiting()).isEmpty();
        gate.think(false);
        read(2);
        assertThat(waiting()).containsExactly("client SYN");
        release();
        stop(answer(SYN_ACK, 9, 2, 0));
        release();
        read(60);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatWasSwallowedAndIsAnsweredNeverComes() {
        stop(segment(FIN, 1, 1, 0));
        read(60);
        stop(segment(FIN, 1, 1, 0));
        release();
        stop(answer(ACK, 1, 2, 0));
        read(60);
        release();
        read(60);
        assertThat(passed).hasSize(2);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatTheReceiverIgnoresIsSentAgainInTheStorysOwnTime() {
        stop(answer(SYN_ACK, 9, 2, 0));
        release();
        stop(segment(ACK, 2, 10, 0));
        release();
        read(2);
        stop(answer(SYN_ACK, 9, 2, 0));
        assertThat(waiting()).containsExactly("server SYN+ACK");
    }

    @Test
    void whenAskedForRepeatsWaitLikeAllElse() {
        stop(segment(SYN, 1, 0, 0));
        gate.letRepeats(true);
        stop(segment(SYN, 1, 0, 0));
        assertThat(waiting()).containsExactly("client SYN", "client SYN");
        gate.letRepeats(false);
        stop(segment(SYN, 1, 0, 0));
        assertThat(gate.stopped()).hasSize(2);
    }

    @Test
    void dataSentAgainWithANewerAcknowledgementIsARepeatAndABareAckIsNot() {
        stop(segment(ACK, 1, 1, 5));
        stop(segment(ACK, 1, 9, 5));
        stop(segment(ACK, 6, 1, 0));
        stop(segment(ACK, 6, 9, 0));
        assertThat(gate.stopped()).hasSize(3);
    }

    @Test
    void dataSentAgainInOnePieceIsARepeatAndWithMoreBehindItIsNot() {
        stop(segment(ACK, 4_294_967_294L, 1, 5));
        stop(segment(ACK, 3, 1, 5));
        stop(segment(FIN, 8, 1, 0));
        stop(segment(FIN, 4_294_967_294L, 1, 10));
        assertThat(gate.stopped()).hasSize(3);
        stop(segment(ACK, 3, 1, 9));
        assertThat(gate.stopped()).hasSize(4);
    }

    @Test
    void equalAcknowledgementsAreNoRepeatsUnlessTheyAreProbes() {
        stop(segment(ACK, 6, 1, 0));
        stop(segment(ACK, 6, 1, 0));
        assertThat(gate.stopped()).hasSize(2);
        stop(segment(ACK, 5, 1, 0), Probe.KEEPALIVE);
        stop(segment(ACK, 5, 1, 0), Probe.KEEPALIVE);
        assertThat(gate.stopped()).hasSize(3);
    }

    @Test
    void aSynAckIsNoRepeatOfASynAndANewSynNoneOfAnOldOne() {
        stop(segment(SYN, 1, 0, 0));
        stop(segment(SYN_ACK, 1, 10, 0));
        stop(segment(SYN, 500, 0, 0));
        assertThat(gate.stopped()).hasSize(3);
    }

    @Test
    void aStoppedSegmentIsLostOrPassesOnceOrTwice() {
        stop(segment(ACK, 1, 1, 5));
        stop(segment(ACK, 6, 1, 5));
        gate.let(gate.stopped().get(0), 0);
        assertThat(passed).isEmpty();
        Stopped second = gate.stopped().get(0);
        assertThat(second.number()).isEqualTo(2);
        gate.let(second, 2);
        assertThat(passed).hasSize(2);
        gate.let(second, 1);
        assertThat(passed).hasSize(2);
    }

    @Test
    void whenItOpensWhatWaitsGoesInOrder() {
        stop(segment(ACK, 1, 1, 5));
        stop(segment(ACK, 6, 1, 5));
        gate.open();
        assertThat(passed).extracting(Segment::seq).containsExactly(1L, 6L);
        assertThat(gate.isClosed()).isFalse();
    }
}
