package tcplab.client.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tcplab.render.Style;

class ConsoleTest {
    private static Console to(OutputStream out) {
        return new Console(out, OutputStream.nullOutputStream(), new Style(80, true, false), false, false);
    }

    @Test
    void whatCouldNotBeWrittenIsSaid() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.isWritable(full), "there is no /dev/full here");
        try (OutputStream out = new FileOutputStream(full.toFile())) {
            Console console = to(out);
            assertThat(console.failure()).isEmpty();
            console.print("text");
            assertThat(console.failure()).hasValueSatisfying(why -> assertThat(why.toString()).contains("No space left on device"));
        }
    }

    @Test
    void aReaderThatWantsNoMoreIsNoFailure() {
        Console console = to(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        console.print("text");
        assertThat(console.failure()).isEmpty();
    }

    private static String saidOf(Exception failure, boolean ending) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        new Console(OutputStream.nullOutputStream(), err, new Style(80, true, false), false, false, () -> ending)
                .error(Reason.of(failure), failure);
        return err.toString(StandardCharsets.UTF_8);
    }

    /** So JLine says that its own hook has closed the terminal from which the prompt was about to read. */
    @Test
    void whatGoesWhileTheProcessEndsIsNoFaultOfTheLab() {
        Exception closed = new IllegalStateException("Terminal has been closed");
        assertThat(saidOf(closed, true)).isEmpty();
        assertThat(saidOf(closed, false)).contains("fault of the lab itself");
    }

    @Test
    void whatCouldNotBeKeptIsSaidWhileTheProcessEndsToo() {
        assertThat(saidOf(new UncheckedIOException(new IOException("No space left on device")), true)).contains("No space left");
    }

    @Test
    void aRowOfAListIsBrokenBetweenItsWordsAndOnATerminalOnly() {
        String line = "open/third-ack-held  the client is ESTABLISHED already";
        Map<String, String> narrow = Map.of("COLUMNS", "44", "TCPLAB_TTY_OUT", "1");
        assertThat(Console.of(narrow, false).row(line, 21)).isEqualTo("open/third-ack-held  the client is\n                     ESTABLISHED already");
        assertThat(Console.of(Map.of("COLUMNS", "44"), false).row(line, 21)).isEqualTo(line);
    }
}
