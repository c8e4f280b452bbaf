package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that is not kept passes from a worker to the lab by a folder, which goes also if the lab is killed. */
class LentFolderTest {
    @TempDir
    Path folder;

    /** The lab may be killed as soon as it has asked; then only the worker knows of the folder. */
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void theWorkerMakesItAndRemovesIt() throws IOException, InterruptedException {
        Path lent = folder.resolve("lent");
        Process worker = Launched.lab(folder, "__worker", "--bench", "loopback").begin();
        String request = "{\"name\":\"t\",\"text\":\"server listen 7000\\nclaim never RST\\n\",\"folder\":\"%s\",\"lent\":\"%s\"}\n";
        worker.getOutputStream().write(request.formatted(lent.resolve("run"), lent).getBytes());
        worker.getOutputStream().flush();
        while (!Files.exists(lent) && worker.isAlive()) {
            Thread.sleep(1);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lent))).isEqualTo("rwx------");
        worker.getOutputStream().close();
        worker.waitFor();
        assertThat(lent).doesNotExist();
    }
}
