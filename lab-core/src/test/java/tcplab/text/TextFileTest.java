package tcplab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
    @TempDir
    Path folder;

    @Test
    void devicesAndFoldersAreNotRead() {
        assertThatThrownBy(() -> TextFile.read(Path.of("/dev/zero"), 10)).isInstanceOf(Unreadable.class).hasMessage("this is no regular file");
        assertThatThrownBy(() -> TextFile.read(folder, 10)).isInstanceOf(Unreadable.class).hasMessage("this is a folder");
        assertThatThrownBy(() -> TextFile.read(folder.resolve("none"), 10)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void filesOfTheKernelMayWaitForEverAndAreNotRead() throws IOException {
        assertThatThrownBy(() -> TextFile.read(Path.of("/proc/self/status"), 10_000))
                .isInstanceOf(Unreadable.class)
                .hasMessage("this is a file of the kernel");
        assertThat(TextFile.read(Files.createFile(folder.resolve("empty")), 10)).isEmpty();
    }

    @Test
    void aFileAtTheLimitIsReadAndALargerOneIsNot() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "0123456789");
        assertThat(TextFile.read(file, 10)).isEqualTo("0123456789");
        assertThatThrownBy(() -> TextFile.read(file, 9)).isInstanceOf(Unreadable.class).hasMessage("it is too large");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws IOException {
        assertThat(TextFile.read(Files.writeString(folder.resolve("file"), "\ufeff# 标题"), 100)).isEqualTo("# 标题");
    }

    @Test
    void theLineThatIsNoTextIsNamed() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[] {'a', '\n', 'b', '\n', (byte) 0xc3, '\n'});
        assertThatThrownBy(() -> TextFile.read(file, 100))
                .isInstanceOfSatisfying(Unreadable.class, e -> assertThat(e.line()).isEqualTo(3));
    }
}
