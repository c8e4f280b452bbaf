package tcplab.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Blocks of addresses that no other living lab of the machine has: the tracepoints see all namespaces, and on the host
 * bench all labs share one loopback. A block is a byte of an empty file, locked for as long as this process lives; the
 * kernel gives it back, also after kill -9 (fcntl(2), F_SETLK).
 */
final class AddressBlocks {
    /** Users share it, so nobody creates it in the name of another, nor through a link. */
    private static final Path FILE = Path.of("/dev/shm/tcp-lab.addresses");
    /** A later lab begins elsewhere, for on the host bench what is in TIME-WAIT outlives its lab by a minute. */
    private static final int STRIDE = 8;

    private static final AddressBlocks OF_THIS_PROCESS = new AddressBlocks(FILE, ProcessHandle.current().pid() * STRIDE);

    private final Path file;
    private long next;
    /** Never closed: closing any descriptor of the file gives all its locks back. */
    private FileChannel locks;

    /** @param begin where to begin to look for a free one */
    AddressBlocks(Path file, long begin) {
        this.file = file;
        this.next = begin;
    }

    /** One block more, until this process ends. */
    static AddressBlock take() {
        return OF_THIS_PROCESS.takeOne();
    }

    /** Without a file to lock, as on a machine without /dev/shm, it is the next one and may be somebody else's too. */
    synchronized AddressBlock takeOne() {
        for (int tried = 0; tried < AddressBlock.COUNT; tried++) {
            int number = (int) (next++ % AddressBlock.COUNT);
            if (isOurs(number)) {
                return new AddressBlock(number);
            }
        }
        return new AddressBlock((int) (next++ % AddressBlock.COUNT));
    }

    private boolean isOurs(int number) {
        try {
            return open().tryLock(number, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private FileChannel open() throws IOException {
        if (locks == null) {
            try {
                Files.createFile(file);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
            } catch (FileAlreadyExistsException e) {
                // Another lab's; all share it.
            }
            locks = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        }
        return locks;
    }
}
