package tcplab.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.language.SyntaxProblem;
import tcplab.model.Ability;
import tcplab.model.Witness;

/** A line at the prompt means what it means in a file, but for the order of the lines. */
class ManuscriptTest {
    private static Manuscript typed(String... lines) throws SyntaxProblem {
        Manuscript script = Manuscript.typed(Set.of("known-statement"), List.of("ladder", "ss"));
        for (int i = 0; i < lines.length; i++) {
            script.read(i + 1, lines[i]);
        }
        return script;
    }

    @Test
    void aStepMayFollowAClaimAtThePromptOnly() throws SyntaxProblem {
        Manuscript script = typed("server listen 7000", "claim never RST");
        assertThat(script.read(3, "client connect server:7000")).isInstanceOf(Experiment.StepItem.class);
        Manuscript file = Manuscript.ofFile(Set.of());
        file.read(1, "server listen 7000");
        file.read(2, "claim never RST");
        assertThatThrownBy(() -> file.read(3, "client connect server:7000")).hasMessageContaining("after the first claim");
    }

    @Test
    void theFirstCommentIsAHeadingAtThePromptAndTheTitleInAFile() throws SyntaxProblem {
        assertThat(typed().read(1, "# Open")).isInstanceOf(Experiment.HeadingItem.class);
        assertThat(Manuscript.ofFile(Set.of()).read(1, "# Open")).isInstanceOf(Line.Nothing.class);
    }

    @Test
    void aHeaderWordBelongsToTheExperimentOrToTheClaimBeforeIt() throws SyntaxProblem {
        Manuscript script = typed("server listen 7000");
        assertThat(((Line.Header) script.read(2, "says known-statement")).ofClaim()).isFalse();
        script.read(3, "claim never RST");
        assertThat(((Line.Header) script.read(4, "says known-statement")).ofClaim()).isTrue();
        assertThat(((Line.Header) script.read(5, "because RFC 9293 # so it is")).ofClaim()).isTrue();
        assertThat(((Line.Header) script.read(6, "needs tcpdump")).ofClaim()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "needs tcpdmp | did you mean 'tcpdump'?",
        "needs | one of: tcpdump",
        "wants traceponit | did you mean 'tracepoint'?",
        "says knwon-statement | did you mean 'known-statement'?",
        "tag | the tag is missing",
        "ipv6 please | one word too many",
        "ipv6 | there is a step already",
        "because of this | there is no claim before it",
        "refuted by this | there is no claim before it",
        "proof tcp_fin() | there is no claim before it",
        "figure 40 ms | there is no claim before it",
        "claim nver RST | did you mean 'never'?",
        "claim end nobody absent | 'nobody', which no step names",
        "laddr | did you mean 'ladder'?",
        "cliam never RST | did you mean 'claim'?",
        "wire loss client:FIN | one of: delay, hold, drop, duplicate, reorder, keep, unreachable, mtu, release, lose, replay, clear, down, up, burst",
        "wire lsoe client:FIN | did you mean 'lose'?",
        "client sysctl tcp_fin_timout 2 | did you mean 'tcp_fin_timeout'?",
        "client sysctl tcp-retries2 2 | no sysctl of net.ipv4",
        "claim reset server sent TCP_ABORT_ON_CLOS | did you mean 'TCP_ABORT_ON_CLOSE'?",
        "claim call client setsockopt(TCP_NODLAY) 0 | did you mean 'TCP_NODELAY'?",
        "claim call client conect 0 | did you mean 'connect'?",
        "client send \"a\\qb\" | is no escape in a text",
        "server accept -> ladder | is a word of the language",
        "server accept -> claim | is a word of the language"
    })
    void aWrongLineSaysWhatIsWrong(String line, String expected) throws SyntaxProblem {
        Manuscript script = typed("server listen 7000");
        assertThatThrownBy(() -> script.read(2, line))
                .isInstanceOf(SyntaxProblem.class)
                .satisfies(e -> assertThat(e.getMessage() + "; " + ((SyntaxProblem) e).hint()).contains(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999 ms", "1e3", "0x10 bytes", "-1 s", "NaN ms", "forty ms", "9999999999999 s", "1.2.3 ms", "40 ms 50", "40 \u202ems"})
    void aFigureIsANumberAndItsUnit(String figure) throws SyntaxProblem {
        Manuscript script = typed("server listen 7000", "claim never RST");
        assertThatThrownBy(() -> script.read(3, "figure " + figure)).hasMessageContaining("is no figure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"40 ms", "40ms", "1.5 s", "250/s", "5", "32768-60999", "200..400 ms", "2 MSL", "3 segments", "0.5 %"})
    void aFigureStandsAsItIsWritten(String figure) throws SyntaxProblem {
        Manuscript script = typed("server listen 7000", "claim never RST", "figure " + figure);
        assertThat(script.lastClaim().figure()).isEqualTo(figure);
    }

    @Test
    void whatALineNeedsComesFromItsWords() throws SyntaxProblem {
        Manuscript script = typed(
                "server listen 7000", "wire   hold client:FIN", "client  sysctl tcp_timestamps 0", "await wire held client:FIN");
        assertThat(script.experiment("x", "").needs()).containsExactly(Ability.WIRE, Ability.SYSCTL);
        assertThat(typed("client send \"wire sysctl nc\"").experiment("x", "").needs()).isEmpty();
        assertThat(typed("tcpdump").experiment("x", "").needs()).containsExactly(Witness.TCPDUMP);
        assertThat(typed("await client:FIN(again) within 2s").experiment("x", "").needs()).containsExactly(Witness.TCPDUMP);
    }
}
