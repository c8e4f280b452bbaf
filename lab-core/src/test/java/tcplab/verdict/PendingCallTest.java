package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.StepDone;
import tcplab.model.Side;
import tcplab.text.Told;

/** What is said of a call whose result nobody has seen. */
class PendingCallTest {
    private static final Recorded RUN = Recorded.run("close/three-way");

    private static Call send(CallResult result) {
        return new Call(1, 900, Side.CLIENT, "client", 9, Call.By.SCRIPT, "send", "8000000", result, "");
    }

    @ParameterizedTest
    @CsvSource({"ok", "8000000", "EPIPE", "EOF", "'\"text\"'"})
    void itMayStillReturnAnything(String result) {
        Judgement judgement = RUN.with(send(CallResult.PENDING)).judgement("call client send#2 " + result);
        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.because()).hasToString("send(8000000) = pending");
    }

    @Test
    void thatItHadNotReturnedAtTheEndIsSeen() {
        assertThat(RUN.with(send(CallResult.PENDING)).judge("call client send#2 pending")).isEqualTo(Verdict.CONFIRMED);
        assertThat(RUN.with(send(CallResult.OK)).judge("call client send#2 pending")).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void whereTheRunStoppedItMightHaveReturnedInTheRest() {
        StepDone stopped = new StepDone(5, 6, 7, "client send 8000000", Told.plain("it did not return within 10 s"));
        assertThat(RUN.with(send(CallResult.PENDING)).with(stopped).judge("call client send#2 pending"))
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(RUN.with(send(CallResult.OK)).with(stopped).judge("call client send#2 pending")).isEqualTo(Verdict.REFUTED);
        assertThat(RUN.with(send(CallResult.OK)).with(stopped).judge("call client send#2 ok")).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void ofAResultThatIsNotKnownNothingIsSaid() {
        assertThat(RUN.with(send(CallResult.UNKNOWN)).judge("call client send#2 ok")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(RUN.with(send(CallResult.UNKNOWN)).judge("call client send#2 EPIPE")).isEqualTo(Verdict.INCONCLUSIVE);
    }
}
