package tcplab.experiments;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /** The packages of each module; a package may import those before it. */
    private static final Map<String, List<String>> ROOMS = new LinkedHashMap<>();

    static {
        ROOMS.put("lab-core", List.of("text", "model", "language", "event", "journal", "peer", "fault", "command", "verdict", "render",
                "packet", "script", "judge", "quiz", "page", "export"));
        ROOMS.put("lab-server", List.of("socket", "server"));
        ROOMS.put("lab-client", List.of("wire", "host", "observe", "run", "client.desk", "client.cli", "client.shell", "client"));
    }

    private static final List<String> ORDER = ROOMS.values().stream().flatMap(List::stream).toList();

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ORDER.stream().map(name -> "tcplab." + name).toList());

    @Test
    void packagesImportOnlyFromPackagesAboveThem() {
        for (int i = 0; i < ORDER.size() - 1; i++) {
            String[] below = ORDER.subList(i + 1, ORDER.size()).stream()
                    .map(name -> "tcplab." + name)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("tcplab." + ORDER.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(below)
                    .check(CLASSES);
        }
    }

    @Test
    void neitherTheCommandLineNorTheShellKnowsTheOther() {
        noClasses()
                .that()
                .resideInAPackage("tcplab.client.shell..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tcplab.client.cli..")
                .check(CLASSES);
    }

    @Test
    void onlySocketAndWireUseTheTransportsOfNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackages("tcplab.socket..", "tcplab.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..")
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsForAndNoFileIsOverlong() throws IOException {
        for (String module : ROOMS.keySet()) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    Assertions.assertThat(file.resolveSibling("package-info.java")).exists();
                    Assertions.assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(300);
                }
            }
        }
    }
}
