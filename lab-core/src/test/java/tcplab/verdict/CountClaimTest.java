package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Endpoint;
import tcplab.scene.Drawing;

/** Two connections: the first sends before the second opens, and the second before it closes. */
class CountClaimTest {
    private final Drawing run = Drawing.loopback();

    private void opens(long at, Endpoint client) {
        run.segment(at, client, run.server, "SYN", 0, 0, 0)
                .segment(at + 1, run.server, client, "SYN+ACK", 0, 1, 0)
                .segment(at + 2, client, run.server, "ACK", 1, 1, 0);
    }

    private void sends(long at, Endpoint client) {
        run.segment(at, client, run.server, "PSH+ACK", 1, 1, 5).segment(at + 1, run.server, client, "ACK", 1, 6, 0);
    }

    private void closes(long at, Endpoint client, long seq) {
        run.segment(at, client, run.server, "FIN+ACK", seq, 1, 0)
                .segment(at + 1, run.server, client, "FIN+ACK", 1, seq + 1, 0)
                .segment(at + 2, client, run.server, "ACK", seq + 1, 2, 0);
    }

    private Verdict verdict(String claim) throws SyntaxProblem {
        return CountClaim.parse(Tokens.of(Tokens.split(claim), "")).judge(run.timeline()).verdict();
    }

    @Test
    void whatOneConnectionSendsWhileAnotherOpensOrClosesIsOfNeither() throws SyntaxProblem {
        Endpoint other = new Endpoint(run.client.address(), run.client.port() + 1);
        opens(10, run.client);
        sends(20, run.client);
        opens(30, other);
        closes(40, run.client, 6);
        sends(50, other);
        closes(60, other, 6);
        assertThat(verdict("opening 6")).isEqualTo(Verdict.CONFIRMED);
        assertThat(verdict("closing 6")).isEqualTo(Verdict.CONFIRMED);
        assertThat(verdict("all 16")).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void aPortThatIsBoundAgainIsOfAConnectionOfItsOwn() throws SyntaxProblem {
        opens(10, run.client);
        closes(20, run.client, 1);
        run.segment(30, run.client, run.server, "SYN", 900, 0, 0)
                .segment(31, run.server, run.client, "SYN+ACK", 700, 901, 0)
                .segment(32, run.client, run.server, "ACK", 901, 701, 0)
                .segment(40, run.client, run.server, "FIN+ACK", 901, 701, 0)
                .segment(41, run.server, run.client, "FIN+ACK", 701, 902, 0)
                .segment(42, run.client, run.server, "ACK", 902, 702, 0);
        assertThat(verdict("opening 6")).isEqualTo(Verdict.CONFIRMED);
        assertThat(verdict("closing 6")).isEqualTo(Verdict.CONFIRMED);
        assertThat(verdict("all 12")).isEqualTo(Verdict.CONFIRMED);
    }
}
