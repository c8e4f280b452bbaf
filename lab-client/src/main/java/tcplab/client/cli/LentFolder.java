package tcplab.client.cli;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tcplab.judge.RunFolder;

/**
 * A folder in which a worker hands over a run that nobody keeps. Whoever asks for the run names it, the worker makes it, and
 * both remove it: where one of them is killed, the other knows of it.
 */
final class LentFolder {
    /** A run is written in less than that many milliseconds. */
    private static final int MOST_TRIES = 2000;

    private LentFolder() {}

    /** A name that no other has. */
    static Path name() {
        return Path.of(System.getProperty("java.io.tmpdir"), "tcplab-run" + UUID.randomUUID());
    }

    /** For its owner alone; an error if there is anything of that name. */
    static void make(Path folder) throws IOException {
        Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Removes it with what there is of the run. Another process may be removing it too, or still be writing the run. */
    static void remove(Path folder) throws IOException {
        for (int tried = 0; tried < MOST_TRIES && !isRemoved(folder); tried++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** Whatever is written there from then on finds no folder. */
    private static boolean isRemoved(Path folder) throws IOException {
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(folder)) {
            for (Path run : runs) {
                RunFolder.remove(run);
            }
            return Files.deleteIfExists(folder);
        } catch (NoSuchFileException e) {
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }
}
