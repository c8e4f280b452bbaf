package tcplab.client.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
