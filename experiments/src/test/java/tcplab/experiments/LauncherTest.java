package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
    @TempDir
    Path folder;

    @Test
    void itWorksFromAnyFolderAndThroughASymbolicLink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("tcplab"), Launched.LAB);
        Launched run = new Launched.Start(folder, List.of(link.toString(), "list", "close"))
                .in(folder)
                .run();
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("close/three-way");
    }

    /** Who has exported CDPATH may have a folder of scripts elsewhere. */
    @Test
    void itIsFoundAlsoWhereTheShellLooksForFoldersElsewhere() throws IOException {
        Files.createDirectory(folder.resolve("scripts"));
        for (String elsewhere : List.of(folder.toString(), Launched.HOME.toString())) {
            Launched run = new Launched.Start(folder, List.of("scripts/lab", "list", "close"))
                    .in(Launched.HOME)
                    .with("CDPATH", elsewhere)
                    .run();
            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.out()).contains("close/three-way");
        }
    }

    @Test
    void aReproducerIsBuiltInItsOwnFolderThereToo() throws IOException {
        Path project = folder.resolve("here/project");
        assertThat(Launched.lab(folder, "export", "close/three-way", "--netty", project.toString()).run().exit()).isZero();
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/project")).getParent();
        Path tools = Files.createDirectory(folder.resolve("tools"));
        Launched.program(tools.resolve("mvn"), "#!/bin/sh\npwd\nexit 1\n");
        Launched run = new Launched.Start(folder, List.of("sh", "project/run.sh"))
                .in(project.getParent())
                .with("CDPATH", elsewhere.toString())
                .with("PATH", tools + ":" + System.getenv("PATH"))
                .run();
        assertThat(run.out().strip()).isEqualTo(project.toRealPath().toString());
    }

    /**
     * bash loses an interrupt that comes while it waits for a substituted command that does well. What the launcher becomes
     * is no Java here: one that is interrupted while it begins says so by itself, and not as the lab.
     */
    @ParameterizedTest
    @ValueSource(strings = {"pwd", "find", "locale"})
    void anInterruptIsHeardWhileItAsksAnotherProgram(String asked) throws IOException {
        Path jdk = Files.createDirectories(folder.resolve("jdk/bin")).getParent();
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"99.2\"\n");
        Launched.program(jdk.resolve("bin/java"), "#!/bin/sh\nexec sleep " + Launched.PATIENCE_SECONDS + "\n");
        // An archive of this JDK is there: none is made.
        Path archive = Files.writeString(Launched.HOME.resolve("lab-client/target/classes--99.2.jsa"), "");
        // The output ends first: then all is read, and only the end could be waited for.
        Path before = Files.writeString(folder.resolve("before"),
                asked + "() { command " + asked + " \"$@\"; exec >&-; sleep 0.2; kill -INT $$; }\n");
        try {
            Process lab = Launched.lab(folder, "list")
                    .with("BASH_ENV", before.toString())
                    .with("TCPLAB_JAVA_HOME", jdk.toString())
                    .begin();
            Launched.awaitEnd(lab);
            assertThat(lab.exitValue()).isEqualTo(130);
            assertThat(lab.getInputStream().readAllBytes()).isEmpty();
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    /** Whoever reads the output reads no complaint of Java's. */
    @Test
    void whatJavaSaysWhenItCannotBeginIsNoOutput() {
        Launched run = Launched.lab(folder, "list").with("_JAVA_OPTIONS", "-Xmx1k").run();
        assertThat(run.exit()).isNotZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Error occurred during initialization of VM");
    }

    @Test
    void aSystemThatIsNotLinuxIsNamed() {
        Launched run = Launched.lab(folder, "run", "tour").with("OSTYPE", "darwin23").run();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("needs the sockets of Linux; this is darwin23");
    }

    @Test
    void anOldJavaIsNotTaken() throws IOException {
        Path old = Files.createDirectories(folder.resolve("jdk-11/bin"));
        Files.writeString(folder.resolve("jdk-11/release"), "JAVA_VERSION=\"11.0.2\"\n");
        Launched.program(old.resolve("java"), "#!/bin/sh\necho the old one; exit 3\n");
        Launched run = Launched.lab(folder, "--version")
                .with("JAVA_HOME", folder.resolve("jdk-11").toString())
                .run();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("TCP lab ");
    }

    /** The rehearsal does none of these. */
    @ParameterizedTest
    @ValueSource(strings = {"statements", "check", "runs"})
    void noClassOfTheLabIsReadFromItsJar(String command) throws IOException {
        Path loaded = folder.resolve("loaded");
        Launched.lab(folder, command)
                // Counts after the command line, which turns all logging off.
                .with("_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded)
                .run();
        assertThat(Files.readAllLines(loaded)).filteredOn(line -> line.contains(" tcplab."))
                .isNotEmpty()
                .noneMatch(line -> line.contains("source: file:"));
    }

    @Test
    void eachJdkUsesTheArchiveOfClassesThatItMadeItself() throws IOException {
        assertThat(Launched.lab(folder, "--version").run().exit()).isZero();
        Path other = Files.createDirectories(folder.resolve("other/bin")).getParent();
        Files.writeString(other.resolve("release"), "IMPLEMENTOR=\"Some / One\"\nJAVA_VERSION=\"99.1\"\n");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path said = folder.resolve("said");
        Launched.program(other.resolve("bin/java"), "#!/bin/sh\necho \"$@\" >>" + said + "\nexec " + java + " \"$@\"\n");
        Path archive = Launched.HOME.resolve("lab-client/target/classes-Some___One-99.1.jsa");
        try {
            Launched run = Launched.lab(folder, "--version").with("JAVA_HOME", other.toString()).run();
            assertThat(run.exit()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(archive).isNotEmptyFile();
            assertThat(Files.readAllLines(said)).last().asString().contains("SharedArchiveFile=" + archive);
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void everyJdkOfThisMachineRunsTheLabAndHasNothingToRemark(Path jdk) {
        Launched run = Launched.lab(folder, "run", "close/three-way", "--quiet").with("JAVA_HOME", jdk.toString()).run();
        assertThat(run.out()).startsWith("close/three-way");
        assertThat(run.err()).doesNotContainIgnoringCase("warning", "[error]");
    }

    /** The newest Java is not always the one that runs these tests. */
    static List<Path> jdks() throws IOException {
        List<Path> jdks = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        Path usual = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(usual)) {
            try (Stream<Path> folders = Files.list(usual)) {
                folders.filter(LauncherTest::isNewEnough).forEach(jdks::add);
            }
        }
        return jdks.stream().distinct().toList();
    }

    private static boolean isNewEnough(Path jdk) {
        try {
            return !Files.isSymbolicLink(jdk)
                    && Files.isExecutable(jdk.resolve("bin/javac"))
                    && Files.readString(jdk.resolve("release")).matches("(?s).*JAVA_VERSION=\"(1[7-9]|[2-9]\\d)[\".].*");
        } catch (IOException e) {
            return false;
        }
    }

    /** Its folders are those of this machine, while its / itself is no mount. */
    private Launched inAChroot(String... words) {
        List<String> command = new ArrayList<>(List.of(
                "unshare", "--mount", "--propagation", "private", "sh", "-c",
                "root=$1; shift; for f in /*; do to=$root$f; if [ -L $f ]; then cp -a $f $to; "
                        + "elif [ -d $f ]; then mkdir $to && mount --rbind $f $to; fi; done; exec chroot $root \"$@\"",
                "sh", folder.resolve("root").toString(), Launched.LAB.toString()));
        command.addAll(List.of(words));
        return new Launched.Start(folder, command).in(Path.of("/")).run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wire", "loopback", "host"})
    void inAChrootRootHasEveryBenchAndTheTracepoint(String bench) throws IOException {
        Assumptions.assumeTrue(Launched.isRoot(), "only root can enter a chroot");
        Files.createDirectory(folder.resolve("root"));
        assertThat(inAChroot("run", "close/half-close", "--bench", bench).out())
                .contains("CONFIRMED     states")
                .doesNotContain("tracepoint is missing");
    }

    @Test
    void inAChrootTheDoctorFindsThem() throws IOException {
        Assumptions.assumeTrue(Launched.isRoot(), "only root can enter a chroot");
        Files.createDirectory(folder.resolve("root"));
        assertThat(inAChroot("doctor").out()).contains("wire         ok", "loopback     ok", "tracepoint   ok");
    }

    @Test
    void helpHasAnExampleForEachCommand() {
        for (String word : new String[] {"run", "list", "check", "show", "judge", "export", "statements", "doctor"}) {
            Launched help = Launched.lab(folder, word, "--help").run();
            assertThat(help.exit()).isZero();
            assertThat(help.out()).contains("Example: scripts/lab " + word);
        }
    }

    @Test
    void aPipeAndNoColorAndADumbTerminalGetPlainText() {
        assertThat(Launched.lab(folder, "run", "close/three-way", "--bench", "loopback").run().out())
                .doesNotContain("\033");
        assertThat(Launched.lab(folder, "run", "close/three-way", "--bench", "loopback")
                        .with("LC_ALL", "C")
                        .run()
                        .out())
                .matches("\\p{ASCII}*");
    }

    @Test
    void aKeptRunIsJudgedAgainWithTheSameVerdicts() {
        Launched run = Launched.lab(folder, "run", "abort/linger-zero", "--bench", "loopback").run();
        Launched again = Launched.lab(folder, "judge", "latest").run();
        assertThat(again.exit()).isEqualTo(run.exit());
        Launched shown = Launched.lab(folder, "show", "latest").run();
        assertThat(run.out()).contains(again.out().lines().toList());
        assertThat(shown.out()).contains("RST+ACK");
    }
}
