package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;

class OtherSequencesTest {
    private static List<String> others(String claimed) throws SyntaxProblem {
        Sequence sequence = Sequence.parse(Tokens.of(Tokens.split(claimed), ""));
        assertThat(sequence).hasToString(claimed);
        return new OtherSequences(sequence).all().keySet().stream().map(Sequence::toString).toList();
    }

    @Test
    void aRideAndALoneAcknowledgementAreTakenForEachOther() throws SyntaxProblem {
        assertThat(others("client:FIN+ACK conn:FIN+ACK client:ACK"))
                .contains("client:FIN+ACK conn:ACK conn:FIN+ACK client:ACK");
        assertThat(others("client:FIN+ACK conn:ACK conn:FIN+ACK client:ACK"))
                .contains("client:FIN+ACK conn:FIN+ACK client:ACK");
    }

    @Test
    void theAcknowledgementMayCountOtherwise() throws SyntaxProblem {
        assertThat(others("client:DATA(seq=1,len=5) conn:ACK(ack=7)"))
                .contains("client:DATA(seq=1,len=5) conn:ACK(ack=6)", "client:DATA(seq=1,len=5) conn:ACK(ack=8)");
    }

    @Test
    void ofSegmentsThatCrossOneSideMayAnswerFirst() throws SyntaxProblem {
        assertThat(others("{ client:FIN conn:FIN } { conn:ACK client:ACK }"))
                .contains("client:FIN client:ACK conn:FIN conn:ACK")
                .contains("{ client:FIN conn:FIN } { conn:RST client:RST }");
    }
}
