package tcplab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.event.Looked;
import tcplab.event.Sample;
import tcplab.script.Parsed;
import tcplab.script.ScriptParser;

/** What a step saw that looked there and then, on a run as it was recorded. */
class LooksTest {
    private static final Recorded RUN = Recorded.run("numbers/send-is-not-delivery");

    @ParameterizedTest
    @CsvSource({
        "queue client send 5 at under-way, CONFIRMED", "queue client send 0 at under-way, REFUTED",
        "queue conn recv 0 at under-way, CONFIRMED", "queue conn recv 5 at under-way, REFUTED",
        "queue conn recv 5 at arrived, CONFIRMED", "queue conn recv 0 first, CONFIRMED", "queue conn recv 5 first, REFUTED",
        "queue conn recv 5 last, CONFIRMED",
        "listed conn ESTABLISHED 1 at arrived, CONFIRMED", "listed conn CLOSE-WAIT at arrived, REFUTED",
        "timer client on <=1s at under-way, CONFIRMED", "timer conn on <=1s at under-way, REFUTED",
        "counter server TcpInSegs 2 at under-way, CONFIRMED", "counter server TcpInSegs 3 at arrived, CONFIRMED",
        "counter server TcpInSegs 1 from under-way at arrived, CONFIRMED",
        "counter server TcpInSegs 0 from under-way at arrived, REFUTED",
        "counter server TcpInSegs 0 from arrived, CONFIRMED", "counter client TcpRetransSegs 0 at arrived, CONFIRMED",
    })
    void aClaimSpeaksOfTheMomentOfALook(String claim, Verdict verdict) {
        assertThat(RUN.judgement(claim)).satisfies(
                judgement -> assertThat(judgement.verdict()).as(judgement.because().toString()).isEqualTo(verdict));
    }

    @ParameterizedTest
    @CsvSource({"queue client send 5 at under-way", "listed conn ESTABLISHED 0 at arrived", "counter server TcpInSegs 0 at under-way"})
    void ofALookThatTheRunDidNotComeToNothingIsSaid(String claim) {
        assertThat(RUN.without(Looked.class::isInstance).judge(claim)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void withoutItsListingALookTellsNothingOfTheSockets() {
        assertThat(RUN.without(Sample.class::isInstance).judge("listed conn CLOSE-WAIT 0 at arrived"))
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void countersThatCouldNotBeReadTellNothing() {
        Recorded run = RUN.changed(event -> event instanceof Looked look
                ? new Looked(look.atNanos(), look.endNanos(), look.name(), null)
                : event);
        assertThat(run.judge("counter server TcpInSegs 0 at under-way")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.judge("counter server TcpInSegs >=3")).isEqualTo(Verdict.CONFIRMED);
    }

    private static List<String> problems(String... lines) {
        Parsed parsed = ScriptParser.parse("x.lab", "x", String.join("\n", lines) + "\n", Set.of());
        return parsed.problems().stream().map(problem -> problem.told().toString()).toList();
    }

    @Test
    void aClaimNamesALookThatAStepMakes() {
        assertThat(problems("server listen 7000", "look as before", "claim listed server LISTEN 1 at before")).isEmpty();
        assertThat(problems("server listen 7000", "look as before", "claim listed server LISTEN 1 at befor"))
                .singleElement().asString().contains("the claim speaks of the look 'befor', which no step makes", "before");
        assertThat(problems("server listen 7000", "look as one", "look as one")).singleElement().asString().contains("'one' is taken");
    }
}
