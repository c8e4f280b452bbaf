package tcplab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /** A package may import those before it. */
    private static final List<String> ORDER = List.of(
            "text", "model", "event", "journal", "verdict", "render", "peer", "socket", "wire", "host", "observe",
            "command", "script", "quiz", "page", "run", "export");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("tcplab");

    @Test
    void packagesImportOnlyFromPackagesAboveThem() {
        for (int i = 0; i < ORDER.size(); i++) {
            String[] below = ORDER.subList(i + 1, ORDER.size()).stream()
                    .map(name -> "tcplab." + name + "..")
                    .toArray(String[]::new);
            if (below.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage("tcplab." + ORDER.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(below)
                        .check(CLASSES);
            }
        }
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
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/tcplab"))) {
            for (Path file : files.toList()) {
                if (Files.isDirectory(file) && !file.endsWith("tcplab")) {
                    Assertions.assertThat(file.resolve("package-info.java")).exists();
                } else if (file.toString().endsWith(".java")) {
                    Assertions.assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(300);
                }
            }
        }
    }
}
