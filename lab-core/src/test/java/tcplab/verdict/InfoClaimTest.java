package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.language.SyntaxProblem;
import tcplab.model.Errno;
import tcplab.model.Side;

/** What a field of TCP_INFO was when a step asked for it. */
class InfoClaimTest {
    private final List<Entry> entries = new ArrayList<>();

    private InfoClaimTest asked(String field, String value) {
        return called("TCP_INFO " + field, CallResult.OK, value);
    }

    private InfoClaimTest called(String arguments, CallResult result, String detail) {
        int id = entries.size() + 1;
        entries.add(new Entry(id, new Call(
                id, id + 1, Side.CLIENT, "client", id, Call.By.SCRIPT, "getsockopt", arguments, result, detail)));
        return this;
    }

    private Judgement judge(String claim) throws SyntaxProblem {
        return Claims.parse(claim).judge(new Timeline(List.copyOf(entries)));
    }

    @ParameterizedTest
    @CsvSource({
        "info client rto 200ms..250ms, CONFIRMED", "info client rto <=200ms, REFUTED", "info client rto#2 >=400ms, CONFIRMED",
        "info client rto#3 >=400ms, INCONCLUSIVE", "info client unacked 2, CONFIRMED", "info client unacked >2, REFUTED",
        "info client snd_cwnd 10, INCONCLUSIVE", "info conn unacked 2, INCONCLUSIVE", "info client last_data_sent 4ms, CONFIRMED",
        "info client retrans 0, REFUTED", "info client lost 0, INCONCLUSIVE"
    })
    void aFieldIsJudgedByWhatItWasWhenItWasAskedFor(String claim, Verdict verdict) throws SyntaxProblem {
        asked("rto", "204000us").asked("unacked", "2").asked("rto", "408000us").asked("last_data_sent", "4ms");
        called("TCP_INFO retrans", new CallResult.Failed(Errno.EBADF), "").called("SO_ERROR", CallResult.OK, "10").asked("lost", "many");
        assertThat(judge(claim).verdict()).isEqualTo(verdict);
    }

    @Test
    void theCallIsTheEvidenceAndItsValueTheMeasure() throws SyntaxProblem {
        Judgement judgement = asked("rto", "204000us").judge("info client rto 200ms..250ms");
        assertThat(judgement.evidence()).containsExactly(1);
        assertThat(judgement.because().toString()).isEqualTo("rto was 204.0 ms");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', value = {
        "info client rot 1ms | 'rot' is no field", "info client rto 200 | '200' is no range", "info client unacked 2ms | '2ms' is no range", "info client rto#0 1ms | rto#0"
    })
    void whatIsNoFieldOrNoRangeOfItIsRefused(String claim, String why) {
        assertThatThrownBy(() -> Claims.parse(claim)).hasMessageContaining(why);
    }
}
