package tcplab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.model.Endpoint;
import tcplab.model.Segment;
import tcplab.model.Side;
import tcplab.model.TcpOptions;
import tcplab.text.Told;

class RuleTextTest {
    private static final int ALL = Integer.MAX_VALUE;
    private static final Segment FIN = new Segment(
            new Endpoint("10.0.0.1", 4000), new Endpoint("10.0.0.2", 80), 0x11, 1, 1, 1000, 0, 20, 20, 0, TcpOptions.NONE);

    private static SyntaxProblem problem(String words) {
        return catchThrowableOfType(SyntaxProblem.class,
                () -> parse(words));
    }

    @ParameterizedTest
    @CsvSource({
        "delay 30ms, DELAY, any:ANY, 1, 2147483647, 30", "delay 30ms client:FIN, DELAY, client:FIN, 1, 2147483647, 30",
        "delay client:FIN 30ms n=2, DELAY, client:FIN, 2, 1, 30", "hold any:SYN+ACK, HOLD, any:SYN+ACK, 1, 2147483647, 0",
        "hold conn:ack, HOLD, conn:ACK, 1, 2147483647, 0", "drop server:RST-ACK, DROP, server:RST-ACK, 1, 1, 0",
        "drop client:DATA times=3, DROP, client:DATA, 1, 3, 0", "drop client:DATA times=3 n=2, DROP, client:DATA, 2, 3, 0",
        "drop client:DATA n=2 times=3, DROP, client:DATA, 2, 3, 0", "drop any:ANY times=all, DROP, any:ANY, 1, 2147483647, 0",
        "duplicate client:FIN after 50ms, DUPLICATE, client:FIN, 1, 1, 50",
        "duplicate client:FIN 50ms times=all, DUPLICATE, client:FIN, 1, 2147483647, 50",
        "reorder server:DATA+FIN n=3, REORDER, server:DATA+FIN, 3, 1, 0", "keep client:SYN, KEEP, client:SYN, 1, 2147483647, 0"
    })
    void aRuleIsUnderstood(String words, Rule.Action action, String match, int first, int count, long millis) {
        Rule rule = parsed(words);
        assertThat(rule.text()).isEqualTo(words);
        assertThat(rule.action()).isEqualTo(action);
        assertThat(rule.match()).hasToString(match);
        assertThat(rule.first()).isEqualTo(first);
        assertThat(rule.count()).isEqualTo(count);
        assertThat(rule.time()).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "drop|the segment is missing|wire drop client:FIN",
        "drop FIN|'FIN' does not say whose segment|client:FIN, server:FIN or any:FIN",
        "drop client:FIN once|'once' is one word too many|one rule a line",
        "drop client:FIN server:FIN|'server:FIN' is one word too many|one rule a line",
        "drop clinet:FIN|no socket has the name clinet|client",
        "drop :FIN|no socket has the name|client",
        "drop client:DATA(len=5)|a rule of the wire knows no numbers and marks|write client:DATA, and choose with n=",
        "drop client:FNI|'FNI' is no kind of segment|SYN, ACK, FIN",
        "drop client:|'' is no kind of segment|SYN, ACK, FIN",
        "drop client:FIN+|'' is no kind of segment|SYN, ACK, FIN",
        "drop client:FIN n=0|'n=0' is no count of segments|n=1 is the first segment that matches",
        "drop client:FIN n=|'n=' is no count of segments|n=1",
        "drop client:FIN n=two|'n=two' is no count of segments|n=1",
        "drop client:FIN n=all|'n=all' is no count of segments|n=1",
        "drop client:FIN times=-1|'times=-1' is no count of segments|times=all",
        "drop client:FIN times=99999999999|is no count of segments|times=all",
        "drop client:FIN n=1 n=2|'n=2' is one word too many|one rule a line",
        "drop client:FIN tmes=2|'tmes=2' is no part of a rule|did you mean 'times='?",
        "drop client:FIN 30ms|'30ms': drop takes no time|help drop",
        "drop client:FIN after 30ms|'after' is one word too many|one rule a line",
        "duplicate client:FIN after|duration is missing|wire duplicate client:SYN after 20ms",
        "duplicate client:FIN 20|'20' is no duration|30ms",
        "duplicate client:FIN after soon|'soon' is no duration|30ms",
        "delay|the delay is missing|wire delay 30ms",
        "delay 0ms|the delay is missing|wire delay 30ms",
        "delay client:FIN|the delay is missing|wire delay 30ms",
        "delay 30ms 40ms|'40ms' is one word too many|one rule a line",
        "delay 30|'30' is no duration|30ms"
    })
    void aWrongRuleSaysWhatIsWrongAndHints(String words, String message, String hint) {
        assertThat(problem(words)).hasMessageContaining(message);
        assertThat(problem(words).hint().toString()).contains(hint == null ? "" : hint);
    }

    @Test
    void aRuleActsFromTheFirstToTheLastOfItsCount() {
        Rule rule = new Rule("", Rule.Action.DROP, Match.ALL, 3, 2, Duration.ZERO, null);
        assertThat(List.of(1, 2, 3, 4, 5, ALL)).filteredOn(rule::actsOn).containsExactly(3, 4);
        Rule fromTwoOn = new Rule("", Rule.Action.DROP, Match.ALL, 2, ALL, Duration.ZERO, null);
        assertThat(List.of(1, 2, ALL)).filteredOn(fromTwoOn::actsOn).containsExactly(2, ALL);
    }

    @Test
    void aRuleForAnEndpointIsOtherwiseTheSame() {
        Rule rule = parsed("drop conn:FIN n=2");
        Match bound = rule.match().between(new Endpoint("10.0.0.2", 80), null);
        Rule other = rule.on(bound);
        assertThat(other.match()).isEqualTo(bound);
        assertThat(other.on(rule.match())).isEqualTo(rule);
    }

    @Test
    void releaseWithoutAWordMeansEverything() throws SyntaxProblem {
        assertThat(meant("")).isSameAs(Match.ALL);
        assertThat(meant("conn:FIN")).hasToString("conn:FIN");
    }

    @ParameterizedTest
    @CsvSource({"of conn,any:ANY of conn", "any:FIN of conn,any:FIN of conn", "conn:FIN of conn one,conn:FIN of conn", "of conn within 1s,any:ANY of conn"})
    void whatIsHeldMayBeMeantInOneConnectionOnly(String words, String meant) throws SyntaxProblem {
        assertThat(meant(words)).hasToString(meant);
    }

    @Test
    void theConnectionOfWhatIsHeldIsThatOfAKnownSocket() {
        assertThatThrownBy(() -> meant("any:FIN of")).hasMessageContaining("the socket is missing");
        assertThatThrownBy(() -> meant("any:FIN of nobody")).isInstanceOf(SyntaxProblem.class);
    }

    private static Match meant(String words) throws SyntaxProblem {
        return Match.parseOrAll(Tokens.of(Tokens.split(words), ""), RuleTextTest::sideOf);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client:FIN", "server:SYN+ACK", "any:DATA", "conn:RST-ACK"})
    void aMatchIsPrintedAsItIsWritten(String words) {
        assertThat(match(words)).hasToString(words);
    }

    @Test
    void aMatchKnowsTheSideOfItsSocket() {
        assertThat(match("conn:FIN").from()).isEqualTo(Side.SERVER);
        assertThat(match("conn:FIN").socket()).isEqualTo("conn");
        assertThat(match("client:FIN").socket()).isNull();
        assertThat(match("any:FIN").from()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"client:FIN, true", "any:FIN, true", "server:FIN, false", "client:ACK, false", "any:ANY, true"})
    void aMatchLooksAtSideAndKind(String words, boolean matches) {
        assertThat(match(words).matches(Side.CLIENT, FIN, null)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1:4000, 10.0.0.2:80, true", "10.0.0.1:4000, , true", ", 10.0.0.2:80, true",
        "10.0.0.1:4001, , false", "10.0.0.1:4000, 10.0.0.2:81, false", "10.0.0.2:80, 10.0.0.1:4000, false"})
    void aMatchLooksAtTheEndpointsThatItKnows(String local, String remote, boolean matches) {
        Match bound = match("client:FIN").between(
                local == null ? null : Endpoint.parse(local), remote == null ? null : Endpoint.parse(remote));
        assertThat(bound.matches(Side.CLIENT, FIN, null)).isEqualTo(matches);
    }

    @Test
    void aRuleCanBeForOneConnectionOnly() {
        Rule rule = parsed("drop any:SYN of conn n=2");
        assertThat(rule.text()).isEqualTo("drop any:SYN of conn n=2");
        assertThat(rule.match()).hasToString("any:SYN of conn");
        assertThatThrownBy(() -> parse("drop any:SYN of")).hasMessageContaining("the socket is missing");
        assertThatThrownBy(() -> parse("drop any:SYN of conn of conn")).hasMessageContaining("'of' is one word too many");
    }

    private static Rule parse(String words) throws SyntaxProblem {
        Tokens tokens = Tokens.of(Tokens.split(words), "");
        Rule.Action action = Rule.Action.valueOf(tokens.next("").toUpperCase(Locale.ROOT));
        return RuleText.parse(action, tokens, RuleTextTest::sideOf);
    }

    @ParameterizedTest
    @CsvSource({"client:FIN, true", "client:DATA, true", "client:FIN-DATA, false", "client:DATA-FIN, false", "client:ACK, false"})
    void aFinWithDataIsMetByRulesForBoth(String words, boolean matches) {
        Segment both = new Segment(
                FIN.from(), FIN.to(), FIN.flagBits(), FIN.seq(), FIN.ack(), 1000, 5, 20, 20, 0, TcpOptions.NONE);
        assertThat(match(words).matches(Side.CLIENT, both, null)).isEqualTo(matches);
    }

    private static Rule parsed(String words) {
        try {
            return parse(words);
        } catch (SyntaxProblem e) {
            throw new AssertionError(words, e);
        }
    }

    private static Match match(String words) {
        try {
            return Match.parse(words, RuleTextTest::sideOf);
        } catch (SyntaxProblem e) {
            throw new AssertionError(words, e);
        }
    }

    /** The only socket with a name of its own is {@code conn}, on the server's side. */
    private static Side sideOf(String socket) throws SyntaxProblem {
        if (socket.equals("conn")) {
            return Side.SERVER;
        }
        throw new SyntaxProblem(Told.plain("no socket has the name " + socket), Told.plain("one of: client, server, conn"));
    }
}
