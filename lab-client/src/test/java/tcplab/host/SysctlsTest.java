package tcplab.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SysctlsTest {
    private static final String FIN_TIMEOUT = "net.ipv4.tcp_fin_timeout";
    private static final String PORTS = "net.ipv4.ip_local_port_range";

    private final Files files = new Files();
    private final Sysctls sysctls = new Sysctls(files);

    /** The files of a namespace as a map, by path below {@code /proc/sys}. */
    private static final class Files implements Sysctls.SettingFiles {
        private final Map<String, String> values = new TreeMap<>(Map.of(
                "net/ipv4/tcp_fin_timeout", "60", "net/ipv4/tcp_syncookies", "1",
                "net/ipv4/ip_local_port_range", "32768\t60999"));
        private final List<String> written = new ArrayList<>();
        private final Set<String> refused = new HashSet<>();

        private static String name(Path file) {
            return Path.of("/proc/sys").relativize(file).toString();
        }

        @Override
        public String read(Path file) throws IOException {
            String value = values.get(name(file));
            if (value == null) {
                throw new NoSuchFileException(file.toString());
            }
            return value;
        }

        @Override
        public void write(Path file, String value) throws IOException {
            if (!values.containsKey(name(file)) || refused.contains(value) || refused.contains(name(file))) {
                throw new IOException("Invalid argument");
            }
            values.put(name(file), value);
            written.add(name(file) + "=" + value);
        }
    }

    @Test
    void aKernelWithoutLinearSynTimeoutsNeedsNoneSwitchedOff() throws IOException {
        sysctls.set("net.ipv4.tcp_syn_linear_timeouts", "0");
        assertThatThrownBy(() -> sysctls.set("net.ipv4.tcp_syn_linear_timeouts", "4"))
                .hasMessage("this kernel has no sysctl net.ipv4.tcp_syn_linear_timeouts, which others have");
        sysctls.undo();
        assertThat(files.written).isEmpty();
    }

    @Test
    void whatIsSetIsUndoneInReverseOrder() throws IOException {
        sysctls.set(FIN_TIMEOUT, "2");
        sysctls.set("net.ipv4.tcp_syncookies", "0");
        sysctls.set(FIN_TIMEOUT, "3");
        assertThat(files.values).containsEntry("net/ipv4/tcp_fin_timeout", "3");
        files.written.clear();
        sysctls.undo();
        assertThat(files.written).containsExactly(
                "net/ipv4/tcp_fin_timeout=2", "net/ipv4/tcp_syncookies=1", "net/ipv4/tcp_fin_timeout=60");
    }

    @Test
    void whatIsUndoneIsNotUndoneAgain() throws IOException {
        sysctls.set(FIN_TIMEOUT, "2");
        sysctls.undo();
        files.written.clear();
        sysctls.undo();
        assertThat(files.written).isEmpty();
    }

    @Test
    void aNameThatTheKernelDoesNotKnowHasAHint() {
        assertThatThrownBy(() -> sysctls.set("net.ipv4.tcp_fin_timeuot", "2"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("this kernel has no sysctl net.ipv4.tcp_fin_timeuot; ")
                .hasMessageContaining(FIN_TIMEOUT);
    }

    @Test
    void aValueThatIsNotTakenIsSaidWithTheOneThatIsThere() {
        files.refused.add("soon");
        assertThatThrownBy(() -> sysctls.set(FIN_TIMEOUT, "soon"))
                .isInstanceOf(IOException.class)
                .hasMessage("sysctl net.ipv4.tcp_fin_timeout does not take 'soon'; it is '60'");
        sysctls.undo();
        assertThat(files.written).isEmpty();
    }

    @Test
    void oneThatCannotBeSetBackDoesNotKeepTheOthersFromIt() throws IOException {
        sysctls.set(FIN_TIMEOUT, "2");
        sysctls.set("net.ipv4.tcp_syncookies", "0");
        files.refused.add("net/ipv4/tcp_syncookies");
        assertThatThrownBy(sysctls::undo)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("sysctl net.ipv4.tcp_syncookies could not be set back");
        assertThat(files.values).containsEntry("net/ipv4/tcp_fin_timeout", "60");
    }

    @Test
    void pinningSetsWhatTheKernelHasAndIsNotUndone() {
        sysctls.pin();
        assertThat(files.written).containsExactly("net/ipv4/tcp_syncookies=1");
        sysctls.undo();
        assertThat(files.written).hasSize(1);
    }

    @Test
    void whatMattersIsListedInOrderWithOneSpaceBetweenItsWords() {
        assertThat(sysctls.thatMatter()).containsExactly(
                Map.entry("net.ipv4.tcp_syncookies", "1"), Map.entry(FIN_TIMEOUT, "60"), Map.entry(PORTS, "32768 60999"));
    }

    @Test
    void aRangeIsSetBackAsARange() throws IOException {
        sysctls.set(PORTS, "4000 4000");
        sysctls.undo();
        assertThat(files.values).containsEntry("net/ipv4/ip_local_port_range", "32768 60999");
    }

    @Test
    void whereRenoIsRefusedAnotherThatDoesNotPaceIsPinned() throws IOException {
        files.values.put("net/ipv4/tcp_congestion_control", "bbr");
        files.refused.add("reno");
        sysctls.pin();
        assertThat(sysctls.get("net.ipv4.tcp_congestion_control")).isEqualTo("cubic");
    }

    @Test
    void renoIsPinnedFirst() throws IOException {
        files.values.put("net/ipv4/tcp_congestion_control", "bbr");
        sysctls.pin();
        assertThat(sysctls.get("net.ipv4.tcp_congestion_control")).isEqualTo("reno");
    }
}
