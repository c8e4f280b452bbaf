package tcplab.socket;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tcplab.text.Told;
import tcplab.text.ToldException;

/** A network namespace by its file: what a thread opens inside stays there when the thread has ended. */
public final class NetworkNamespace {
    /** Something that belongs to the namespace in which it is made, such as a socket or a device. */
    public interface Maker<T> {
        T make() throws IOException;
    }

    private NetworkNamespace() {}

    /**
     * Makes something inside.
     *
     * @param file {@code /proc/123/ns/net}
     */
    public static <T> T inside(String file, Maker<T> maker) throws IOException {
        CompletableFuture<T> made = new CompletableFuture<>();
        // Nobody has to lead the thread back: it ends there.
        new Thread(() -> make(file, maker, made), "in " + file).start();
        try {
            // Nothing in there waits, so an interrupt can: what is made always has somebody who closes it.
            return made.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException problem) {
                throw problem;
            } else if (e.getCause() instanceof Error fault) {
                throw fault;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    private static <T> void make(String file, Maker<T> maker, CompletableFuture<T> made) {
        try {
            enter(file);
            made.complete(maker.make());
        } catch (IOException | RuntimeException | Error e) {
            made.completeExceptionally(e);
        }
    }

    private static void enter(String file) throws IOException {
        try {
            int namespace = LibC.open(file, LibC.O_RDONLY | LibC.O_CLOEXEC);
            try {
                LibC.enterNetworkNamespace(namespace);
            } finally {
                LibC.closeQuietly(namespace);
            }
        } catch (ErrnoException e) {
            throw new ToldException(say("%s cannot be entered: %s", file, Told.of(e)), e);
        }
    }
}
