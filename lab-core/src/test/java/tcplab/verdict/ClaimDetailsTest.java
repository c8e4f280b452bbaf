package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.Transition;
import tcplab.language.Range;
import tcplab.language.SyntaxProblem;
import tcplab.event.Lookup;
import tcplab.event.ResetTraced;
import tcplab.event.Unread;
import tcplab.model.Side;
import tcplab.model.TcpState;

class ClaimDetailsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A FIN that carries the ACK is not a bare ACK, and the other way round.
                "close/three-way | wire client:FIN conn:FIN client:ACK | CONFIRMED",
                "close/three-way | wire client:FIN conn:ACK | REFUTED",
                "close/three-way | count conn:FIN+ACK 1 | CONFIRMED",
                "close/three-way | count closing 3..4 | CONFIRMED",
                "close/three-way | count closing >=4 | REFUTED",
                // The wire's claims are about what stands side by side, unless a gap is written.
                "close/three-way | wire client:SYN client:ACK | REFUTED",
                "close/three-way | wire client:SYN ... client:FIN | CONFIRMED",
                "close/three-way | wire client:FIN ... client:SYN | REFUTED",
                "close/three-way | wire client:DATA(len=5) | CONFIRMED",
                "close/three-way | wire client:DATA(len=6) | REFUTED",
                "close/three-way | wire server:SYN+ACK(ack=1) | CONFIRMED",
                // Order left open for segments that cross.
                "close/simultaneous-close | wire { client:FIN conn:FIN } | CONFIRMED",
                "close/simultaneous-close | wire { conn:FIN client:FIN } { conn:ACK client:ACK } | CONFIRMED",
                "close/simultaneous-close | wire { client:FIN conn:FIN } client:FIN | REFUTED",
                // Retransmissions and the answers to them are passed over, unless asked for.
                "close/last-ack-lost | count conn:FIN 1 | CONFIRMED",
                "close/last-ack-lost | count conn:FIN(again) 1 | CONFIRMED",
                "close/last-ack-lost | wire conn:FIN client:ACK(lost) conn:FIN(again) client:ACK | CONFIRMED",
                "close/last-ack-lost | wire conn:FIN conn:FIN(again) | REFUTED",
                "close/last-ack-lost | gap conn:FIN conn:FIN(again) 1s..2s | REFUTED",
                // A repeat is meant only where the pattern asks for it.
                "close/last-ack-lost | gap conn:FIN conn:FIN 1ms..1s | REFUTED",
                // States of a socket, with and without gaps.
                "close/half-close | states client ESTABLISHED ... TIME-WAIT | CONFIRMED",
                "close/half-close | states client TIME-WAIT ... ESTABLISHED | REFUTED",
                "open/simultaneous-open | states client SYN-SENT SYN-RECEIVED ESTABLISHED | CONFIRMED",
                "open/three-way-handshake | states client SYN-SENT SYN-RECEIVED ESTABLISHED | REFUTED",
                // A socket connected to itself sends and receives every segment.
                "open/self-connect | wire client:SYN client:SYN+ACK | CONFIRMED",
                "close/self-connect-close | count closing 2 | CONFIRMED",
                // Errors come once and in order.
                "abort/data-after-close | call client send#2 EPIPE | REFUTED",
                "abort/linger-zero | call conn recv#2 EOF | CONFIRMED",
                "abort/linger-zero | never client:RST | REFUTED",
                "abort/linger-zero | never any:FIN | CONFIRMED",
                // The end of the run cuts a state short: it lasts longer than that.
                "close/fin-wait-2-forever | lasted client FIN-WAIT-2 >=1s | CONFIRMED",
                "close/fin-wait-2-forever | lasted client FIN-WAIT-2 <=1s | REFUTED",
                "close/fin-wait-2-forever | lasted client FIN-WAIT-2 >=100s | INCONCLUSIVE",
                "close/fin-wait-2-forever | lasted client FIN-WAIT-2 <=100s | INCONCLUSIVE",
                "close/fin-wait-2-forever | lasted client FIN-WAIT-2 1s..100s | INCONCLUSIVE",
                // An argument as the record has it, or as a script writes it.
                "close/shutdown-rdwr | call client shutdown(SHUT_RDWR) 0 | CONFIRMED",
                "close/shutdown-rdwr | call client shutdown(RDWR) 0 | CONFIRMED",
                "close/shutdown-rdwr | call client shutdown(WR) 0 | REFUTED",
                "close/three-way | call client connect(server:8888) 0 | CONFIRMED",
                "close/three-way | call client connect(8888) 0 | CONFIRMED",
                "close/three-way | call client connect(server:888) 0 | REFUTED",
                "close/three-way | call client connect(client:8888) 0 | REFUTED",
                // Numbers: header bytes with and without the timestamps option, and what a kernel timer may take.
                "ack/bare-ack-bytes | header with:ACK(len=0) 52 | CONFIRMED",
                "ack/bare-ack-bytes | header without:ACK(len=0) 52 | REFUTED",
                "ack/longest-delay | gap arrival server:SYN+ACK client:ACK ~200ms | CONFIRMED",
                "ack/longest-delay | gap arrival server:SYN+ACK client:ACK ~100ms | REFUTED",
                "ack/longest-delay | gap arrival server:SYN+ACK client:ACK ~300ms | REFUTED",
                "time-wait/sixty-seconds | lasted client TIME-WAIT ~60s | CONFIRMED",
                "time-wait/sixty-seconds | lasted client TIME-WAIT ~40s | REFUTED"
            })
    void verdictOnARecordedRun(String run, String claim, Verdict verdict) {
        Judgement judgement = Recorded.run(run).judgement(claim);
        assertThat(judgement.verdict()).as(judgement.because().toString()).isEqualTo(verdict);
    }

    @Test
    void aCallWithAnotherArgumentIsNamedIfThereIsNoneWithThisOne() {
        assertThat(Recorded.run("close/shutdown-rdwr").judgement("call client shutdown(WR) 0").because())
                .hasToString("client made 0 such calls, and with other arguments: shutdown(SHUT_RDWR)");
    }

    @Test
    void aCallThatWaitedWhenTheRunStoppedMayStillReturn() {
        Recorded run = Recorded.run("close/three-way").changed(event -> event instanceof Call call && call.name().equals("connect")
                ? new Call(call.atNanos(), call.endNanos(), call.side(), call.socket(), call.ordinal(), call.by(), call.name(),
                        call.arguments(), CallResult.PENDING, "")
                : event);
        assertThat(run.judge("call client connect pending")).isEqualTo(Verdict.CONFIRMED);
        assertThat(run.stopped().judge("call client connect 0")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.stopped().judge("call client connect pending")).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aWitnessThatLostEventsProvesNoAbsence() {
        Recorded run = Recorded.run("close/three-way").lossy("tcpdump");
        assertThat(run.judge("never RST")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.judgement("never RST").because().toString()).isEqualTo("tcpdump lost 3 events");
    }

    @Test
    void aListingThatDidNotCatchAStateSaysNothingAgainstIt() {
        Recorded run = Recorded.run("close/three-way").blindToStates();
        assertThat(run.judge("states conn ESTABLISHED CLOSE-WAIT LAST-ACK CLOSED")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.judge("never state conn FIN-WAIT-1")).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void anRstIsKnownWithoutTheTracepointAndSometimesItsReason() {
        Recorded run = Recorded.run("abort/unread-data")
                .blind("tracepoint")
                .without(e -> e instanceof Transition || e instanceof ResetTraced);
        assertThat(run.judge("reset conn sent")).isEqualTo(Verdict.CONFIRMED);
        assertThat(run.judge("reset client sent")).isEqualTo(Verdict.REFUTED);
        assertThat(run.judge("reset conn sent TCP_ABORT_ON_CLOSE")).isEqualTo(Verdict.CONFIRMED);
        assertThat(run.judge("reset conn sent TCP_ABORT_ON_LINGER")).isEqualTo(Verdict.REFUTED);
        assertThat(run.judge("reset conn sent TCP_ABORT_ON_DATA")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.judge("reset nobody sent")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.blind("tcpdump").judge("reset conn sent")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.blind("counters").judge("reset conn sent TCP_ABORT_ON_CLOSE")).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void anRstIsReceivedIfTheSocketWasClosedWithIt() {
        Recorded run = Recorded.run("close/passes-fin-wait-2")
                .blind("tracepoint")
                .without(e -> e instanceof Transition || e instanceof ResetTraced);
        assertThat(run.judge("reset conn received")).isEqualTo(Verdict.CONFIRMED);
        assertThat(run.judge("reset client received")).isEqualTo(Verdict.REFUTED);
        assertThat(run.without(Lookup.class::isInstance).judge("reset conn received")).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void whoAsksAtEachSegmentStandsInForTheTracepoint() {
        Recorded run = Recorded.run("close/three-way")
                .blind("tracepoint")
                .without(Transition.class::isInstance);
        assertThat(run.judge("states conn ESTABLISHED CLOSE-WAIT LAST-ACK CLOSED")).isEqualTo(Verdict.CONFIRMED);
        assertThat(run.judge("never state conn FIN-WAIT-1")).isEqualTo(Verdict.CONFIRMED);
        assertThat(run.judge("states conn LAST-ACK CLOSE-WAIT")).isEqualTo(Verdict.REFUTED);
        assertThat(run.judge("states client FIN-WAIT-1 TIME-WAIT")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.judge("never state client FIN-WAIT-2")).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void listingsAloneDoNotConfirmAStepThatMayHaveHadAnotherBetween() {
        Recorded run = Recorded.run("close/three-way")
                .blind("tracepoint")
                .without(e -> e instanceof Transition t && t.to() == TcpState.FIN_WAIT_2);
        assertThat(run.judge("states client FIN-WAIT-1 TIME-WAIT")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.judge("states client ESTABLISHED FIN-WAIT-1")).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void whatWasSeenStillRefutesOnARunThatStopped() {
        Recorded run = Recorded.run("abort/linger-zero").stopped();
        assertThat(run.judge("never RST")).isEqualTo(Verdict.REFUTED);
        assertThat(run.judge("never any:FIN")).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aStateThatOnlyTheTracepointSawIsEvidence() {
        Recorded run = Recorded.run("close/three-way");
        assertThat(run.judge("never state client FIN-WAIT-2")).isEqualTo(Verdict.REFUTED);
        assertThat(run.without(e -> e instanceof Transition t && t.to() == TcpState.FIN_WAIT_2)
                        .judge("never state client FIN-WAIT-2"))
                .isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void everyFindingNamesTheEventsThatShowIt() {
        for (String claim : new String[] {
            "wire client:FIN conn:FIN client:ACK", "count closing 3", "states conn ESTABLISHED CLOSE-WAIT LAST-ACK CLOSED",
            "call client send 5", "end client TIME-WAIT"
        }) {
            assertThat(Recorded.run("close/three-way").judgement(claim).evidence()).as(claim).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wir client:FIN | did you mean 'wire'?",
                "wire FIN | say whose: client:FIN, or any:FIN",
                "wire client:FNI | did you mean 'FIN'?",
                "wire client:DATA(lne=5) | one of: len=",
                "wire | as in:",
                "count closng 3 | one of: opening, transfer, closing, all",
                "count closing three | ",
                "states client ESTABLISHD | did you mean 'ESTABLISHED'?",
                "call client send#0 EPIPE | ",
                "call client send EPIP | did you mean 'EPIPE'?",
                "gap client:FIN conn:FIN fast | ",
                "end client GONE | ",
                "counter sever TCPTimeouts 1 | did you mean 'server'?",
                "counter client TCPAbortOnDat 0 | did you mean 'TCPAbortOnData'?",
                "counter client TcpRetransSeg 0 | did you mean 'TcpRetransSegs'?",
                "counter client tcpretranssegs 1 | did you mean 'TcpRetransSegs'?",
                "counter client TCPABORTONDATA 1 | did you mean 'TCPAbortOnData'?",
                "counter client CurrEstab 1 | it is a level or a setting and counts nothing",
                "counter client Nonsense 1 | see nstat(8)",
                "timer client timwait 1s..2s | did you mean 'timewait'?"
            })
    void aWrongClaimHasAHint(String claim, String hint) {
        assertThatThrownBy(() -> Claims.parse(claim))
                .isInstanceOf(SyntaxProblem.class)
                .satisfies(e -> assertThat(e.getMessage() + "; " + ((SyntaxProblem) e).hint())
                        .contains(hint == null ? "" : hint));
    }

    @ParameterizedTest
    @CsvSource({
        "'timewait,59sec,0', 59000", "'timewait,2.992ms,0', 2992", "'timewait,2.964sec,0', 2964", "'timewait,096ms,0', 96", "'timewait,,0', 0",
        "'timewait,1min2sec,3', 62000"
    })
    void theTimesOfSsAreReadAsItMeansThem(String timer, long millis) {
        assertThat(TimerClaim.nanos(timer, "timewait")).hasValue(millis * 1_000_000);
        assertThat(TimerClaim.nanos(timer, "on")).isEmpty();
    }

    @Test
    void everyKindOfClaimUnderstandsItsOwnExample() throws SyntaxProblem {
        for (ClaimKind kind : Claims.kinds()) {
            assertThat(Claims.parse(kind.word().example().replaceFirst("claim ", ""))).isNotNull();
        }
    }

    @Test
    void aKernelTimerMayBeAnEighthAndTwoTicksLateAndOneTickEarly() throws SyntaxProblem {
        Range window = Range.parse("~1s", true).on(250);
        assertThat(window.least()).isEqualTo(996_000_000L);
        assertThat(window.most()).isEqualTo(1_133_000_000L);
        assertThat(Range.parse("~1s", true).on(0)).isEqualTo(Range.parse("~1s", true).on(100));
    }

    @Test
    void theNumberThatWasJudgedIsKept() {
        assertThat(Recorded.run("close/three-way").judgement("count closing 4").measured()).hasToString("3");
        assertThat(Recorded.run("numbers/ports").judgement("call client sysctl#2 \"32768 60999\"").measured())
                .hasToString("32768 60999");
    }

    @Test
    void callsOfWhichSomeCouldNotBeReadShowNothing() {
        Recorded run = Recorded.run("close/three-way").with(new Unread(1, Side.CLIENT, "client", 2, "1795 conn"));
        assertThat(run.judge("call conn recv#1 \"hello\"")).isEqualTo(Verdict.CONFIRMED);
        for (String claim : new String[] {"call client send#1 ok", "call client send#9 ok", "call client send#1 EPIPE"}) {
            assertThat(run.judgement(claim).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(run.judgement(claim).because().toString())
                    .isEqualTo("what strace wrote of client could not be read: 2 lines, first: 1795 conn");
        }
    }

    @Test
    void aCallReturnsNoNumberThatIsTooLongForOne() {
        assertThatThrownBy(() -> Claims.parse("call client send 99999999999999999999"))
                .isInstanceOf(SyntaxProblem.class)
                .hasMessage("'99999999999999999999' is no result");
    }
}
