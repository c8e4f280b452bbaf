package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.language.Word;
import tcplab.text.Language;

/** What a claim says to people. */
class ClaimSentencesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "wire client:FIN conn:ACK | These segments follow one another: client FIN, conn ACK",
        "wire any:RST | This segment is sent: RST",
        "wire closing { client:FIN conn:FIN } ... any:ACK | The close is these segments alone: { client FIN, conn FIN }, …, ACK",
        "count closing 3 | Segments of the close: 3",
        "count client:SYN >=2 | Number of segments client SYN: ≥ 2",
        "states client ESTABLISHED FIN-WAIT-1 ... TIME-WAIT | client goes through ESTABLISHED → FIN-WAIT-1 → … → TIME-WAIT",
        "never RST | Nobody sends a segment RST",
        "end client absent | At the end ss lists client no more",
        "end conn CLOSE-WAIT | At the end conn is in CLOSE-WAIT",
        "call client recv ECONNRESET | client calls recv, and the result is ECONNRESET",
        "lasted client TIME-WAIT ~60s | client stays in TIME-WAIT for ≈ 60s"})
    void aClaimIsASentence(String claim, String sentence) throws Exception {
        assertThat(Claims.parse(claim).told().toString()).isEqualTo(sentence);
    }

    @Test
    void mostKindsHaveOneInBothLanguages() throws Exception {
        List<String> without = new ArrayList<>();
        for (Word word : Claims.words()) {
            Claim claim = Claims.parse(word.example().replaceFirst("^claim ", ""));
            if (claim.told().isEmpty()) {
                without.add(word.name());
            } else {
                assertThat(Language.ZH.tell(claim.told())).as(word.name()).containsPattern("\\p{IsHan}");
                assertThat(claim.told().toString()).as(word.name()).doesNotContain("%", "[", "any:");
            }
        }
        assertThat(without).containsExactlyInAnyOrder("isn", "printed", "listed", "timer", "queue");
    }
}
