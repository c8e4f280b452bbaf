package tcplab.fuzz;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tcplab.text.Columns;

/**
 * One target for as long as one likes: Jazzer calls {@link #fuzzerTestOneInput} with inputs that it makes from the seeds,
 * led by what of the lab each one reaches. {@code scripts/fuzz} starts it.
 */
public final class LongRound {
    private static final long TELL_NANOS = 10_000_000_000L;

    private static final int WARMING = 100;

    private static Target target;
    private static long begun;
    private static long told;
    private static long inputs;
    private static long slowestNanos;
    private static boolean ended;

    private LongRound() {}

    /** Writes the seeds as files and how Jazzer is to go on from them, or takes kept inputs once more: {@code seeds TARGET FOLDER}, {@code again TARGET FILE}. */
    public static void main(String[] words) throws Exception {
        switch (words[0]) {
            case "targets" -> Targets.ALL.forEach(known -> System.out.println(known.name()));
            case "seeds" -> seeds(Targets.named(words[1]), Path.of(words[2]));
            default -> again(Targets.named(words[1]), Path.of(words[2]));
        }
    }

    private static void seeds(Target of, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<byte[]> seeds = new ArrayList<>(of.seeds());
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(folder.resolve(String.format("seed-%05d", i)), seeds.get(i));
        }
        System.out.println("-max_len=" + of.longestBytes());
        System.out.println("--trace=" + (of.isLedByValues() ? "cov:cmp:div:indir" : "cov"));
    }

    private static void again(Target of, Path file) throws Exception {
        byte[] input = Files.readAllBytes(file);
        System.out.println(shown(input));
        try {
            long took = Limits.take(of, input);
            System.out.println("nothing is wrong with it; it took " + took / 1_000 + " µs");
        } catch (Exception | Error e) {
            // Its message may quote the input.
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace, true));
            System.err.println(Columns.visible(trace.toString()));
            System.exit(1);
        }
    }

    /** What a terminal would obey is written in signs that it shows. */
    static String shown(byte[] input) {
        return Columns.visible(new String(input, StandardCharsets.UTF_8));
    }

    /** Called once, with the name of the target. The first inputs only load classes, and are not told as slow. */
    public static void fuzzerInitialize(String[] words) throws Exception {
        target = Targets.named(words[0]);
        for (byte[] seed : target.seeds().stream().limit(WARMING).toList()) {
            target.take(seed);
        }
        begun = System.nanoTime();
        told = begun;
        Runtime.getRuntime().addShutdownHook(new Thread(LongRound::end));
    }

    /** The files of a target are deleted when the process ends: what is done with one until then is done. */
    private static synchronized void end() {
        ended = true;
    }

    /** Called for each input. */
    public static synchronized void fuzzerTestOneInput(byte[] input) throws Exception {
        if (ended) {
            return;
        }
        inputs++;
        slowestNanos = Math.max(slowestNanos, Limits.take(target, input));
        if (System.nanoTime() - told > TELL_NANOS) {
            tell();
        }
    }

    /** Called at the end. */
    public static void fuzzerTearDown() {
        tell();
    }

    private static void tell() {
        told = System.nanoTime();
        long millis = Math.max(1, (told - begun) / 1_000_000);
        System.err.printf("ROUND %s %d %d %d%n", target.name(), inputs, inputs * 1000 / millis, slowestNanos / 1_000_000);
    }
}
