package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.Event;
import tcplab.language.SyntaxProblem;
import tcplab.model.Errno;
import tcplab.model.Side;

/** How long a call took, and how many bytes came until the end of input, on runs as they were recorded. */
class CallAmountsTest {
    private static final Recorded SYN_BACKOFF = Recorded.run("open/syn-backoff");
    private static final Recorded SYN_ACK_LOST = Recorded.run("open/syn-ack-lost");
    private static final Recorded EOF_AFTER_DATA = Recorded.run("close/eof-after-data");

    @ParameterizedTest
    @CsvSource({
        "lasted >=6.9s, CONFIRMED", "lasted 6.9s..9s, CONFIRMED", "lasted >=10s, REFUTED", "lasted 8s..9s, REFUTED",
        "lasted <=9s, CONFIRMED", "lasted <=6s, INCONCLUSIVE",
    })
    void aCallThatATimerEndsTookAtMostWhatIsRecorded(String claim, Verdict verdict) {
        assertThat(SYN_BACKOFF.judge("call client connect " + claim)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"lasted >=900ms, CONFIRMED", "lasted <=500ms, REFUTED", "lasted <=5s, CONFIRMED", "lasted >=5s, REFUTED"})
    void aCallThatASegmentEndsTookAtLeastUntilItCame(String claim, Verdict verdict) {
        assertThat(SYN_ACK_LOST.judge("call client connect " + claim)).isEqualTo(verdict);
    }

    /** As if the lab had learnt of the connection three seconds after it was there. */
    private static Event late(Event event) {
        return event instanceof Call call && call.name().equals("connect")
                ? new Call(call.atNanos(), call.endNanos() + 3_000_000_000L, call.side(), call.socket(), call.ordinal(),
                        call.by(), call.name(), call.arguments(), call.result(), call.detail())
                : event;
    }

    @ParameterizedTest
    @CsvSource({"lasted <=2s", "lasted >=2s", "lasted 2s..9s"})
    void whatTheLabLearntLateIsInconclusive(String claim) {
        assertThat(SYN_ACK_LOST.changed(CallAmountsTest::late).judge("call client connect " + claim))
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aCallThatHasNotReturnedLastsLongerThanUntilNow() {
        Recorded run = EOF_AFTER_DATA.with(new Call(1, 2_000_000_001L, Side.CLIENT, "client", 9, Call.By.SCRIPT, "recv", "",
                CallResult.PENDING, ""));
        assertThat(run.judge("call client recv lasted >=1s")).isEqualTo(Verdict.CONFIRMED);
        assertThat(run.judge("call client recv lasted >=3s")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.judge("call client recv lasted <=1s")).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "close/eof-after-data, call conn recv bytes 5 to EOF, CONFIRMED",
        "close/eof-after-data, call conn recv bytes >5 to EOF, REFUTED",
        "close/eof-after-data, call conn recv#2 bytes 0 to EOF, CONFIRMED",
        "close/eof-after-data, call client recv bytes 0 to EOF, REFUTED",
        "close/pending-data-first, call client recv bytes 60000 to EOF, CONFIRMED",
        "close/pending-data-first, call client recv bytes 59999 to EOF, REFUTED",
        "abort/data-before-reset, call conn recv bytes 5 to EOF, REFUTED",
    })
    void theBytesUntilTheEndOfInputAreCounted(String run, String claim, Verdict verdict) {
        assertThat(Recorded.run(run).judge(claim)).isEqualTo(verdict);
    }

    @Test
    void whatWasOnlyPeekedAtIsNotCountedTwice() {
        Recorded run = EOF_AFTER_DATA.with(new Call(1, 2, Side.SERVER, "conn", 9, Call.By.SCRIPT, "recv", "peek",
                new CallResult.Returned(5), "hello"));
        assertThat(run.judge("call conn recv bytes 5 to EOF")).isEqualTo(Verdict.CONFIRMED);
        assertThat(run.judge("call conn recv bytes 10 to EOF")).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void whileACallHasNotReturnedMoreBytesMayCome() {
        Recorded run = EOF_AFTER_DATA.without(e -> e instanceof Call call && call.result() instanceof CallResult.Eof)
                .with(new Call(1, 2, Side.SERVER, "conn", 9, Call.By.SCRIPT, "recv", "", CallResult.PENDING, ""));
        assertThat(run.judge("call conn recv bytes 5 to EOF")).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void bytesThatCameBeforeAnErrorAreNotUntilEof() {
        Recorded run = EOF_AFTER_DATA.without(e -> e instanceof Call call && call.name().equals("recv"))
                .with(new Call(1, 2, Side.SERVER, "conn", 9, Call.By.SCRIPT, "recv", "eof",
                        new CallResult.Failed(Errno.of("ECONNRESET").orElseThrow()), "", Call.bytesBefore(7)));
        assertThat(run.judgement("call conn recv bytes 7 to EOF").because()).hasToString("7 bytes, and then ECONNRESET");
        assertThat(run.judge("call conn recv bytes 7 to EOF")).isEqualTo(Verdict.REFUTED);
    }

    @ParameterizedTest
    @CsvSource({"call conn recv bytes 5", "call conn recv bytes 5 to", "call conn recv lasted 5", "call conn recv lasted >=1s more"})
    void whatIsNotWholeIsNoClaim(String claim) {
        assertThat(catchThrowable(() -> Claims.parse(claim)))
                .isInstanceOf(SyntaxProblem.class);
    }
}
