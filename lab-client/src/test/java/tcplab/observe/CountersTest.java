package tcplab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.model.Counters;

class CountersTest {
    private static Map<String, Long> captured(String when) throws IOException {
        try (InputStream in = CountersTest.class.getResourceAsStream("/observe/counters-" + when + "-linux-6.18.txt")) {
            return Counters.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        }
    }

    @Test
    void aNewNetworkStackHasCountedNothing() throws IOException {
        Map<String, Long> before = captured("before");
        assertThat(before).doesNotContainKeys("Tcp RtoMin", "Tcp MaxConn", "Tcp CurrEstab");
        assertThat(before.keySet()).filteredOn(name -> name.startsWith("TcpExt ")).hasSizeGreaterThan(100)
                .allSatisfy(name -> assertThat(before).containsEntry(name, 0L));
    }

    @Test
    void afterSomeConnectionsTheirCountersHaveMoved() throws IOException {
        assertThat(captured("after"))
                .containsEntry("Tcp ActiveOpens", 306L)
                .containsEntry("Tcp RetransSegs", 11L)
                .containsEntry("TcpExt TCPAbortOnClose", 2L)
                .containsEntry("TcpExt TCPTimeouts", 9L);
    }

    @Test
    void countersOfOtherProtocolsAreLeftOut() throws IOException {
        assertThat(captured("after").keySet()).allMatch(name -> name.startsWith("Tcp ") || name.startsWith("TcpExt "));
    }

    @Test
    void aProtocolThatBeginsToCountDoesNotDisturbTheOthers() throws IOException {
        // IcmpMsg has a line only once it has counted something: here in the second reading alone.
        assertThat(captured("after").keySet()).isEqualTo(captured("before").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tcp: A B|Tcp: 1", "Tcp: A|Udp: 1", "garbage|more of it", "Tcp: A|Tcp: x", "Tcp: A|Tcp: 1.5"})
    void garbageIsNoCounter(String lines) {
        assertThatThrownBy(() -> Counters.parse(List.of(lines.split("\\|"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no counters: " + lines.substring(0, lines.indexOf('|')));
    }

    @Test
    void nothingAtAllHasNoCounters() throws IOException {
        assertThat(Counters.parse(List.of())).isEmpty();
    }
}
