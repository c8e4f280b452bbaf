package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verdict goes when its cause goes: experiments with one thing taken away, on the real kernel. */
class CauseRemovedTest {
    private static final List<String> TOOLS_WITHOUT_TCPDUMP = List.of(
            "apt-get", "basename", "bash", "cat", "dirname", "env", "find", "getconf", "id", "ip", "java", "kill",
            "mkdir", "mount", "nsenter", "readlink", "rm", "rmdir", "sed", "setsid", "sh", "sleep", "ss", "true",
            "uname", "unshare");

    @TempDir
    Path folder;

    /** Runs the experiment with one text replaced by another; the verdict of the claim that begins so. */
    private String verdict(String experiment, String text, String replacement, String claim) throws IOException {
        return verdict("loopback", experiment, text, replacement, claim);
    }

    private String verdict(String bench, String experiment, String text, String replacement, String claim)
            throws IOException {
        String script = Files.readString(Launched.HOME.resolve("experiments").resolve(experiment + ".lab"));
        assertThat(script).contains(text);
        Path changed = Files.writeString(folder.resolve("changed.lab"), script.replace(text, replacement));
        Path json = folder.resolve("changed.json");
        Launched.lab(folder, "run", changed.toString(), "--bench", bench, "--quiet", "--json", json.toString())
                .run();
        return verdictIn(json, claim);
    }

    private static String verdictIn(Path json, String claim) throws IOException {
        JsonObject result = JsonParser.parseString(Files.readString(json))
                .getAsJsonObject()
                .getAsJsonArray("experiments")
                .get(0)
                .getAsJsonObject();
        for (JsonElement finding : result.getAsJsonArray("findings")) {
            String text = finding.getAsJsonObject().get("claim").getAsString().replaceAll("\\s+", " ");
            if (text.startsWith(claim)) {
                return finding.getAsJsonObject().get("verdict").getAsString();
            }
        }
        throw new AssertionError("no claim begins with: " + claim);
    }

    @Test
    void withoutQuickackThereAreNotFourClosingSegments() throws IOException {
        assertThat(verdict("close/quickack-after-eof", "set TCP_QUICKACK 1; ", "", "count closing 4"))
                .isEqualTo("REFUTED");
        assertThat(verdict("close/quickack-after-eof", "QUICKACK 1", "QUICKACK 1", "count closing 4"))
                .isEqualTo("CONFIRMED");
    }

    @Test
    void withEverythingReadThereIsNoReset() throws IOException {
        assertThat(verdict("abort/unread-data", "conn    close\n", "conn    recv\nconn    close\n",
                        "wire client:DATA(len=5)"))
                .isNotEqualTo("CONFIRMED");
    }

    @Test
    void withoutLingerThereIsNoReset() throws IOException {
        assertThat(verdict("abort/linger-zero", "client  set SO_LINGER 0\n", "", "never any:FIN"))
                .isEqualTo("REFUTED");
    }

    @Test
    void withoutAnAnswerBeforeThereIsNoDelayedAck() throws IOException {
        assertThat(verdict("ack/delayed-ack", "conn    send \"answer\"\nclient  recv\nconn    set TCP_QUICKACK 0\n", "",
                        "gap arrival client:DATA(seq=4)"))
                .isEqualTo("REFUTED");
    }

    @Test
    void withCookiesABurstKeepsNobodyOut() throws IOException {
        Assumptions.assumeTrue(Launched.isRoot(), "only root has the wire");
        assertThat(verdict("wire", "queues/half-open-limit", "tcp_syncookies 0", "tcp_syncookies 1",
                        "count server:SYN+ACK of client 0"))
                .isEqualTo("REFUTED");
    }

    @Test
    void withoutRfc1337AResetEndsTimeWait() throws IOException {
        Assumptions.assumeTrue(Launched.isRoot(), "only root has the wire");
        assertThat(verdict("wire", "time-wait/reset-is-absorbed", "tcp_rfc1337 1", "tcp_rfc1337 0", "end client TIME-WAIT"))
                .isEqualTo("REFUTED");
    }

    @Test
    void withoutFastOpenTheSynCarriesNoData() throws IOException {
        assertThat(verdict("open/data-on-syn", "set TCP_FASTOPEN_CONNECT 1", "set TCP_FASTOPEN_CONNECT 0",
                        "wire client:SYN+DATA"))
                .isEqualTo("REFUTED");
    }

    @Test
    void withoutCloseNotifyTheEndIsCutShort() throws IOException {
        assertThat(verdict("tls/close-notify", "client  tls write \"hello\"\nconn    tls read\nclient  tls shutdown\n",
                        "client  tls write \"hello\"\nconn    tls read\nclient  shutdown WR\n", "call conn SSL_read#2 close_notify"))
                .isEqualTo("REFUTED");
    }

    @Test
    void withTheTicketsReadTheClientDoesNotAbort() throws IOException {
        assertThat(verdict("tls/tickets-unread", "client  tls shutdown\nclient  close\nawait   conn absent",
                        "client  tls read\nclient  tls shutdown\nclient  close\nawait   conn CLOSE-WAIT", "never any:FIN"))
                .isEqualTo("REFUTED");
    }

    @Test
    void connectedToAnotherPortTheSocketDoesNotMeetItself() throws IOException {
        assertThat(verdict("open/self-connect", "client  connect client:6666", "client  connect client:6667",
                        "call client connect 0"))
                .isEqualTo("REFUTED");
    }

    @Test
    void withOneProcessTheFirstCloseSendsTheFin() throws IOException {
        assertThat(verdict("processes/shared-close", "conn    close\nworker  send \"from the child\"\nclient  recv\n",
                        "worker  close\nconn    close\nclient  recv\n", "call client recv#1 \"from the child\""))
                .isEqualTo("REFUTED");
    }

    @Test
    void ncThatConnectsToAnotherPortMeetsNobody() throws IOException {
        Assumptions.assumeTrue(Launched.has("nc") && Launched.has("strace"), "nc or strace is not installed");
        assertThat(verdict("open/self-connect-nc", "client:6667 -> self\nawait   self ESTABLISHED\n", "client:6669 -> self\n",
                        "wire self:SYN self:SYN+ACK"))
                .isEqualTo("REFUTED");
    }

    @Test
    void ncThatBindsAnotherPortIsSeenToDoSo() throws IOException {
        Assumptions.assumeTrue(Launched.has("nc") && Launched.has("strace"), "nc or strace is not installed");
        assertThat(verdict("open/self-connect-nc", "nc -p 6667 client:6667", "nc -p 6670 client:6670",
                        "call self bind(0.0.0.0:6667)"))
                .isEqualTo("REFUTED");
    }

    @Test
    void withTheDescriptorOpenTheOtherThreadSends() throws IOException {
        assertThat(verdict("processes/threads-share-descriptor", "conn    close\nawait   client CLOSE-WAIT\n", "",
                        "call other send EBADF"))
                .isEqualTo("REFUTED");
    }

    @Test
    void withNoThreadInsideRecvTheFinIsNotHeldBack() throws IOException {
        assertThat(verdict("processes/threads-recv-holds", "other   recv &\n", "", "wire client:DATA(len=14) ... conn:FIN"))
                .isEqualTo("REFUTED");
    }

    @Test
    void withoutUrgentDataNothingIsMarked() throws IOException {
        String script = Files.readString(Launched.HOME.resolve("experiments/numbers/urgent-data.lab"));
        String claim = script.lines().filter(l -> l.startsWith("claim") && l.contains("URG")).findFirst().orElseThrow()
                .replaceFirst("claim\\s+", "");
        assertThat(verdict("numbers/urgent-data", " urgent", "", claim)).isEqualTo("REFUTED");
    }

    @Test
    void withoutTcpdumpWhatIsOnTheWireIsInconclusiveAndTheStatesAreStillJudged() throws IOException {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : TOOLS_WITHOUT_TCPDUMP) {
            for (String path : System.getenv("PATH").split(":")) {
                Path file = Path.of(path, tool);
                if (Files.isExecutable(file) && !Files.exists(tools.resolve(tool))) {
                    Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec " + file + " \"$@\"\n");
                    tools.resolve(tool).toFile().setExecutable(true);
                }
            }
        }
        Path json = folder.resolve("blind.json");
        Launched run = Launched.lab(folder, "run", "close/three-way", "--json", json.toString())
                .with("PATH", tools.toString())
                .run();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("missing: tcpdump; install with:");
        assertThat(verdictIn(json, "wire client:FIN+ACK conn:FIN+ACK client:ACK")).isEqualTo("INCONCLUSIVE");
        assertThat(verdictIn(json, "never RST")).isEqualTo("INCONCLUSIVE");
        assertThat(verdictIn(json, "states conn"))
                .isEqualTo(Launched.isRoot() ? "CONFIRMED" : "INCONCLUSIVE");
    }
}
