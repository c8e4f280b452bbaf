package tcplab.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LentFolderTest {
    @TempDir
    Path folder;

    /** As a worker does while whoever lent it the folder is killed. */
    @Test
    void itGoesAlsoWhileTheRunIsBeingWrittenThere() throws Exception {
        Path lent = Files.createDirectory(folder.resolve("lent"));
        Path run = Files.createDirectory(lent.resolve("run"));
        CompletableFuture<Integer> writer = CompletableFuture.supplyAsync(() -> write(run, 5_000));
        while (!Files.exists(run.resolve("10"))) {
            Thread.onSpinWait();
        }
        LentFolder.remove(lent);
        writer.get();
        assertThat(lent).doesNotExist();
    }

    /** Writes so many files, or as many as the folder lasts. */
    private static int write(Path run, int files) {
        int written = 0;
        try {
            while (written < files) {
                Files.writeString(run.resolve("" + written), "x");
                written++;
            }
        } catch (IOException e) {
            // The folder is gone.
        }
        return written;
    }
}
