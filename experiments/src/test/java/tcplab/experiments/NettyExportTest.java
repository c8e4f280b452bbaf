package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** An exported project is built and run beside a tcpdump: it has to send what the lab sends. */
@Execution(ExecutionMode.CONCURRENT)
class NettyExportTest {
    private static final Pattern LINE = Pattern.compile(
            "([\\d.]+) IP6? \\S+\\.(\\d+) > \\S+\\.(\\d+): Flags \\[(\\S+)],.* length (\\d+).*");
    /** A fixed port is told as it is; the kernel's are numbered as they come. */
    private static final int FIRST_EPHEMERAL = 32_768;
    /** $1 is the filter of the capture, the rest the program. */
    private static final String RUN = """
            ip link set lo up
            # Ends with this shell however that ends; a change of user would make it forget so.
            setpriv --pdeathsig KILL tcpdump -Z root -i lo -n -tt -l --immediate-mode "$1" >segments 2>tcpdump &
            capture=$!
            shift
            until grep -q 'listening on' tcpdump; do sleep 0.05; done
            "$@" >said 2>errors
            code=$?
            sleep 0.3
            kill "$capture"
            exit "$code"
            """;

    private static final String BUILT = "close/three-way";
    private static final List<String> COMPILED = List.of(
            "close/quickack-after-eof", "close/half-close", "close/data-with-fin", "abort/linger-zero", "abort/unread-data",
            "open/self-connect", "queues/accept-queue");

    @TempDir
    static Path runs;

    /** What the lab sends in each of these, in one run for all to compare with. */
    private static Map<String, List<String>> ofTheLab;

    @TempDir
    Path folder;

    @BeforeAll
    static void runAll() throws IOException {
        ofTheLab = new HashMap<>();
        if (!Launched.isRoot()) {
            return;
        }
        Path json = runs.resolve("run.json");
        List<String> words = new ArrayList<>(List.of("run", "--bench", "loopback", "--quiet", "--json", json.toString()));
        words.addAll(COMPILED);
        words.add(BUILT);
        Launched run = Launched.lab(runs, words.toArray(String[]::new)).run();
        assumeTrue(Files.exists(json), run.out() + run.err());
        for (JsonElement element : JsonParser.parseString(Files.readString(json)).getAsJsonObject().getAsJsonArray("experiments")) {
            JsonObject result = element.getAsJsonObject();
            ofTheLab.put(result.get("name").getAsString(), segments(result));
        }
    }

    private Path export(String experiment) {
        Path project = folder.resolve("project");
        Launched export = Launched.lab(folder, "export", experiment, "--netty", project.toString()).run();
        assertThat(export.exit()).as(export.err()).isZero();
        return project;
    }

    private static List<String> segments(JsonObject run) {
        Map<String, String> names = new LinkedHashMap<>();
        List<String> segments = new ArrayList<>();
        for (JsonElement element : run.getAsJsonArray("segments")) {
            JsonObject segment = element.getAsJsonObject();
            TreeSet<String> flags = new TreeSet<>();
            segment.getAsJsonArray("flags").forEach(flag -> flags.add(flag.getAsString()));
            segments.add(told(names, port(segment, "fromEndpoint"), port(segment, "toEndpoint"), flags,
                    segment.get("len").getAsString()));
        }
        return segments;
    }

    private static String port(JsonObject segment, String end) {
        String endpoint = segment.get(end).getAsString();
        return endpoint.substring(endpoint.lastIndexOf(':') + 1);
    }

    private static String told(Map<String, String> names, String from, String to, TreeSet<String> flags, String length) {
        return name(names, from) + ">" + name(names, to) + " " + flags + " " + length;
    }

    private static String name(Map<String, String> names, String port) {
        return Integer.parseInt(port) < FIRST_EPHEMERAL ? port : names.computeIfAbsent(port, p -> "#" + names.size());
    }

    /** Until the time at which the program says that its calls are done. */
    private List<String> ofThePlainProgram(Path project, List<String> program) throws IOException {
        String filter = Files.readString(project.resolve("README.md")).split("-tt '")[1].split("'")[0];
        List<String> command = new ArrayList<>(List.of("unshare", "--net", "sh", "-c", RUN, "sh", filter));
        command.addAll(program);
        Launched run = new Launched.Start(folder, command)
                .in(project)
                .run();
        String said = Files.readString(project.resolve("said")) + Files.readString(project.resolve("errors"));
        assertThat(run.exit()).as(said + run.err()).isZero();
        Matcher done = Pattern.compile("done at ([\\d.]+)").matcher(said);
        assertThat(done.find()).as(said).isTrue();
        Map<String, String> names = new LinkedHashMap<>();
        List<String> segments = new ArrayList<>();
        for (String line : Files.readAllLines(project.resolve("segments"))) {
            Matcher segment = LINE.matcher(line);
            if (segment.matches() && Double.parseDouble(segment.group(1)) <= Double.parseDouble(done.group(1))) {
                segments.add(told(names, segment.group(2), segment.group(3), flags(segment.group(4)), segment.group(5)));
            }
        }
        return segments;
    }

    private static TreeSet<String> flags(String letters) {
        Map<Character, String> names =
                Map.of('S', "SYN", 'F', "FIN", 'R', "RST", 'P', "PSH", '.', "ACK", 'U', "URG", 'E', "ECE", 'W', "CWR");
        TreeSet<String> flags = new TreeSet<>();
        letters.chars().forEach(letter -> flags.add(names.get((char) letter)));
        return flags;
    }

    /** The program compiled here, with the libraries that the lab itself has; the words that start it. */
    private static List<String> compiled(Path project) throws IOException {
        String classPath = System.getProperty("java.class.path");
        Path classes = Files.createDirectory(project.resolve("classes"));
        List<String> words = new ArrayList<>(List.of("--release", "17", "-cp", classPath, "-d", classes.toString()));
        try (Stream<Path> sources = Files.walk(project.resolve("src"))) {
            sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(words::add);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler().run(null, said, said, words.toArray(String[]::new));
        assertThat(code).as(said.toString()).isZero();
        return List.of(System.getProperty("java.home") + "/bin/java", "--enable-native-access=ALL-UNNAMED",
                "-cp", classes + ":" + classPath, "reproducer.Reproducer");
    }

    @ParameterizedTest
    @FieldSource("COMPILED")
    void thePlainProgramSendsWhatTheLabSends(String experiment) throws IOException {
        assumeTrue(Launched.isRoot(), "needs root for the capture");
        Path project = export(experiment);
        assertThat(ofThePlainProgram(project, compiled(project))).isEqualTo(ofTheLab.get(experiment));
    }

    @Test
    void theProjectBuildsAndRunsByItself() throws IOException {
        assumeTrue(Launched.isRoot(), "needs root for the capture");
        Path project = export(BUILT);
        // Offline: the libraries are here, and a build that asked the network would not show that they suffice.
        assertThat(ofThePlainProgram(project, List.of("./run.sh", "-o"))).isEqualTo(ofTheLab.get(BUILT));
    }

    @Test
    void theReadmeShowsTheLadderOfTheLastRun() throws IOException {
        Launched run = Launched.lab(folder, "run", "close/four-way", "--bench", "loopback").run();
        assumeTrue(run.exit() != 2, run.out() + run.err());
        String readme = Files.readString(export("latest").resolve("README.md"));
        run.out().lines().filter(l -> l.contains("──►")).forEach(arrow -> assertThat(readme).contains(arrow));
        assertThat(readme).contains("- kernel: " + System.getProperty("os.version"));
    }

    @Test
    void whatAPlainProgramCannotDoIsRefused() {
        Path project = folder.resolve("project");
        Launched export = Launched.lab(folder, "export", "close/simultaneous-close", "--netty", project.toString()).run();
        assertThat(export.exit()).isEqualTo(2);
        assertThat(export.out()).isEmpty();
        assertThat(export.err()).contains(
                "export --netty: close/simultaneous-close.lab:14: ", "any:FIN: a plain Netty program has no wire");
        assertThat(project).doesNotExist();
    }
}
