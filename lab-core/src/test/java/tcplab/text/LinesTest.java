package tcplab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LinesTest {
    /** Never ends, as /dev/zero. */
    private static final InputStream ENDLESS = new InputStream() {
        @Override
        public int read() {
            return 0;
        }
    };

    private static InputStream of(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatHasComeOfALineIsThereBeforeItsEnd() throws Exception {
        try (PipedOutputStream out = new PipedOutputStream(); Lines lines = Lines.of(new PipedInputStream(out))) {
            assertThat(lines.begun()).isEmpty();
            CompletableFuture<String> next = CompletableFuture.supplyAsync(() -> {
                try {
                    return lines.next();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            out.write("recvfrom(4, ".getBytes(StandardCharsets.UTF_8));
            out.flush();
            while (!lines.begun().equals("recvfrom(4, ")) {
                Thread.onSpinWait();
            }
            out.write("NULL)\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(next.get()).isEqualTo("recvfrom(4, NULL)");
            assertThat(lines.begun()).isEmpty();
        }
    }

    private static List<String> all(Lines lines) throws IOException {
        List<String> all = new ArrayList<>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            all.add(line);
        }
        return all;
    }

    @Test
    void everyKindOfLineEndEndsALine() throws IOException {
        assertThat(all(Lines.of(of("a\nb\r\nc\rd\n\n\r\r\ne")))).containsExactly("a", "b", "c", "d", "", "", "", "e");
    }

    @Test
    void aLineThatNeverEndsIsGivenUp() {
        assertThatThrownBy(() -> Lines.of(ENDLESS).next()).isInstanceOf(Unreadable.class).hasMessage("the line is too long");
    }

    @Test
    void eachLimitNamesTheLineThatGoesBeyondIt() throws IOException {
        Lines lines = Lines.of(of("a\nb\nc\n"), 10, 100, 2);
        assertThat(List.of(lines.next(), lines.next())).containsExactly("a", "b");
        assertThatThrownBy(lines::next)
                .isInstanceOfSatisfying(Unreadable.class, e -> assertThat(e.in("file").toString())
                        .isEqualTo("file:3: there are too many lines; 2 are read at most"));
        assertThatThrownBy(() -> all(Lines.of(of("abc\nabc\nabc\n"), 10, 8, 100)))
                .isInstanceOfSatisfying(Unreadable.class, e -> assertThat(e.line()).isEqualTo(3));
    }

    @Test
    void whatIsNoTextIsRefusedInAFileAndReplacedInAPipe() throws IOException {
        byte[] bytes = {'a', '\n', 'b', (byte) 0xff, '\n'};
        assertThat(all(Lines.of(new ByteArrayInputStream(bytes)))).containsExactly("a", "b\ufffd");
        Lines lines = Lines.of(new ByteArrayInputStream(bytes), 10, 100, 10);
        lines.next();
        assertThatThrownBy(lines::next)
                .isInstanceOfSatisfying(Unreadable.class, e -> assertThat(e.line()).isEqualTo(2));
    }
}
