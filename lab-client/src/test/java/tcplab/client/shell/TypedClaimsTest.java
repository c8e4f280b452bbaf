package tcplab.client.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tcplab.language.SyntaxProblem;
import tcplab.script.Experiment;
import tcplab.script.Line;
import tcplab.script.Manuscript;
import tcplab.text.Language;
import tcplab.text.Told;
import tcplab.verdict.Judgement;

class TypedClaimsTest {
    private static final Judgement REFUTED = Judgement.refuted(Told.plain("one was seen"), List.of(1));
    private static final Judgement INCONCLUSIVE = Judgement.inconclusive(Told.plain("its premise does not hold"));

    private final Manuscript script = Manuscript.typed(Set.of(), List.of());
    private final TypedClaims claims = new TypedClaims(Language.EN);

    private void claim(Judgement judgement) throws SyntaxProblem {
        claims.claimed((Experiment.ClaimLine) script.read(1, "claim never RST"), judgement);
    }

    private void told(String line) throws SyntaxProblem {
        claims.told((Line.Header) script.read(2, line), line);
    }

    @Test
    void whatWasSeenIsTheRecordUntilAPremiseTakesItAway() throws SyntaxProblem {
        claim(REFUTED);
        assertThat(claims.lines()).containsExactly("claim never RST", "  refuted one was seen");
        told("given never any:SYN");
        claims.judged(INCONCLUSIVE);
        assertThat(claims.lines()).containsExactly("claim never RST", "  given never any:SYN");
    }

    @Test
    void aReasonOfOnesOwnStaysWhateverAPremiseMakesOfTheVerdict() throws SyntaxProblem {
        claim(REFUTED);
        told("refuted it was opened");
        told("given never any:SYN");
        claims.judged(INCONCLUSIVE);
        claims.judged(REFUTED);
        assertThat(claims.lines()).containsExactly("claim never RST", "  refuted it was opened", "  given never any:SYN");
    }
}
