package tcplab.peer;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One thing that a side is told to do with a socket that the script named; a record, so that it can be sent to a side in
 * another process. Becomes a recorded call. Each stands in the file of its verb.
 */
public interface Action {
    /** The socket's name in the script. */
    String socket();

    /**
     * Does it.
     *
     * @param calls what can be done with that socket
     * @return completes when the call has returned and is recorded, also if it failed with an errno
     */
    CompletableFuture<Void> perform(SocketCalls calls) throws ActionException;

    /**
     * A call that has begun and may take its time.
     *
     * @param name of the system call
     * @param arguments as they are recorded when it returns
     */
    record Waiting(String name, String arguments) {}

    /** The call that it waits in; empty if it returns at once. */
    default Optional<Waiting> waitsIn() {
        return Optional.empty();
    }

    /** True if the call has begun, seen from outside, when the socket's peer is recorded: a connect has then sent its SYN. */
    default boolean beginsByNamingPeer() {
        return false;
    }
}
