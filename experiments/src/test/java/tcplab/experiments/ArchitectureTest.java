package tcplab.experiments;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.event.Event;
import tcplab.text.Language;

/** What may know of what, over all modules. */
class ArchitectureTest {
    private static final String CORE = "lab-core";
    /** Lines of a file. */
    private static final int LONGEST = 300;

    /** The packages of each module in one order: each may import those before it, so that there is no circle. */
    private static final Map<String, List<String>> ROOMS = new LinkedHashMap<>();

    static {
        ROOMS.put(CORE, List.of("text", "model", "language", "event", "journal", "peer", "fault", "command", "verdict",
                "scene", "render", "packet", "script", "symptom", "judge", "quiz", "page", "export"));
        ROOMS.put("lab-server", List.of("channel", "socket", "server"));
        ROOMS.put("lab-client", List.of("wire", "host", "observe", "run", "web", "attach", "client.desk", "client.site", "client.cli", "client.shell",
                "client"));
    }

    private static final List<String> ORDER =
            ROOMS.values().stream().flatMap(List::stream).map(room -> "tcplab." + room).toList();

    /** By the place of its source, the module of each class that is no test. */
    private static final Map<Path, String> SOURCES = sources();

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPackages("tcplab")
            .that(describe("are no tests", type -> SOURCES.containsKey(source(type))));

    /** What starts a thread, a process or a connection, or reaches for the machine. */
    private static final DescribedPredicate<JavaClass> OF_THE_MACHINE = describe("of the machine", type ->
            Stream.of("io.netty.", "com.sun.", "sun.", "org.jline.", "java.nio.channels.", "java.lang.foreign.")
                            .anyMatch(type.getName()::startsWith)
                    || Set.of("java.lang.Process", "java.lang.ProcessBuilder", "java.lang.ProcessHandle", "java.lang.Runtime",
                                    "java.net.Socket", "java.net.ServerSocket", "java.net.DatagramSocket", "java.util.Timer")
                            .contains(type.getName())
                    || type.getName().startsWith("java.util.concurrent.") && type.isAssignableTo(java.util.concurrent.Executor.class)
                    || type.getName().equals("java.util.concurrent.Executors"));

    private static final DescribedPredicate<JavaAccess<?>> STARTING_A_THREAD = describe("that starts a thread", access -> {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return owner.equals("java.lang.Thread") && Set.of("<init>", "start").contains(name)
                || owner.equals("java.util.concurrent.CompletableFuture") && name.endsWith("Async")
                || Set.of("parallel", "parallelStream").contains(name);
    });

    /** Those whose name says that they can change; a {@code List.of} can not. */
    private static final DescribedPredicate<JavaClass> MUTABLE = describe("that can change", type ->
            type.getName().startsWith("java.util.concurrent.")
                    || type.isAssignableTo(java.util.AbstractCollection.class)
                    || type.isAssignableTo(java.util.AbstractMap.class)
                    || type.isEquivalentTo(StringBuilder.class));

    private static Map<Path, String> sources() {
        Map<Path, String> sources = new LinkedHashMap<>();
        for (String module : ROOMS.keySet()) {
            Path root = Launched.HOME.resolve(module).resolve("src/main/java");
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> sources.put(root.relativize(file), module));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return sources;
    }

    private static Path source(JavaClass type) {
        String outermost = type.getName().replaceFirst("\\$.*", "");
        return Path.of(outermost.replace('.', '/') + ".java");
    }

    private static String[] packages(String module) {
        return ROOMS.get(module).stream().map(room -> "tcplab." + room).toArray(String[]::new);
    }

    static List<String> allButTheLast() {
        return ORDER.subList(0, ORDER.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("allButTheLast")
    void aPackageImportsOnlyThoseBeforeIt(String name) {
        String[] after = ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size()).toArray(String[]::new);
        noClasses().that().resideInAPackage(name).should().dependOnClassesThat().resideInAnyPackage(after).check(CLASSES);
    }

    /** The build gives each a class of its own, since hundreds made at each start would cost a fifth of it. */
    @ParameterizedTest
    @ValueSource(strings = {"lab-core", "lab-server", "lab-client"})
    void noLambdaAndNoMethodOfARecordIsMadeAtRunTime(String module) throws IOException {
        List<Path> asking = new ArrayList<>();
        Path classes = Path.of("..", module, "target", "classes");
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".class")).toList()) {
                String code = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (code.contains("java/lang/invoke/LambdaMetafactory") || code.contains("java/lang/runtime/ObjectMethods")) {
                    asking.add(classes.relativize(file));
                }
            }
        }

        assertThat(asking).isEmpty();
        assertThat(classes.resolve("tcplab")).isDirectory();
    }

    @Test
    void everyEventIsOneOfTheKindsThatARecordCanHave() {
        assertThat(CLASSES.stream().filter(type -> type.isAssignableTo(Event.class) && type.isRecord()).map(JavaClass::getName))
                .containsExactlyInAnyOrderElementsOf(Event.KINDS.stream().map(Class::getName).toList());
    }

    @Test
    void everyPackageHasItsPlaceInTheOrderAndInOneModule() {
        SOURCES.forEach((file, module) -> assertThat(packages(module))
                .as(file + " in " + module)
                .contains(file.getParent().toString().replace('/', '.')));
        assertThat(CLASSES).as("classes that were looked at").hasSizeGreaterThanOrEqualTo(SOURCES.size() - ORDER.size());
    }

    @Test
    void theCoreKnowsNothingOfTheMachine() {
        noClasses().that().resideInAnyPackage(packages(CORE)).should().dependOnClassesThat(OF_THE_MACHINE).check(CLASSES);
    }

    @Test
    void theCoreStartsNoThread() {
        noClasses().that().resideInAnyPackage(packages(CORE)).should().accessTargetWhere(STARTING_A_THREAD).check(CLASSES);
    }

    @Test
    void theCoreHasNoMutableStaticField() {
        fields().that().areDeclaredInClassesThat().resideInAnyPackage(packages(CORE)).and().areStatic().should().beFinal()
                .check(CLASSES);
        noFields().that().areDeclaredInClassesThat().resideInAnyPackage(packages(CORE)).and().areStatic()
                .should().haveRawType(MUTABLE)
                .check(CLASSES);
    }

    @Test
    void noLanguageIsSpokenByTheProcess() {
        noFields().that().areStatic().and().areNotDeclaredIn(Language.class).should().haveRawType(Language.class).check(CLASSES);
    }

    @Test
    void onlyASideTheWireAndThePagesImportNettyAndOnlyTheFirstTwoTheCLibrary() {
        classes().that(importAnyOf("io.netty."))
                .should()
                .resideInAnyPackage("tcplab.channel", "tcplab.socket", "tcplab.wire", "tcplab.web")
                .check(CLASSES);
        classes().that(importAnyOf("com.sun.jna.")).should().resideInAnyPackage("tcplab.socket", "tcplab.wire").check(CLASSES);
    }

    @Test
    void onlyTheShellImportsJLine() {
        classes().that(importAnyOf("org.jline.")).should().resideInAPackage("tcplab.client.shell").check(CLASSES);
    }

    @Test
    void theShellDoesNotImportTheCommandLine() {
        noClasses().that().resideInAPackage("tcplab.client.shell")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tcplab.client.cli")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> importAnyOf(String... prefixes) {
        return describe("import " + String.join(" or ", prefixes), type -> type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getName())
                .anyMatch(name -> Stream.of(prefixes).anyMatch(name::startsWith)));
    }

    @Test
    void everyPackageSaysWhatItIsForAndNoFileIsOverlong() throws IOException {
        List<String> silent = new ArrayList<>(ORDER);
        Map<Path, Integer> overlong = new TreeMap<>();
        for (Map.Entry<Path, String> source : SOURCES.entrySet()) {
            Path file = Launched.HOME.resolve(source.getValue()).resolve("src/main/java").resolve(source.getKey());
            int lines = Files.readAllLines(file).size();
            if (lines > LONGEST) {
                overlong.put(source.getKey(), lines);
            }
            if (file.endsWith("package-info.java")) {
                silent.remove(source.getKey().getParent().toString().replace('/', '.'));
            }
        }
        assertThat(overlong).as("files of more than %d lines", LONGEST).isEmpty();
        assertThat(silent).as("packages without a package-info").isEmpty();
    }
}
