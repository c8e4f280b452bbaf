package tcplab.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EndedEarlyTest {
    private final CountDownLatch ended = new CountDownLatch(1);

    @Test
    void theEndIsToldBeforeAnybodyReads() throws IOException, InterruptedException {
        try (InputStream in = new EndedEarly(InputStream.nullInputStream(), ended::countDown)) {
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    /** It would say that it is ready after its rehearsal, which is most of its start. */
    @Test
    void aServerWhoseLabIsGoneDoesNotFinishItsStart() throws IOException, InterruptedException {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"), Main.class.getName(), "server")
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(server.getInputStream().readAllBytes()).isEmpty();
        assertThat(server.waitFor()).isZero();
    }

    @Test
    void whatComesIsReadWholeAndItsEndIsTheReaders() throws IOException {
        byte[] words = "{\"end\":1}\n".getBytes();
        try (InputStream in = new EndedEarly(new ByteArrayInputStream(words), ended::countDown)) {
            assertThat(in.read()).isEqualTo('{');
            assertThat(in.readAllBytes()).isEqualTo("\"end\":1}\n".getBytes());
        }
        assertThat(ended.getCount()).isOne();
    }
}
