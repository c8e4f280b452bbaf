package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

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
        "wire closing { client:FIN conn:FIN } ... any:ACK | The close is these segments alone: (client FIN, conn FIN, in any order), …, ACK",
        "wire client:FIN(lost) conn:ACK(again) | These segments follow one another: client FIN (lost), conn ACK (again)",
        "listed server SYN-RECEIVED >=10 | Number of sockets of server that ss lists in SYN-RECEIVED at once: ≥ 10",
        "listed web LISTEN | ss lists web in LISTEN",
        "queue conn recv 5 at arrived | Receive queue of conn, as ss shows it: 5 (at the look arrived)",
        "timer client timewait 50s..60s first | Time left on the timer timewait of client: 50s–60s (when ss first shows it)",
        "isn one two differ | The initial sequence numbers of one and two differ",
        "printed -S conn:DATA absolute | tcpdump -S prints the sequence numbers of conn DATA as they are in the segment",
        "call user recv bytes 6 to EOF | Bytes that user gets by recv until EOF: 6",
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
    void everyKindHasOneInBothLanguages() throws Exception {
        for (Word word : Claims.words()) {
            Claim claim = Claims.parse(word.example().replaceFirst("^claim ", ""));
            assertThat(Language.ZH.tell(claim.told())).as(word.name()).containsPattern("\\p{IsHan}");
            assertThat(claim.told().toString()).as(word.name()).doesNotContain("%", "[", "any:");
        }
    }

    @Test
    void marksAndListsAreWrittenInTheReadersLanguage() throws Exception {
        assertThat(Language.ZH.tell(Claims.parse("wire conn:FIN client:ACK(lost) conn:FIN(again)").told()))
                .contains("conn FIN、client ACK（丢失）、conn FIN（重传）");
    }
}
