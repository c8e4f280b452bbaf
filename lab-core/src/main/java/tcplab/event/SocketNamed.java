package tcplab.event;

import tcplab.model.Endpoint;
import tcplab.model.FourTuple;
import tcplab.model.Side;
import tcplab.text.MayBeMissing;

/**
 * A socket of the script got its local or its remote endpoint. Ties the script's names to what the witnesses see. A
 * later one for the same name replaces an earlier one. Comes after the bind, connect or accept that gave the endpoints
 * has begun to work, so that it never stands before the socket's own SYN.
 *
 * @param socket name in the script
 * @param local its own endpoint (getsockname)
 * @param remote the endpoint it is or wants to be connected to, or null
 */
public record SocketNamed(long atNanos, Side side, String socket, Endpoint local, @MayBeMissing Endpoint remote) implements Event {
    /**
     * True if it may be the socket with these endpoints. Without a peer it is a listener, which stands for its
     * connections as well (SYN-RECEIVED, not yet accepted).
     */
    public boolean covers(FourTuple tuple) {
        return remote == null ? local.covers(tuple.local()) : tuple.equals(new FourTuple(local, remote));
    }
}
