package tcplab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import tcplab.script.ScriptParser;

class ByTheClockTest {
    private static String told(String... steps) {
        String script = "# A title\n" + String.join("\n", steps) + "\nclaim never RST\n";
        return ByTheClock.of(ScriptParser.parse("x.lab", "x", script, Set.of()).experiment()).toString();
    }

    @Test
    void aStoryThatWaitsForItsReaderNeedsNoWord() {
        assertThat(told("server listen 7000", "client connect server:7000", "client close", "await client TIME-WAIT")).isEqualTo("[]");
    }

    @Test
    void timeWaitEndsByTheClockWhateverComesAfterIt() {
        assertThat(told("server listen 7000", "client connect server:7000", "await client TIME-WAIT", "client socket"))
                .contains("TIME-WAIT lasts a minute by the clock");
    }

    @Test
    void soDoesWhatTheScriptItselfSaysOfTheKernelsPatience() {
        assertThat(told("server sysctl tcp_orphan_retries 1", "client set TCP_USER_TIMEOUT 4000", "client set TCP_KEEPIDLE 1"))
                .contains("What TCP_KEEPIDLE, TCP_USER_TIMEOUT, tcp_orphan_retries says runs by the clock");
    }

    @Test
    void whoseDataIsLostSendsLessAfterItsTimer() {
        assertThat(told("server listen 7000", "client connect server:7000", "wire drop client:DATA")).contains("it may send less at once afterwards");
        assertThat(told("server listen 7000", "client connect server:7000", "wire hold client:FIN")).isEqualTo("[]");
    }

    @Test
    void theProbeBehindSeveralSegmentsIsLeftOut() {
        assertThat(told("server listen 7000", "client connect server:7000", "client send 60000")).contains("(TLP) is left out", "is sent again after 10 s");
        assertThat(told("server listen 7000", "client connect server:7000", "client send 60000", "wire drop client:DATA")).doesNotContain("TLP");
    }

    /** After its timer a sender has one segment under way at most, and the FIN behind a record would wait for an answer. */
    @Test
    void soIsThatBehindTheRecordsOfTls() {
        assertThat(told("server listen 7000", "client connect server:7000", "client tls connect")).contains("(TLP) is left out");
    }

    @Test
    void whatIsSlowIsSaidToBe() {
        assertThat(told("tag slow", "server sysctl tcp_orphan_retries 1")).contains("it does not wait for a reader").doesNotContain("tcp_orphan_retries");
    }
}
