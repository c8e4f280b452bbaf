package tcplab.peer;

import java.util.concurrent.CompletableFuture;
import tcplab.model.Endpoint;

/**
 * The calls that make a crowd: sockets that have one name together. What is then done with it is a call of {@link SocketCalls},
 * made on each of its sockets. Each is recorded as one call, with how many came to what.
 */
public interface CrowdCalls {
    /** So many sockets connect. Completes when each has, or has failed. */
    CompletableFuture<Void> connect(Endpoint remote, int times) throws ActionException;

    /** Takes so many connections of a listener, and waits for those that have not come. @param as the crowd's name */
    CompletableFuture<Void> accept(String as, int times) throws ActionException;
}
