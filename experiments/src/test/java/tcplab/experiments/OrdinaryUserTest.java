package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As nobody, from a copy of the built lab that nobody may read but not write. */
@Isolated("an experiment whose machine is busy tells nothing")
class OrdinaryUserTest {
    @TempDir
    static Path folder;

    private static Path lab;

    @BeforeEach
    void copyTheLab() throws IOException {
        Assumptions.assumeTrue(Launched.isRoot() && Launched.has("setpriv"), "only root can become nobody");
        if (lab != null) {
            return;
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        lab = Files.createDirectory(folder.resolve("lab"));
        for (String part : List.of("scripts", "experiments", "pom.xml", "lab-core", "lab-server", "lab-client")) {
            run("cp", "-a", Launched.HOME.resolve(part).toString(), lab.toString());
        }
        run("chmod", "-R", "a+rX", lab.toString());
        run("touch", lab.resolve("lab-client/target/built").toString());
        Path state = Files.createDirectory(folder.resolve("state"));
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private static void run(String... command) {
        assertThat(new Launched.Start(folder, List.of(command)).run().exit()).isZero();
    }

    private static Launched asNobody(String... words) {
        return launched(nobody(words));
    }

    private static List<String> nobody(String... words) {
        List<String> command = new ArrayList<>(List.of(
                "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all",
                lab.resolve("scripts/lab").toString()));
        command.addAll(List.of(words));
        return command;
    }

    /** With a /dev/net/tun of that mode, which nobody else sees. */
    private static Launched asNobodyWithTun(String mode, String... words) {
        List<String> command = new ArrayList<>(List.of(
                "unshare", "--mount", "--propagation", "private", "sh", "-c",
                "mount -t tmpfs none /dev/net && mknod -m $1 /dev/net/tun c 10 200 && shift && exec \"$@\"",
                "sh", mode));
        command.addAll(nobody(words));
        return launched(command);
    }

    private static Launched launched(List<String> command) {
        return new Launched.Start(folder.resolve("state"), command)
                .in(Path.of("/"))
                .with("HOME", "/nonexistent")
                .run();
    }

    private static List<JsonObject> experiments(Path json) throws IOException {
        List<JsonObject> all = new ArrayList<>();
        JsonParser.parseString(Files.readString(json))
                .getAsJsonObject()
                .getAsJsonArray("experiments")
                .forEach(one -> all.add(one.getAsJsonObject()));
        return all;
    }

    @Test
    void onTheWireEveryExperimentIsAsRecorded() throws IOException {
        List<String> names = RecordedRunsTest.quickNames();
        for (int more = 0; more < BusyMachine.MORE_RUNS && !names.isEmpty(); more++) {
            names = namesTooBusyFor(names, more == 0 ? 2 : 1);
            if (!names.isEmpty()) {
                System.out.println("nobody: the machine was too busy for " + names);
            }
        }
        assertThat(names).isEmpty();
    }

    /** Those of the experiments for which the machine was too busy; all others were as recorded. */
    private static List<String> namesTooBusyFor(List<String> names, int jobs) throws IOException {
        Path json = folder.resolve("state").resolve("wire.json");
        List<String> words = new ArrayList<>(List.of("run", "--bench", "wire", "--jobs", "" + jobs, "--quiet", "--json", json.toString()));
        words.addAll(names);
        Launched run = asNobodyWithTun("666", words.toArray(String[]::new));
        List<JsonObject> experiments = experiments(json);
        assertThat(experiments).hasSameSizeAs(names);
        Map<Boolean, List<JsonObject>> tooBusy = experiments.stream().collect(Collectors.partitioningBy(BusyMachine::wasTooBusyFor));
        assertThat(tooBusy.get(false))
                .as(run.out() + run.err())
                .allSatisfy(one -> assertThat(one.get("outcome").getAsString())
                        .as(one.get("name").getAsString())
                        .isEqualTo("as-recorded"));
        assertThat(run.exit()).isEqualTo(tooBusy.get(true).isEmpty() ? 0 : 2);
        return tooBusy.get(true).stream().map(one -> one.get("name").getAsString()).toList();
    }

    @Test
    void withoutTheDeviceTheWireIsRefusedWithItsReason() {
        Launched run = asNobodyWithTun("600", "run", "close/three-way", "--bench", "wire");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("have root say: chmod 666 /dev/net/tun").doesNotContain("Exception", "--bench loopback");
    }

    @Test
    void theDoctorSaysWhoTellsTheStates() {
        assertThat(asNobodyWithTun("666", "doctor").out()).contains("states       ok   on the wire bench from sock_diag");
        assertThat(asNobodyWithTun("600", "doctor").out()).contains("states       no   from ss, which can miss some");
    }

    @ParameterizedTest
    @ValueSource(strings = {"loopback", "host"})
    void noVerdictDiffersAndWhatIsMissingIsSaid(String bench) throws IOException {
        Path json = folder.resolve("state").resolve(bench + ".json");
        List<String> words = new ArrayList<>(List.of("run", "--bench", bench, "--jobs", "2", "--quiet", "--json", json.toString()));
        words.addAll(RecordedRunsTest.quickNames());
        Launched run = asNobody(words.toArray(String[]::new));
        // What Netty tells a channel is evidence, and may be an exception's name.
        String said = (run.err() + run.out()).replaceAll("handleReadException", "").replaceAll("(exceptionCaught|\\w+Future)(#\\d+)?\\s+\"?\\w*Exception", "$1");
        assertThat(said).doesNotContain("Exception", "\tat ");
        if (!Files.exists(json)) {
            Assumptions.abort(run.err());
        }
        List<String> differing = new ArrayList<>();
        int confirmed = 0;
        for (JsonObject result : experiments(json)) {
            for (JsonElement finding : result.getAsJsonArray("findings")) {
                String verdict = finding.getAsJsonObject().get("verdict").getAsString();
                confirmed += verdict.equals("CONFIRMED") ? 1 : 0;
                if (!verdict.equals("INCONCLUSIVE")
                        && !verdict.equals(finding.getAsJsonObject().get("recorded").getAsString())) {
                    differing.add(result.get("name") + " " + finding);
                }
            }
        }
        assertThat(differing).isEmpty();
        assertThat(confirmed).isPositive();
        assertThat(run.exit()).as(run.err()).isIn(0, 2);
    }

    /** Nobody can make a socket on the machine's network from a network of his own: somebody outside passes it in. */
    @ParameterizedTest
    @ValueSource(strings = {"loopback", "host"})
    void aShellServesItsPageToTheMachine(String bench) throws Exception {
        Launched.Start shell = new Launched.Start(folder.resolve("state"), nobody("--bench", bench)).in(Path.of("/")).with("HOME", "/nonexistent");
        try (Served served = new Served(shell, "serve")) {
            served.type("server listen 7000");
            served.await("<code>server listen 7000</code>", "LISTEN");
        }
    }

    @Test
    void theDoctorNamesWhatIsMissing() {
        Launched doctor = asNobody("doctor");
        assertThat(doctor.out()).contains("wire", "loopback", "host", "tcpdump");
        assertThat(doctor.err()).doesNotContain("Exception");
    }

    @Test
    void aStateFolderThatCannotBeWrittenCostsOnlyTheKeeping() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
                lab.resolve("scripts/lab").toString(), "run", "close/three-way", "--bench", "loopback"));
        Launched run = new Launched.Start(Path.of("/proc/nowhere"), command).in(Path.of("/")).run();
        assertThat(run.out()).contains("CONFIRMED");
        assertThat(run.err()).contains("cannot be kept").doesNotContain("Exception");
    }

    @Test
    void aTreeThatIsNotBuiltSaysWhoMustBuildIt() throws IOException {
        Path other = folder.resolve("unbuilt");
        run("cp", "-a", lab.toString(), other.toString());
        try (Stream<Path> jars = Files.list(other.resolve("lab-client/target"))) {
            for (Path file : jars.filter(f -> f.endsWith("built")).toList()) {
                Files.delete(file);
            }
        }
        List<String> command = List.of(
                "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
                other.resolve("scripts/lab").toString(), "list");
        Launched run = new Launched.Start(folder.resolve("state"), command).in(Path.of("/")).run();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("build it as its owner");
    }

    /** Whose sockets cannot be told from others' is not called healthy. */
    @Test
    void ofAnotherUsersProgramNothingIsSaid() {
        String self = Long.toString(ProcessHandle.current().pid());
        Launched looked = asNobody("attach", self);
        assertThat(looked.exit()).isEqualTo(2);
        assertThat(looked.err()).contains("process " + self + ", is another user's: which sockets it holds only root can see");
        assertThat(looked.out()).isEmpty();
    }
}
