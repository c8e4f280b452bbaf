package tcplab.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What the repository has of real input: the experiments, their recorded runs, and what tools have printed. */
public final class Seeds {
    /** Maven runs the tests in the module's folder; scripts/fuzz does so, too. */
    private static final Path TOP = Path.of("..");

    public static final Path EXPERIMENTS = TOP.resolve("experiments");

    private static final Path RECORDED = EXPERIMENTS.resolve("recorded");
    private static final Path RESOURCES = Path.of("src", "test", "resources");

    private Seeds() {}

    /** All {@code .lab} files, sorted. */
    public static List<Path> scripts() throws IOException {
        return files(EXPERIMENTS, ".lab");
    }

    /** All recorded runs, packed, sorted. */
    public static List<Path> recordings() throws IOException {
        return files(RECORDED, ".jsonl.gz");
    }

    /** The lines of a recorded run. */
    public static List<String> lines(Path recording) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(recording))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** The script of a recorded run. */
    public static Path scriptOf(Path recording) {
        String name = RECORDED.relativize(recording).toString();
        return EXPERIMENTS.resolve(name.replace(".jsonl.gz", ".lab"));
    }

    /** The test resources of a module with this ending, sorted. */
    public static List<Path> resources(String module, String folder, String end) throws IOException {
        return files(TOP.resolve(module).resolve(RESOURCES).resolve(folder), end);
    }

    /** What a tool has printed, as the tests of lab-client keep it, a few lines at a time. @param tool how its files begin */
    public static List<byte[]> printedBy(String tool, int lines) throws IOException {
        List<byte[]> inputs = new ArrayList<>();
        for (Path file : resources("lab-client", "observe", ".txt")) {
            if (file.getFileName().toString().startsWith(tool + "-")) {
                inputs.addAll(pieces(Files.readAllLines(file), lines));
            }
        }
        return inputs;
    }

    /** Each file as one input. */
    public static List<byte[]> whole(List<Path> files) throws IOException {
        List<byte[]> inputs = new ArrayList<>();
        for (Path file : files) {
            inputs.add(Files.readAllBytes(file));
        }
        return inputs;
    }

    /** So many lines after one another as one input each. */
    public static List<byte[]> pieces(List<String> lines, int each) {
        List<byte[]> inputs = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += each) {
            inputs.add(bytes(String.join("\n", lines.subList(i, Math.min(lines.size(), i + each))) + "\n"));
        }
        return inputs;
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static List<Path> files(Path folder, String end) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end) && Files.isRegularFile(file)).sorted().toList();
        }
    }
}
