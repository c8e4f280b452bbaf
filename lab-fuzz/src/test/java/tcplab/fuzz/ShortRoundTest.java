package tcplab.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every target on its seeds, on what was once found, and on some inputs that are the same each time. */
class ShortRoundTest {
    private static final long SEED = 1;
    private static final Path FOUND = Path.of("src", "test", "resources", "found");
    static List<String> targets() {
        return Targets.ALL.stream().map(Target::name).toList();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whatWasFoundOnceIsReadOrRefused(String name) throws Exception {
        for (Path file : Seeds.files(FOUND.resolve(name), "")) {
            take(Targets.named(name), Files.readAllBytes(file), file.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whateverComesIsReadOrRefusedInASentence(String name) throws Exception {
        Target target = Targets.named(name);
        List<byte[]> seeds = target.seeds();
        assertThat(seeds).isNotEmpty();
        for (byte[] seed : seeds.subList(0, Math.min(seeds.size(), target.someInputs()))) {
            take(target, seed, "a seed of " + name);
        }
        Mutation mutation = new Mutation(SEED, seeds, target.longestBytes());
        for (int i = 0; i < target.someInputs(); i++) {
            byte[] input = mutation.next();
            take(target, input, name + ", seed " + SEED + ", input " + i);
        }
    }

    private static void take(Target target, byte[] input, String which) throws IOException {
        try {
            Limits.take(target, input);
        } catch (Exception | AssertionError | StackOverflowError e) {
            Path kept = Files.createTempFile("found-", "." + target.name());
            Files.write(kept, input);
            throw new AssertionError(which + ": " + e + "\nkept as " + kept + "\n"
                    + new String(Arrays.copyOf(input, Math.min(input.length, 2_000)), StandardCharsets.UTF_8), e);
        }
    }
}
