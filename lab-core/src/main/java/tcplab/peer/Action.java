package tcplab.peer;

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
}
