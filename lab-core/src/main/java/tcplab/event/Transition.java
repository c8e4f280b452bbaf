package tcplab.event;

import tcplab.model.FourTuple;
import tcplab.model.TcpState;

/**
 * The kernel's tracepoint {@code sock:inet_sock_set_state} fired: a full socket changed its state. Complete for full
 * sockets; it does not show request sockets (SYN-RECEIVED of a listener before the third segment) nor TIME-WAIT, which
 * it reports as a change to CLOSED.
 *
 * @param tuple the socket's endpoints; the remote one is 0.0.0.0:0 or [::]:0 before it is known
 * @param socketKey the kernel's address of the socket, the same for all changes of one socket
 */
public record Transition(long atNanos, FourTuple tuple, TcpState from, TcpState to, String socketKey)
        implements Event {}
