package tcplab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A door is asked for before its folder is made, and whichever of the two is left removes that. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class DoorTest {
    @TempDir
    Path temporary;

    private static CompletableFuture<IOException> door(Path folder, long pid) {
        CompletableFuture<IOException> ended = new CompletableFuture<>();
        new Thread(() -> {
            try {
                Door.main(new String[] {"127.0.0.1", "0", folder.toString(), "" + pid});
                ended.complete(null);
            } catch (IOException e) {
                ended.complete(e);
            }
        }, "door of the test").start();
        return ended;
    }

    @Test
    void itWaitsForTheLabAndRemovesTheFolder() throws Exception {
        Path folder = temporary.resolve("door");
        CompletableFuture<IOException> door = door(folder, ProcessHandle.current().pid());
        // Whoever does not wait has ended by then.
        assertThat(door.completeOnTimeout(null, 500, TimeUnit.MILLISECONDS).get()).isNull();
        Files.createDirectory(folder);
        try (ServerSocketChannel lab = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            lab.bind(UnixDomainSocketAddress.of(folder.resolve("door")));
            try (SocketChannel passed = lab.accept()) {
                while (Files.exists(folder)) {
                    Thread.sleep(5);
                }
            }
        }
    }

    @Test
    void theFolderOfALabThatWasKilledGoes() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("door"));
        try (ServerSocketChannel lab = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            lab.bind(UnixDomainSocketAddress.of(folder.resolve("door")));
        }
        Process killed = new ProcessBuilder("true").start();
        killed.waitFor();
        assertThat(door(folder, killed.pid()).get()).isNotNull();
        assertThat(folder).doesNotExist();
    }
}
