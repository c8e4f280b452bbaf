package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Wireshark's own reader makes of an exported run. */
@Execution(ExecutionMode.CONCURRENT)
class PcapngExportTest {
    /** Each is run once, and whoever reads its run only reads. */
    private static final Map<String, List<String>> EXPERIMENTS = Map.of(
            "wire", List.of("close/three-way", "close/four-way", "close/half-close", "close/simultaneous-close", "abort/linger-zero",
                    "time-wait/stale-data", "open/syn-ack-lost", "open/self-connect", "numbers/four-tuple"),
            "loopback", List.of("close/three-way", "close/half-close"));

    /** A state folder for each bench. */
    @TempDir
    static Path runs;

    /** By bench and name, as in the JSON of {@code run}. */
    private static Map<String, JsonObject> results;

    @TempDir
    Path folder;

    @BeforeAll
    static void runAll() throws IOException {
        needsWiresharksReader();
        results = new HashMap<>();
        for (String bench : EXPERIMENTS.keySet()) {
            results.putAll(run(runs.resolve(bench), bench, EXPERIMENTS.get(bench)));
        }
    }

    private static void needsWiresharksReader() {
        assumeTrue(Launched.has("tshark") && Launched.isRoot(), "needs tshark, and root for the captures");
    }

    private static Map<String, JsonObject> run(Path state, String bench, List<String> experiments) throws IOException {
        Path json = Files.createDirectories(state).resolve("run.json");
        List<String> words = new ArrayList<>(List.of("run", "--bench", bench, "--quiet", "--json", json.toString()));
        words.addAll(experiments);
        Launched run = Launched.lab(state, words.toArray(String[]::new)).run();
        assumeTrue(Files.exists(json), run.out() + run.err());
        Map<String, JsonObject> byName = new HashMap<>();
        for (JsonElement element : JsonParser.parseString(Files.readString(json)).getAsJsonObject().getAsJsonArray("experiments")) {
            JsonObject result = element.getAsJsonObject();
            byName.put(bench + " " + result.get("name").getAsString(), result);
        }
        return byName;
    }

    /** The run of that experiment there. */
    private static JsonObject ran(String bench, String experiment) {
        JsonObject run = results.get(bench + " " + experiment);
        assumeTrue(!run.getAsJsonArray("segments").isEmpty(), () -> run.get("problem").getAsString());
        return run;
    }

    private Path export(String bench, String experiment, String... more) {
        return exported(runs.resolve(bench), experiment, more);
    }

    private Path exported(Path state, String run, String... more) {
        Path file = folder.resolve("run.pcapng");
        List<String> words = new ArrayList<>(List.of("export", run, "--pcapng", file.toString()));
        words.addAll(List.of(more));
        Launched export = Launched.lab(state, words.toArray(String[]::new)).run();
        assertThat(export.exit()).as(export.err()).isZero();
        assertThat(export.out()).contains("wireshark " + file);
        return file;
    }

    /** The fields of each packet; nothing is warned of. */
    private List<String[]> fields(Path file, String... names) {
        List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString(), "-T", "fields"));
        command.addAll(List.of("-E", "separator=/t", "-E", "aggregator=|"));
        for (String name : names) {
            command.addAll(List.of("-e", name));
        }
        Launched tshark = new Launched.Start(folder, command).run();
        assertThat(tshark.exit()).isZero();
        assertThat(tshark.err().lines().filter(l -> !l.startsWith("Running as user \"root\""))).isEmpty();
        return tshark.out().lines().map(line -> line.split("\t", -1)).toList();
    }

    /** A segment as both tell of it: where, from which port, flags and length. */
    private static List<String> seen(JsonObject run, String point, boolean shared) {
        List<String> seen = new ArrayList<>();
        for (JsonElement element : run.getAsJsonArray("segments")) {
            JsonObject segment = element.getAsJsonObject();
            boolean departs = segment.get("from").getAsString().equals(point);
            boolean stays = segment.get("from").equals(segment.get("to"));
            if (shared || (departs ? !segment.get("copy").getAsBoolean() : !segment.get("lost").getAsBoolean())) {
                if (shared || departs || !stays) {
                    seen.add(port(segment) + " " + bits(segment.getAsJsonArray("flags")) + " " + segment.get("len"));
                }
            }
        }
        return seen;
    }

    private static String port(JsonObject segment) {
        String endpoint = segment.get("fromEndpoint").getAsString();
        return endpoint.substring(endpoint.lastIndexOf(':') + 1);
    }

    private static int bits(JsonArray flags) {
        List<String> names = List.of("FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR");
        int bits = 0;
        for (JsonElement flag : flags) {
            bits |= 1 << names.indexOf(flag.getAsString());
        }
        return bits;
    }

    private List<String> captured(Path file, String point) {
        return fields(file, "frame.interface_name", "tcp.srcport", "tcp.flags", "tcp.len").stream()
                .filter(f -> f[0].equals(point))
                .map(f -> f[1] + " " + Integer.decode(f[2]) + " " + f[3])
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "close/three-way", "close/simultaneous-close", "time-wait/stale-data", "open/syn-ack-lost", "numbers/four-tuple"
    })
    void theFileHasTheSegmentsOfTheRunAtBothEndsOfTheWire(String experiment) throws IOException {
        JsonObject run = ran("wire", experiment);
        Path file = export("wire", experiment, "--at", "both");
        for (String point : List.of("client", "server")) {
            assertThat(captured(file, point)).containsExactlyInAnyOrderElementsOf(seen(run, point, false));
        }
    }

    /** Wireshark's own analysis: retransmissions, duplicates, segments lost or out of order. */
    private List<String> analysed(Path file) {
        Launched tshark = new Launched.Start(
                        folder, List.of("tshark", "-n", "-r", file.toString(), "-Y", "tcp.analysis.flags"))
                .run();
        return tshark.out().lines().toList();
    }

    @ParameterizedTest
    @CsvSource({
        "close/three-way,wire", "close/four-way,wire", "close/half-close,wire", "abort/linger-zero,wire", "close/three-way,loopback"
    })
    void inARunWithoutLossWiresharkFindsNothingToRemark(String experiment, String bench) throws IOException {
        ran(bench, experiment);
        assertThat(analysed(export(bench, experiment))).isEmpty();
        assertThat(analysed(export(bench, experiment, "--at", "server"))).isEmpty();
    }

    @Test
    void theOtherEndAndBothEndsAreThereForTheAsking() throws IOException {
        JsonObject run = ran("wire", "open/syn-ack-lost");
        assertThat(captured(export("wire", "open/syn-ack-lost"), "client")).containsExactlyInAnyOrderElementsOf(seen(run, "client", false));
        Path server = export("wire", "open/syn-ack-lost", "--at", "server");
        assertThat(captured(server, "server")).containsExactlyInAnyOrderElementsOf(seen(run, "server", false));
        assertThat(captured(server, "client")).isEmpty();
        Launched wrong = Launched.lab(runs.resolve("wire"), "export", "latest", "--pcapng", "x", "--at", "clinet").run();
        assertThat(wrong.exit()).isEqualTo(64);
        assertThat(wrong.err()).contains("did you mean 'client'?");
    }

    @Test
    void whatAHostSendsToItselfOverTheWireIsThereOnce() throws IOException {
        JsonObject run = ran("wire", "open/self-connect");
        assertThat(captured(export("wire", "open/self-connect"), "client")).isEqualTo(seen(run, "client", false));
    }

    @Test
    void aSharedLoopbackIsOneInterface() throws IOException {
        JsonObject run = ran("loopback", "close/half-close");
        assertThat(captured(export("loopback", "close/half-close"), "lo")).isEqualTo(seen(run, "lo", true));
    }

    @Test
    void everyPacketHasItsCommentsItsTimeAndItsDirection() throws IOException {
        ran("wire", "close/three-way");
        List<String[]> packets = fields(export("wire", "close/three-way"), "frame.comment", "frame.time_epoch", "frame.p2p_dir");
        assertThat(packets).isNotEmpty().allMatch(f -> f[0].contains("|phase: ") && f[0].contains("|left the "));
        assertThat(packets).anyMatch(f -> f[0].contains("|client: ESTABLISHED → FIN-WAIT-1; conn: ")
                && f[0].contains("|caused by client shutdown(SHUT_WR) = 0 at ") && f[2].equals("0"));
        List<String> times = packets.stream().map(f -> f[1]).toList();
        assertThat(times).isSorted().allMatch(t -> t.matches("\\d{10}\\.\\d{9}"));
    }

    /** Phase, cause and states stand in columns of their own; the file itself brings what they show. */
    @Test
    void theProfileHasColumnsForPhaseCauseAndStates() throws IOException {
        ran("wire", "close/three-way");
        Path profile = folder.resolve("config/profiles/tcp-lab");
        Launched made = Launched.lab(folder, "export", "--profile", profile.toString()).run();
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.out()).contains("wireshark -C tcp-lab");
        Launched tshark = new Launched.Start(folder, List.of("env", "WIRESHARK_CONFIG_DIR=" + folder.resolve("config"),
                        "tshark", "-n", "-C", "tcp-lab", "-r", export("wire", "close/three-way").toString())).run();
        assertThat(tshark.err().lines().filter(l -> !l.startsWith("Running as user \"root\""))).isEmpty();
        assertThat(tshark.out()).containsPattern(
                "FIN, ACK].*phase: The server's handler closes .*caused by client shutdown.* client: ESTABLISHED → FIN-WAIT-1; conn: ESTABLISHED → CLOSE-WAIT");
        Launched again = Launched.lab(folder, "export", "--profile", profile.toString()).run();
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("is not empty");
    }

    @Test
    void ipv6AndChineseAndALongStoryAreReadToo() throws IOException {
        Path script = Files.writeString(
                folder.resolve("six.lab"),
                "# Six\n#zh 六\nipv6\n\n# " + "long ".repeat(1_900) + "\n#zh " + "很长的故事".repeat(1_900)
                        + "\nserver listen 7000\nclient connect server:7000\nserver accept -> conn\nclient send \"你好\"\nconn recv\n"
                        + "claim never RST\n");
        JsonObject run = run(folder, "wire", List.of(script.toString())).values().iterator().next();
        assertThat(captured(exported(folder, "latest", "--at", "server"), "server")).isEqualTo(seen(run, "server", false));
        List<String[]> packets = fields(exported(folder, "latest", "--lang", "zh"), "frame.comment", "ipv6.src");
        assertThat(packets).allMatch(f -> f[0].contains("|阶段：很长的故事") && f[1].contains(":"));
        assertThat(packets).anyMatch(f -> f[0].contains("send(\"你好\")"));
    }

    @Test
    void capinfosKnowsWhereAndWithWhatItWasMade() throws IOException {
        ran("wire", "abort/linger-zero");
        Path file = export("wire", "abort/linger-zero", "--at", "both");
        Launched capinfos = new Launched.Start(folder, List.of("capinfos", file.toString())).run();
        assertThat(capinfos.exit()).isZero();
        assertThat(capinfos.out())
                .contains("Linux " + System.getProperty("os.version"), "TCP lab", "abort/linger-zero")
                .contains("nanoseconds (9)", "Name = client", "Name = server")
                .containsPattern("Strict time order: +True");
    }

    @Test
    void standardOutputIsTheSameFileAndNothingElse() throws IOException {
        ran("loopback", "close/half-close");
        Path file = export("loopback", "close/half-close");
        Launched piped = new Launched.Start(runs.resolve("loopback"), List.of("sh", "-c", "\"$0\" export close/half-close --pcapng - | cmp - \"$1\"",
                        Launched.LAB.toString(), file.toString())).run();
        assertThat(piped.exit()).as(piped.out() + piped.err()).isZero();
    }
}
