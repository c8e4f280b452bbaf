package tcplab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import tcplab.script.Experiment;
import tcplab.script.ScriptParser;

class PromptCallsTest {
    private static boolean isPromptFor(String socket, String step) {
        String script = "# A title\nserver listen 7000\nclient connect server:7000\nserver accept -> conn\n" + step + "\nclaim never RST\n";
        Experiment experiment = ScriptParser.parse("x.lab", "x", script, Set.of()).experiment();
        return PromptCalls.areAll(Intentions.of(experiment.steps().get(3).step(), false).actions(), socket::equals);
    }

    @Test
    void whatAProgramDoesWithWhatHasComeToItsOwnSocket() {
        for (String step : new String[] {"conn recv", "conn   send \"an answer\" &", "conn close", "conn on eof: close", "conn set TCP_QUICKACK 1"}) {
            assertThat(isPromptFor("conn", step)).as(step).isTrue();
            assertThat(isPromptFor("client", step)).as(step).isFalse();
        }
    }

    @Test
    void notWhatWaitsForSomethingElse() {
        for (String step : new String[] {"await conn unread", "conn abort", "pause 10ms", "client sysctl tcp_fin_timeout"}) {
            assertThat(isPromptFor("conn", step)).as(step).isFalse();
        }
    }
}
