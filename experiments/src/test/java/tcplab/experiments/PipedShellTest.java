package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell with a script on its input instead of a terminal. */
class PipedShellTest {
    @TempDir
    Path folder;

    @Test
    void aScriptFromAPipeIsDoneLineByLine() {
        Launched piped = Launched.lab(folder, "--bench", "loopback")
                .input("server listen 7000\nclient connect server:7000\nserver accept -> conn\n"
                        + "client close\nconn recv\nclaim wire client:FIN+ACK\nladder\n")
                .run();
        assertThat(piped.exit()).as(piped.err()).isZero();
        assertThat(piped.out()).contains("conn recv() = EOF", "CONFIRMED", "FIN+ACK seq=1 ack=1").doesNotContain("lab>", "\033");
    }

    @Test
    void aPremiseTypedAfterAClaimIsPutToIt() {
        Launched piped = Launched.lab(folder, "--bench", "loopback")
                .input("server listen 7000\nclient connect server:7000\nclaim count client:SYN 1\ngiven count client:FIN 1\n")
                .run();
        assertThat(piped.exit()).as(piped.err()).isEqualTo(2);
        assertThat(piped.out() + piped.err()).contains("judged again with it: claim count client:SYN 1");
        assertThat(piped.out()).containsSubsequence("CONFIRMED", "INCONCLUSIVE", "its premise does not hold, given count client:FIN 1");
    }

    @Test
    void whatWasSavedAfterAClaimAndMoreStepsRuns() {
        Path saved = folder.resolve("mixed.lab");
        Launched piped = Launched.lab(folder, "--bench", "loopback")
                .input("server listen 7000\nclient connect server:7000\nclaim never any:SYN\nrefuted it was opened\n"
                        + "server accept -> conn\nclient close\nclaim never RST\nsave " + saved + "\n")
                .run();
        assertThat(piped.exit()).as(piped.err()).isEqualTo(1);
        Launched again = Launched.lab(folder, "run", saved.toString(), "--bench", "loopback").run();
        assertThat(again.exit()).as(again.err() + again.out()).isZero();
        assertThat(again.out()).contains("✗ REFUTED       never any:SYN", "reason: it was opened");
    }

    @Test
    void withoutAClaimASessionIsSavedWithClaimsThatHold() throws IOException {
        Path saved = folder.resolve("proposed.lab");
        Launched piped = Launched.lab(folder, "--bench", "loopback")
                .input("server listen 7000\nclient connect server:7000\nserver accept -> conn\nclient shutdown WR\n"
                        + "await client FIN-WAIT-2\nconn close\nawait client TIME-WAIT\nclient send 1\nsave " + saved + "\n")
                .run();
        assertThat(piped.exit()).as(piped.err()).isZero();
        assertThat(piped.out()).containsPattern("claims proposed from what was seen: \\d;");
        assertThat(Files.readAllLines(saved))
                .contains("claim   count opening 3", "claim   count closing 4", "claim   never RST", "claim   call client send#1 EPIPE")
                .filteredOn(line -> line.equals("await client TIME-WAIT")).hasSize(1);
        assertThat(Launched.lab(folder, "check", saved.toString()).run().exit()).isZero();
        Launched again = Launched.lab(folder, "run", saved.toString(), "--bench", "loopback").run();
        assertThat(again.exit()).as(again.err() + again.out()).isIn(Launched.isRoot() ? 0 : 2, 0);
        assertThat(again.out()).contains("✓ CONFIRMED     count closing 4");
    }

    @Test
    void whatHappensOnAnAddressThatTheSessionNamesItselfIsSeenLikeAllElse() {
        Launched piped = Launched.lab(folder, "--bench", "loopback")
                .input("server listen 127.0.0.1:6666\nclient connect 127.0.0.1:6666\nserver accept -> conn\n"
                        + "client close\nawait conn CLOSE-WAIT\nconn close\nawait client TIME-WAIT\nclaim count opening 3\n"
                        + "claim states client SYN-SENT ESTABLISHED FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT\nladder\n")
                .run();
        assertThat(piped.exit()).as(piped.err() + piped.out()).isZero();
        assertThat(piped.out()).contains("127.0.0.1:6666 server", "SYN seq=0", "FIN+ACK seq=1 ack=1", "TIME-WAIT");
    }

    @Test
    void theWireBenchSaysThatALoopbackAddressIsOfOneHostAlone() {
        Launched piped = Launched.lab(folder, "--bench", "wire").input("client connect 127.0.0.1:6666\n").run();
        assertThat(piped.err() + piped.out()).contains("each host has a loopback of its own", "ECONNREFUSED");
    }

    @Test
    void theHeaderWordsOfAScriptMeanTheSameAtThePrompt() {
        Path saved = folder.resolve("six.lab");
        Launched piped = Launched.lab(folder, "--bench", "loopback")
                .input("ipv6\nneeds tcpdump ss\n# Open\n#zh 打开\nserver listen 7000 # the port of the article\n"
                        + "client connect server:7000\nclaim count client:SYN 1\nbecause RFC 9293, 3.5\nfigure 1\n"
                        + "save " + saved + "\nipv6\n")
                .run();
        assertThat(piped.exit()).as(piped.err()).isEqualTo(64);
        assertThat(piped.err()).contains("ipv6 is for the whole run, and there is a step already; type reset first");
        assertThat(piped.out()).containsPattern("client connect\\(\\[[0-9a-f:]+\\]:7000\\) = 0").contains("CONFIRMED");
        Launched again = Launched.lab(folder, "run", saved.toString(), "--bench", "loopback").run();
        assertThat(again.exit()).as(again.err() + again.out()).isZero();
        assertThat(again.out()).contains("reason: RFC 9293, 3.5", "── Open");
    }

    @Test
    void aScriptFromAPipeStopsAtItsFirstError() {
        Launched piped = Launched.lab(folder, "--bench", "loopback")
                .input("server listen 7000\nclient conect server:7000\nserver close\n")
                .run();
        assertThat(piped.exit()).isEqualTo(64);
        assertThat(piped.err()).contains("did you mean 'connect'?").contains("stopped at line 2");
        assertThat(piped.out()).doesNotContain("close(");
        assertThat(Files.exists(folder.resolve("tcp-lab/history"))).isFalse();
    }

    @Test
    void helpOnWhatIsNoWordSaysWhereTheWordsAre() {
        Launched shell = Launched.lab(folder, "--bench", "host").input("help xyzzy\n").run();
        assertThat(shell.err()).contains("there is no help on 'xyzzy'; see: help").doesNotContain("shutdown");
    }

    /** Without a limit Java lets the heap grow to a sixty-fourth of the machine at least before it collects anything. */
    @Test
    void aShellThatHasDoneMuchStaysSmall() throws IOException {
        Process lab = Launched.lab(folder, "--bench", "host").begin();
        String many = "show recorded/close/three-way\n".repeat(80) + "help listen\n";
        Launched.aside(() -> write(lab, many));
        BufferedReader out = new BufferedReader(new InputStreamReader(lab.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.contains("Example: server listen")) {
            line = out.readLine();
        }
        String memory = Files.readAllLines(Path.of("/proc/" + lab.pid() + "/status")).stream()
                .filter(l -> l.startsWith("VmHWM:")).findFirst().orElseThrow();
        lab.getOutputStream().close();
        assertThat(Long.parseLong(memory.replaceAll("\\D", "")) >> 10).as(memory).isLessThan(200);
    }

    private static void write(Process to, String text) {
        try {
            to.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            to.getOutputStream().flush();
        } catch (IOException e) {
            // It has ended, and its output with it.
        }
    }

    /** Each comment is an event of the record. */
    @Test
    void whoHasFilledTheRecordIsToldWhatBeginsANewOne() {
        Launched piped = Launched.lab(folder, "--bench", "loopback")
                .input("server listen 7000\n" + "# x\n".repeat(90_000) + "client connect server:7000\n")
                .run();
        assertThat(piped.exit()).isEqualTo(2);
        assertThat(piped.err()).contains("client connect server:7000: the run ends here", "it has more than 90000 events; reset begins a new record");
    }
}
