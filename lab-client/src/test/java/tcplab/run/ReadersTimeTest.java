package tcplab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tcplab.script.ScriptParser;

class ReadersTimeTest {
    private static final String LONGEST_PAUSE = "net.ipv4.tcp_rto_max_ms";
    private static final String SHORTEST_PAUSE = "net.ipv4.tcp_rto_min_us";

    private static Map<String, String> settings(String... lines) {
        String script = "# A title\nserver listen 7000\nclient connect server:7000\n" + String.join("\n", lines) + "\nclaim never RST\n";
        return ReadersTime.settings(ScriptParser.parse("x.lab", "x", script, Set.of()).experiment());
    }

    @Test
    void whereNothingIsLostNoTimerGoesOffBecauseSomebodyReads() {
        assertThat(settings("client send 60000"))
                .containsEntry(SHORTEST_PAUSE, "10000000").containsEntry("net.ipv4.tcp_early_retrans", "0")
                .containsEntry("net.ipv4.tcp_slow_start_after_idle", "0").containsEntry("net.ipv4.tcp_synack_retries", "50")
                .doesNotContainKey(LONGEST_PAUSE);
    }

    @Test
    void whatIsLostIsSentAgainSoonEnoughForItsStory() {
        for (String line : new String[] {"wire drop client:FIN", "await server:PROBE", "claim wire client:DATA(again)", "pause 300ms", "client set TCP_USER_TIMEOUT 500"}) {
            assertThat(settings("client send 60000", line)).as(line).containsEntry(LONGEST_PAUSE, "4000").doesNotContainKeys(SHORTEST_PAUSE, "net.ipv4.tcp_early_retrans");
        }
    }

    @Test
    void aShortPauseAndWhatAClaimSaysOfTheWireAreNoTimersStory() {
        assertThat(settings("client send 60000", "claim wire client:SYN server:SYN+ACK")).containsKey(SHORTEST_PAUSE);
        assertThat(settings("client send 60000", "pause 100ms")).containsKey(SHORTEST_PAUSE);
    }

    @Test
    void whoLosesASmallSegmentHimselfDoesNotWaitLongForTheNextOne() {
        assertThat(settings("client send \"hello\"")).containsEntry(LONGEST_PAUSE, "4000").doesNotContainKey(SHORTEST_PAUSE);
    }

    @Test
    void whatTheScriptNamesAndWhatIsItsStoryStaysAsItIs() {
        assertThat(settings("client send 60000", "client sysctl tcp_early_retrans 3")).doesNotContainKey("net.ipv4.tcp_early_retrans").containsKey(SHORTEST_PAUSE);
        assertThat(settings("tag slow")).isEmpty();
    }
}
