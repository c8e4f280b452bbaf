package tcplab.event;

import tcplab.model.Endpoint;
import tcplab.model.Side;

/**
 * A socket of the script got its local or its remote endpoint. Ties the script's names to what the witnesses see. A
 * later one for the same name replaces an earlier one.
 *
 * @param socket name in the script
 * @param local its own endpoint (getsockname)
 * @param remote the endpoint it is or wants to be connected to, or null
 */
public record SocketNamed(long atNanos, Side side, String socket, Endpoint local, Endpoint remote) implements Event {}
