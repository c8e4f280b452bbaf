package tcplab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a side takes until it answers begins when the segment has reached it: until then the wire has it, which waits for
 * the processor on a busy machine.
 */
class GapsTest {
    /** From a segment of the one side to one of the other, from its sending on; a premise may ask for that. */
    private static final Pattern SINCE_SENT =
            Pattern.compile("claim\\s+(gap client:\\S+ (?!client:)\\w+:|gap (?!client:|arrival )\\w+:\\S+ client:).*");

    @Test
    void theTimeUntilAnAnswerIsMeasuredFromTheArrival() throws IOException {
        List<String> sinceSent;
        try (Stream<Path> files = Files.walk(Path.of("..", "experiments"), 2)) {
            sinceSent = files.filter(file -> file.toString().endsWith(".lab"))
                    .flatMap(GapsTest::lines)
                    .filter(line -> SINCE_SENT.matcher(line).find())
                    .toList();
        }
        assertThat(sinceSent).isEmpty();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().map(line -> file + ": " + line);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
