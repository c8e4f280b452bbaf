package tcplab.client.site;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder {@code live} of the state folder: a socket for each lab that tells what happens on it, named by its process. */
final class Feeds {
    private Feeds() {}

    /** Makes the folder, which only its owner can enter, and removes what killed labs have left in it. */
    static Path make(Path state) throws IOException {
        Path folder = folder(state);
        Files.createDirectories(state);
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        for (Path feed : all(folder)) {
            if (isLeft(feed)) {
                Files.deleteIfExists(feed);
            }
        }
        return folder;
    }

    private static Path folder(Path state) {
        return state.resolve("live");
    }

    /** Where this process listens. */
    static Path own(Path folder) throws IOException {
        Path own = folder.resolve(Long.toString(ProcessHandle.current().pid()));
        Files.deleteIfExists(own);
        return own;
    }

    /** A connection to the lab that began last among those that answer; empty if none does. */
    static Optional<SocketChannel> newest(Path state) throws IOException {
        for (Path feed : all(folder(state))) {
            try {
                return Optional.of(SocketChannel.open(UnixDomainSocketAddress.of(feed)));
            } catch (IOException e) {
                // It has ended just now, or was killed: the next.
            }
        }
        return Optional.empty();
    }

    /** The newest first. */
    private static List<Path> all(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> children = Files.list(folder)) {
                children.filter(child -> child.getFileName().toString().matches("\\d{1,10}")).forEach(all::add);
            }
        }
        all.sort(Comparator.comparingLong(Feeds::began).reversed());
        return all;
    }

    private static long began(Path feed) {
        try {
            return Files.getLastModifiedTime(feed, LinkOption.NOFOLLOW_LINKS).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    /** One whose process has gone and at which nobody listens: a lab in another process namespace may. */
    private static boolean isLeft(Path feed) {
        if (ProcessHandle.of(Long.parseLong(feed.getFileName().toString())).isPresent()) {
            return false;
        }
        try (SocketChannel there = SocketChannel.open(UnixDomainSocketAddress.of(feed))) {
            return false;
        } catch (ConnectException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
