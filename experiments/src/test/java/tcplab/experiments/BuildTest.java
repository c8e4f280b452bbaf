package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the launcher builds, and how: in a tree without sources, with a Maven that only writes down what it is told. */
class BuildTest {
    private static final String STRICT = "-Dmaven.compiler.failOnWarning=true";

    @TempDir
    Path folder;

    private Path told;

    @BeforeEach
    void plantATree() throws IOException {
        for (String module : List.of("lab-core", "lab-server", "lab-client")) {
            Files.createDirectories(folder.resolve(module).resolve("src/main"));
            Files.createDirectories(classes(module));
        }
        Files.createDirectories(folder.resolve("scripts"));
        for (String script : List.of("lab", "tools.sh")) {
            Files.copy(Launched.HOME.resolve("scripts").resolve(script), folder.resolve("scripts").resolve(script));
        }
        told = folder.resolve("told");
        Path maven = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
        Launched.program(maven, "#!/bin/sh\necho \"$MAVEN_OPTS $@\" >>" + told + "\n");
    }

    private Path classes(String module) {
        return folder.resolve(module).resolve("target/classes");
    }

    /** What Maven was told, a line for each build. */
    private List<String> afterAStart(String strict) throws IOException {
        new Launched.Start(folder, List.of(folder.resolve("scripts/lab").toString(), "--version"))
                .with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"))
                .with("TCPLAB_STRICT", strict)
                .run();
        return Files.readAllLines(told);
    }

    @Test
    void aUsersBuildTakesNoNoticeOfWarningsAndIsMadeOnce() throws IOException {
        assertThat(afterAStart("")).singleElement().asString().doesNotContain(STRICT);
        assertThat(afterAStart("")).hasSize(1);
    }

    @Test
    void theFirstBuildTellsEachStepAndWhatItIsGoodForAndTheNextOnlyThatItBuilds() throws IOException {
        Launched.program(folder.resolve("bin/mvn"), """
                #!/bin/sh
                echo begun >>TOLD
                printf '\033[1m[INFO] Building TCP lab 1.0-SNAPSHOT                 [1/2]\n'
                echo '[INFO] Building jar: somewhere'
                printf '[INFO] Building TCP lab: one side 1.0-SNAPSHOT       [2/2]\nend'
                """.replace("TOLD", told.toString()));
        Launched.Start start = new Launched.Start(folder, List.of(folder.resolve("scripts/lab").toString(), "--version"))
                .with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        assertThat(start.run().err()).containsSubsequence(
                "building, which the first time takes minutes", "step 1 of 3: the libraries", "step 2 of 3: one side\n", "the last step: the classes");
        assertThat(Files.readString(folder.resolve("lab-client/target/build.log"))).endsWith("[2/2]\nend\n");
        Path source = Files.writeString(folder.resolve("lab-server/src/main/New.java"), "");
        source.toFile().setLastModified(System.currentTimeMillis() + 2000);
        assertThat(start.run().err()).contains("building what has changed").doesNotContain("step");
        assertThat(Files.readAllLines(told)).hasSize(2);
    }

    @Test
    void mavenKeepsLibrariesInTheHomeOfTheEnvironmentWhereTheListedOneCannotBeWritten() throws IOException {
        assertThat(afterAStart("")).singleElement().asString().doesNotContain("-Duser.home=");
        Launched.program(folder.resolve("bin/getent"), "#!/bin/sh\necho nobody:x:1:1::" + folder.resolve("absent") + ":/bin/sh\n");
        Files.delete(folder.resolve("lab-client/target/built"));
        assertThat(afterAStart("")).hasSize(2).last().asString().contains("-Duser.home=" + System.getenv("HOME") + " ");
    }

    @Test
    void theTestsCompileAgainWhatWasCompiledWithoutNoticeOfWarnings() throws IOException {
        afterAStart("");
        assertThat(classes("lab-core")).exists();
        assertThat(afterAStart("1")).hasSize(2).last().asString().contains(STRICT);
        assertThat(classes("lab-core")).doesNotExist();
        assertThat(afterAStart("1")).hasSize(2);
        assertThat(afterAStart("")).hasSize(2);
    }

    @Test
    void whatHasChangedSinceIsBuiltAgain() throws IOException {
        afterAStart("");
        Path source = Files.writeString(folder.resolve("lab-server/src/main/New.java"), "");
        source.toFile().setLastModified(System.currentTimeMillis() + 2000);
        assertThat(afterAStart("")).hasSize(2);
    }

    @Test
    void aBuildWithoutTheNetworkSaysThatItIsNeededOnceAndNothingOfMavensOwnOptions() throws IOException {
        String cause = "Could not transfer artifact a:b:pom:1 from/to central: Unknown host";
        assertThat(afterAFailure(cause))
                .contains("[ERROR] " + cause + "\n", "needs the network once", "the build failed; all that Maven said is in")
                .doesNotContain("-X switch", "[Help 1]", "articles");
    }

    @Test
    void aBuildThatCannotKeepLibrariesNamesTheFolder() throws IOException {
        assertThat(afterAFailure("Could not create local repository at /nowhere/.m2/repository"))
                .contains("/nowhere/.m2/repository\n", "Maven keeps libraries in ~/.m2, which");
    }

    @ParameterizedTest
    @CsvSource({"TERM,143", "INT,130", "HUP,129"})
    void aSignalEndsTheBuildAndTheNextStartBuilds(String signal, int code) throws IOException, InterruptedException {
        Path maven = folder.resolve("bin/mvn");
        String good = Files.readString(maven);
        Launched.program(maven, "#!/bin/sh\necho begun >>" + told + "\nsleep 1000 &\nwait\n");
        endedBy(signal, code, "scripts/lab", "--version");
        try (Stream<Path> files = Files.list(folder.resolve("lab-client/target"))) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.matches("built|\\.begun.*"));
        }
        Launched.program(maven, good);
        assertThat(afterAStart("")).hasSize(2);
    }

    /** Also one that reaches the script alone, and not Maven in its process group. */
    @ParameterizedTest
    @CsvSource({"TERM,143", "INT,130", "HUP,129"})
    void aSignalEndsTheTestsWithTheirMaven(String signal, int code) throws IOException, InterruptedException {
        Files.copy(Launched.HOME.resolve("scripts/test"), folder.resolve("scripts/test"));
        Launched.program(folder.resolve("scripts/lab"), "#!/bin/sh\n");
        Launched.program(folder.resolve("bin/mvn"),
                "#!/bin/sh\ncase \" $* \" in *' verify '*) echo begun >>" + told + "; sleep 1000 & wait ;; esac\n");
        endedBy(signal, code, "scripts/test");
    }

    @Test
    void aBuildThatIsKilledTakesMavenWithIt() throws IOException, InterruptedException {
        Launched.program(folder.resolve("bin/mvn"), "#!/bin/sh\necho begun >>" + told + "\nexec sleep 1000\n");
        endedBy("KILL", 137, "scripts/lab", "--version");
    }

    /** Nobody is there to undo what it did. The kill comes while Maven runs. */
    @Test
    void ofABuildThatWasKilledNoFileIsLeftAndTheNextStartBuilds() throws IOException, InterruptedException {
        Path maven = folder.resolve("bin/mvn");
        String good = Files.readString(maven);
        // Between Maven and the launcher stands who reads Maven's words.
        Launched.program(maven, "#!/bin/sh\nkill -KILL $(ps -o ppid= -p $PPID)\necho begun >>" + told + "\n");
        assertThat(new Launched.Start(folder, List.of(folder.resolve("scripts/lab").toString(), "--version"))
                .with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"))
                .run().exit()).isEqualTo(137);
        try (Stream<Path> files = Files.list(folder.resolve("lab-client/target"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("classes", ".building", "build.log");
        }
        Launched.program(maven, good);
        assertThat(afterAStart("")).last().asString().contains("package");
    }

    /** Starts it, sends it the signal when Maven has told something, and finds nothing of it left. */
    private void endedBy(String signal, int code, String script, String... words) throws IOException, InterruptedException {
        String mark = "build-" + System.nanoTime();
        List<String> command = Stream.concat(Stream.of(folder.resolve(script).toString()), Stream.of(words)).toList();
        Process started = new Launched.Start(folder, command)
                .with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"))
                .with("TCPLAB_TEST", mark)
                .begin();
        long deadline = System.nanoTime() + Launched.PATIENCE_NANOS;
        while (!Files.exists(told) && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        new ProcessBuilder("kill", "-" + signal, "" + started.pid()).start().waitFor();
        Launched.awaitEnd(started);
        assertThat(started.exitValue()).isEqualTo(code);
        while (!Machine.processesWith(mark).isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        assertThat(Machine.processesWith(mark)).isEmpty();
    }

    /** What the user reads when Maven fails with this, and says more in its own way. */
    private String afterAFailure(String cause) throws IOException {
        Launched.program(folder.resolve("bin/mvn"), """
                #!/bin/sh
                printf '\\033[0m\\033[0m[ERROR] %s -> [Help 1]\\n' "CAUSE"
                echo '[ERROR] '
                echo '[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.'
                echo '[ERROR] Re-run Maven using the -X switch to enable full debug logging.'
                echo '[ERROR] For more information about the errors, please read the following articles:'
                echo '[ERROR] [Help 1] http://example.invalid/a'
                exit 1
                """.replace("CAUSE", cause));
        Launched failed = new Launched.Start(folder, List.of(folder.resolve("scripts/lab").toString(), "--version"))
                .with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"))
                .run();
        assertThat(failed.exit()).isEqualTo(2);
        return failed.err();
    }
}
