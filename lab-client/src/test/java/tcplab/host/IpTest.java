package tcplab.host;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tcplab.model.Side;

@Timeout(60)
class IpTest {
    @TempDir
    private Path folder;

    private void batch(String script, List<String> commands) throws IOException {
        batch(script, commands, List.of());
    }

    private void batch(String script, List<String> commands, List<String> wishes) throws IOException {
        Path ip = Files.writeString(folder.resolve("ip"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(ip, PosixFilePermissions.fromString("rwxr-xr-x"));
        Ip.batch(new Station(Side.CLIENT, "client", "lo", List.of("env", "PATH=" + folder + ":" + System.getenv("PATH"))), commands, wishes);
    }

    @Test
    void oneThatEndsBeforeItHasReadAllIsQuoted() {
        // More than fits into a pipe.
        List<String> commands = Collections.nCopies(20_000, "link set lo up");
        assertThatThrownBy(() -> batch("exec 0<&-; echo no such luck >&2; exit 1", commands))
                .hasMessage("ip could not set up the network: no such luck");
    }

    @Test
    void oneThatFailsWithoutAWordIsNamedWithItsStatus() {
        assertThatThrownBy(() -> batch("exit 3", List.of("link set lo up")))
                .hasMessage("ip could not set up the network: its process ended with status 3");
    }

    @Test
    void oneThatHangsIsNamedInsteadOfWaitedForForEver() {
        assertThatThrownBy(() -> batch("exec sleep 1000", List.of("link set lo up"))).hasMessage("ip did not end within 10 s");
    }

    @Test
    void aWishThatFailsIsNoFailureAndACommandBeforeItIs() throws IOException {
        String first = "echo No such file >&2; echo Command failed -:1 >&2; exit 1";
        batch(first, List.of(), List.of("rule del pref 0"));
        assertThatThrownBy(() -> batch(first, List.of("link set lo up"), List.of("rule del pref 0")))
                .hasMessage("ip could not set up the network: No such file Command failed -:1");
    }
}
