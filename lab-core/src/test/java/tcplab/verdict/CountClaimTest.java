package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.event.ObserverReport;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.model.Witness;
import tcplab.scene.Drawing;
import tcplab.text.Told;

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

    /** A slip of the pen must not count as a connection in which nothing was sent. */
    @Test
    void aConnectionThatAloneCountsIsOneThatTheScriptNames() throws SyntaxProblem {
        assertThat(Claims.parse("count any:FIN of misspelt 0").sockets()).containsExactlyInAnyOrder("any", "misspelt");
        assertThat(Claims.parse("count conn:FIN of conn 0").sockets()).containsExactly("conn");
        for (ObserverReport.Status status : List.of(ObserverReport.Status.ARMED, ObserverReport.Status.DRAINED)) {
            run.add(new ObserverReport(0, Witness.TCPDUMP, status, Told.plain(""), 0));
        }
        opens(10, run.client);
        Judgement judgement = Claims.parse("count any:FIN of misspelt 0").judge(run.timeline());
        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.because()).hasToString("no socket of the run was ever named misspelt");
    }

    @Test
    void aConnectionWithoutASegmentHadNoOccasion() throws SyntaxProblem {
        opens(10, run.client);
        run.named(5, Side.CLIENT, "used", run.client, run.server).named(20, Side.CLIENT, "idle", new Endpoint(run.client.address(), 9), run.server);
        for (String what : List.of("any:FIN", "closing", "all")) {
            assertThat(verdict(what + " of idle 0")).as(what).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(verdict(what + " of idle 1")).as(what).isEqualTo(Verdict.REFUTED);
        }
        assertThat(verdict("any:FIN of used 0")).isEqualTo(Verdict.CONFIRMED);
        assertThat(verdict("closing of used 0")).isEqualTo(Verdict.CONFIRMED);
    }
}
