package tcplab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tcplab.command.React;
import tcplab.command.Send;
import tcplab.command.SetOption;
import tcplab.model.TcpState;
import tcplab.script.Experiment;
import tcplab.script.ScriptParser;

class IntentionsTest {
    private static Experiment experiment(String... steps) {
        String script = "# A title\nserver listen 7000\nclient connect server:7000\nserver accept -> conn\n" + String.join("\n", steps) + "\nclaim never RST\n";
        return ScriptParser.parse("x.lab", "x", script, Set.of()).experiment();
    }

    private static Intentions of(String... steps) {
        return Intentions.of(experiment(steps));
    }

    @Test
    void theyAreWhatTheStepsSayAndNotHowTheyAreWritten() {
        assertThat(of("client   send   60000 &").actions()).last().isEqualTo(new Send("client", null, 60_000, false, false));
        assertThat(of("client send \"pause 300ms\"").pauses()).isEmpty();
        assertThat(of("pause 300ms").pauses()).containsExactly(Duration.ofMillis(300));
        assertThat(of("await client TIME-WAIT within 1s or go on").states()).containsExactly(TcpState.TIME_WAIT);
        assertThat(of("await client:FIN(again)").segments()).hasToString("[client:FIN(again)]");
    }

    @Test
    void aReactionIsDoneLater() {
        Intentions react = of("conn on eof: set TCP_QUICKACK 1; close");
        assertThat(react.actions()).hasSize(4).last().isInstanceOf(React.class);
        assertThat(react.withReactions()).hasSize(6).anyMatch(SetOption.class::isInstance);
    }

    @Test
    void theWiresAreKnownToo() {
        assertThat(of("client close").actsOnWire()).isFalse();
        Intentions drop = of("wire drop conn:DATA n=2");
        assertThat(drop.actsOnWire()).isTrue();
        assertThat(drop.blocksWire()).isFalse();
        assertThat(drop.rules()).singleElement().satisfies(rule -> assertThat(rule.first()).isEqualTo(2));
        assertThat(of("wire down", "wire up").blocksWire()).isTrue();
        assertThat(of("wire mtu 1000").blocksWire()).isTrue();
        assertThat(of("wire hold client:FIN", "wire release", "wire burst 3 server:7000").rules()).hasSize(1);
    }

    @Test
    void aSysctlThatIsReadIsNotSet() {
        Intentions both = of("client sysctl tcp_fin_timeout", "server sysctl tcp_retries2 3");
        assertThat(both.sysctls()).containsExactly("net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_retries2");
        assertThat(both.sysctlsSet()).containsExactly("net.ipv4.tcp_retries2");
    }
}
