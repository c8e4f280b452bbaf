package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.event.Call;
import tcplab.event.SegmentSeen;
import tcplab.event.StepDone;
import tcplab.event.WireDid;
import tcplab.journal.Passage;
import tcplab.model.SegmentKind;
import tcplab.model.Side;

/** Two runs of close/three-way while twenty labs shared two processors, and one whose conductor was stopped now and then. */
class LatenessTest {
    private static final String THREE = "wire client:FIN+ACK conn:FIN+ACK client:ACK";
    private static final String FOUR = "wire client:FIN+ACK conn:ACK";

    @Test
    void anRstThatCameOfALateWireIsHeldAgainstNobody() {
        Judgement never = Recorded.late("wire").judgement("never RST");
        assertThat(never.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(never.because().toString())
                .isEqualTo("the machine was busy: the wire took 238.5 ms for client:ACK, and conn:FIN+ACK was sent again meanwhile");
        assertThat(Recorded.late("wire").judge("count closing 3")).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void whatWasSeenBeforeTheLatenessIsJudgedAsEver() {
        assertThat(Recorded.late("wire").judge(THREE)).isEqualTo(Verdict.CONFIRMED);
        assertThat(Recorded.late("wire").judge(FOUR)).isEqualTo(Verdict.REFUTED);
        assertThat(Recorded.late("wire").judge("states conn ESTABLISHED CLOSE-WAIT LAST-ACK")).isEqualTo(Verdict.CONFIRMED);
    }

    /** The conductor was stopped while it carried an acknowledgement; the data that was sent again made the receiver a hasty one. */
    @Test
    void whatWasSentAgainForALateWireIsRememberedByTheConnection() {
        Recorded run = Recorded.late("again");
        Judgement hasty = run.judgement("gap arrival client:DATA(seq=5) conn:ACK(ack=6) >=152ms");
        assertThat(hasty.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(hasty.because().toString()).contains("client:DATA(1)+ACK was sent again meanwhile");
        assertThat(run.judge("gap arrival client:DATA(seq=6) conn:ACK(ack=7) 185ms..240ms")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.judge("gap arrival client:DATA(seq=3) conn:ACK(ack=4) >=36ms")).isEqualTo(Verdict.CONFIRMED);
        assertThat(run.judge("gap arrival client:DATA(seq=3) conn:ACK(ack=4) >=76ms")).isEqualTo(Verdict.REFUTED);
    }

    /** An acknowledgement that waited 200 ms for its timer was then late by 20 ms, and the sender's timer went off. */
    @Test
    void aLateWireThatIsTheLastStrawCountsToo() {
        Recorded run = Recorded.late("nearly");
        assertThat(run.judge("gap arrival client:DATA(seq=6) conn:ACK(ack=7) 185ms..240ms")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.judge("gap arrival client:DATA(seq=5) conn:ACK(ack=6) >=152ms")).isEqualTo(Verdict.CONFIRMED);
    }

    /** The FIN was sent again, its second acknowledgement came to a closed socket, and the RST of that ended the TIME-WAIT. */
    @Test
    void aCallOrAListingAfterWhatWasSentAgainForALateWireSpeaksNeitherForNorAgainst() {
        Recorded run = Recorded.late("reset");
        assertThat(run.judge("call second connect EADDRNOTAVAIL")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.judge("end first TIME-WAIT")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.judge("call first bind 0")).isEqualTo(Verdict.CONFIRMED);
        assertThat(run.judge("call second bind 0")).as("what holds in spite of it").isEqualTo(Verdict.CONFIRMED);
        assertThat(run.judge("states first SYN-SENT ESTABLISHED FIN-WAIT-1 FIN-WAIT-2")).isEqualTo(Verdict.CONFIRMED);
    }

    /** The last segment of a full window was sent again for a late wire, and acknowledged once more, before close() aborted. */
    @Test
    void theResetOfACallAnswersNothingThatWasSentAgain() {
        Recorded run = Recorded.late("aborted");
        assertThat(run.judge("count conn:DATA(again) >=1")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.judge("count conn:RST 1")).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void anAckThatATimerSentBeforeALateReactionSpeaksNeitherForNorAgainst() {
        Recorded run = Recorded.late("reaction");
        assertThat(run.judge(THREE)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.judge(FOUR)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.judge("count closing 3")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.judgement(FOUR).because().toString()).startsWith("the machine was busy: the reaction of conn came ");
        assertThat(run.judge("never RST")).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void aHandlerThatWasStoppedBetweenItsReadAndItsCloseIsLateToo() {
        Recorded run = Recorded.late("reaction");
        long fin = firstFin(run).arrivedNanos();
        Recorded stopped = run.changed(event -> event instanceof Call call && isRead(call) ? at(call, fin + 1_000) : event);
        assertThat(stopped.judge(THREE)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(stopped.judge("count closing 3")).isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** The processor was given to others after the call had begun, and the timer went off before the FIN left. */
    @Test
    void aHandlerThatWasStoppedWithinItsCloseIsLateToo() {
        Recorded run = Recorded.late("reaction");
        long fin = firstFin(run).arrivedNanos();
        Recorded stopped = run.changed(event -> {
            if (event instanceof Call call && isRead(call)) {
                return at(call, fin + 1_000);
            }
            return event instanceof Call call && call.by() == Call.By.REACTION && call.name().equals("close")
                    ? new Call(fin + 3_000, call.endNanos(), call.side(), call.socket(), call.ordinal(), call.by(),
                            call.name(), call.arguments(), call.result(), call.detail())
                    : event;
        });
        assertThat(stopped.judge(THREE)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(stopped.judge("count closing 3")).isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** The reaction came 8.4 ms after the FIN, and its setsockopt(TCP_QUICKACK) sent the ACK. */
    @Test
    void anAckThatACallSentIsNoTimers() {
        assertThat(Recorded.late("quickack").judge("wire client:FIN conn:ACK conn:FIN client:ACK")).isEqualTo(Verdict.CONFIRMED);
        assertThat(Recorded.late("quickack").judge("count closing 3")).isEqualTo(Verdict.REFUTED);
    }

    /** ack/answer-carries-ack: the first answer left too late, so the second request was acknowledged at once. */
    @Test
    void anAckThatDoesNotWaitSinceTheAnswerBeforeWasLateSpeaksNeitherForNorAgainst() {
        Judgement carried = Recorded.late("answer").judgement("wire client:DATA(seq=4,len=3) conn:DATA(seq=4,len=3,ack=7)");
        assertThat(carried.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(carried.because().toString())
                .startsWith("the machine was busy: conn:DATA(3)+ACK left ")
                .endsWith(" after client:DATA(3)+ACK, too late for later acknowledgements to wait for answers");
        assertThat(Recorded.late("answer").judge("call client recv#2 \"TWO\"")).isEqualTo(Verdict.CONFIRMED);
    }

    /** Its data had left late, and it was the first to close: the last ACK of a connection waits for nothing. */
    @Test
    void whoHasSentItsFinAcknowledgesTheOtherOneAtOnceHoweverLateItHadAnswered() {
        Recorded run = Recorded.late("ended");
        assertThat(run.judge("gap arrival conn:DATA(seq=1) client:DATA(seq=4) >=30ms")).isEqualTo(Verdict.CONFIRMED);
        assertThat(run.judge("wire client:FIN+ACK conn:FIN+ACK client:ACK")).isEqualTo(Verdict.CONFIRMED);
        assertThat(run.judge("never RST")).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void aHandlerThatHadReadWhatItWasWokenForIsNotLateForWhatComesNext() {
        Recorded run = Recorded.late("reaction");
        Recorded read = run.with(at(
                run.timeline().all(Call.class).stream().filter(LatenessTest::isRead).findFirst().orElseThrow(),
                firstFin(run).arrivedNanos() + 1_000));
        assertThat(read.judge(THREE)).isEqualTo(Verdict.REFUTED);
    }

    private static Passage firstFin(Recorded run) {
        return run.timeline().passages().stream()
                .filter(p -> SegmentKind.parse("FIN").matches(p.segment()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isRead(Call call) {
        return call.by() == Call.By.REACTION && call.name().equals("recv");
    }

    private static Call at(Call call, long nanos) {
        return new Call(nanos, nanos + 1_000, call.side(), call.socket(), call.ordinal(), call.by(), call.name(),
                call.arguments(), call.result(), call.detail());
    }

    /** Nothing of the script stands between the FIN and the close, and the conductor was stopped for 70 ms there. */
    @Test
    void anAckThatATimerSentBeforeALateStepSpeaksNeitherForNorAgainst() {
        Recorded run = Recorded.late("step");
        for (String claim : List.of("count closing 3", "count closing 4", "wire client:FIN conn:FIN client:ACK")) {
            assertThat(run.judge(claim)).as(claim).isEqualTo(Verdict.INCONCLUSIVE);
        }
        assertThat(run.judgement("count closing 4").because().toString())
                .isEqualTo("the machine was busy: of the 45.1 ms from client:FIN+ACK to its acknowledgement by a timer, "
                        + "45.0 ms had passed between the steps");
        assertThat(run.judge("states client ESTABLISHED FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT")).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void whatAStepWaitsForIsNotLate() {
        Recorded run = Recorded.late("step");
        Passage fin = firstFin(run);
        Recorded waited = run.with(new StepDone(fin.arrivedNanos() + 4_000_000, fin.arrivedNanos() + 44_000_000, 10, "pause 40ms", null));
        assertThat(waited.judge("count closing 4")).isEqualTo(Verdict.CONFIRMED);
    }

    /** The same ACK, as late by a rule of the script. */
    @Test
    void whatARuleOfTheWireDelaysIsNotLate() {
        Recorded run = Recorded.late("wire");
        Passage slowest = run.timeline().passages().stream()
                .filter(p -> p.leftNanos() != null && p.arrivedNanos() != null && !p.isRepeat())
                .reduce((a, b) -> a.arrivedNanos() - a.leftNanos() >= b.arrivedNanos() - b.leftNanos() ? a : b)
                .orElseThrow();
        Recorded ruled = run.with(new WireDid(
                slowest.leftNanos(), WireDid.Action.HELD, Side.CLIENT, slowest.segment(), "hold client:ACK"));
        assertThat(ruled.judge("never RST")).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void aWindowThatALateStepOrHandlerOverranIsNotRefutedByIt() {
        Judgement step = Recorded.late("step").judgement("gap arrival client:FIN conn:FIN <=30ms");
        assertThat(step.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(step.because().toString()).matches("the machine was busy: of the .* until conn:FIN\\+ACK, .* ms had passed before its call was made");
        assertThat(Recorded.late("reaction").judge("gap arrival client:FIN conn:FIN <=30ms")).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aWindowIsRefutedByWhatTheScriptItselfWaitsFor() {
        Recorded run = Recorded.late("step");
        Passage fin = firstFin(run);
        Recorded waited = run.with(new StepDone(fin.arrivedNanos() + 4_000_000, fin.arrivedNanos() + 44_000_000, 10, "pause 40ms", null));
        assertThat(waited.judge("gap arrival client:FIN conn:FIN <=30ms")).isEqualTo(Verdict.REFUTED);
        assertThat(run.judge("gap arrival client:FIN conn:ACK <=30ms")).as("a timer's").isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void ofARunThatSomebodySteppedThroughItIsNotSaidThatTheMachineWasBusy() {
        Recorded run = Recorded.late("step");
        Recorded stepped = run.with(new WireDid(1, WireDid.Action.HELD, Side.CLIENT, firstFin(run).segment(), WireDid.STEPPED));
        assertThat(stepped.judgement("gap arrival client:FIN conn:FIN <=30ms").because().toString()).startsWith("the run was stepped through: of the ");
    }

    @Test
    void theTimeThatSomebodyTookToReadRefutesNothing() {
        Recorded run = Recorded.run("close/last-ack-lost");
        Recorded stepped = run.with(new WireDid(1, WireDid.Action.HELD, Side.CLIENT, firstFin(run).segment(), WireDid.STEPPED));
        for (String claim : List.of("gap conn:FIN conn:FIN(again) >=5s", "counter server TcpRetransSegs 9")) {
            assertThat(run.judge(claim)).as(claim).isEqualTo(Verdict.REFUTED);
            assertThat(stepped.judge(claim)).as(claim).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(stepped.judgement(claim).because().toString()).startsWith("the run was stepped through: ");
        }
        assertThat(stepped.judge("gap conn:FIN conn:FIN(again) >=180ms")).isEqualTo(Verdict.CONFIRMED);
        assertThat(stepped.judge("never any:FIN")).isEqualTo(Verdict.REFUTED);
    }

    /** open/third-ack-lost: what the second SYN+ACK was answered by came late by itself, and the first answer was dropped by a rule. */
    @Test
    void aRetransmissionWhoseAnswerIsLateWasNotSentForIt() {
        assertThat(Recorded.late("answered").judge("lasted conn SYN-RECEIVED >=900ms")).isEqualTo(Verdict.CONFIRMED);
        assertThat(Recorded.late("answered").judge("end conn ESTABLISHED")).isEqualTo(Verdict.CONFIRMED);
    }

    /** Data that a delayed ACK kept waiting was sent again for a test; the ACK that this got, however late, did not cause it. */
    @Test
    void aRetransmissionThatGotItsAnswerLateWasNotSentForIt() {
        Recorded recorded = Recorded.late("probed");
        List<Passage> passages = recorded.timeline().passages();
        Passage again = passages.stream().filter(p -> p.again() && p.segment().length() > 0).findFirst().orElseThrow();
        long answered = passages.stream()
                .filter(p -> p.segment().tuple().equals(again.segment().tuple().reversed()) && p.leftNanos() >= again.arrivedNanos())
                .findFirst().orElseThrow().arrivedNanos();
        Recorded late = recorded.changed(event -> event instanceof SegmentSeen seen && seen.atNanos() == answered
                ? new SegmentSeen(answered + 20_000_000, seen.point(), seen.segment(), seen.direction())
                : event);
        assertThat(late.judge("lasted conn FIN-WAIT-1 <=200ms")).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void aRetransmissionOfWhatWasLostIsNoLateness() {
        Recorded run = Recorded.run("close/last-ack-lost");
        assertThat(run.judge("gap conn:FIN conn:FIN(again) 180ms..400ms")).isEqualTo(Verdict.CONFIRMED);
    }

    /** The full queue dropped the SYN; that the wire was late with it by a little has nothing to do with that. */
    @Test
    void whatTheKernelDroppedWasNotSentAgainForTheWire() {
        Recorded recorded = Recorded.run("queues/accept-queue");
        long first = recorded.timeline().passages().stream()
                .filter(p -> recorded.timeline().roll().isSentBy("c", p))
                .findFirst().orElseThrow().arrivedNanos();
        Recorded late = recorded.changed(event -> event instanceof SegmentSeen seen && seen.atNanos() == first
                ? new SegmentSeen(first + 2_500_000, seen.point(), seen.segment(), seen.direction())
                : event);
        assertThat(late.judge("wire c:SYN ... c:SYN(again) server:SYN+ACK c:ACK")).isEqualTo(Verdict.CONFIRMED);
    }
}
