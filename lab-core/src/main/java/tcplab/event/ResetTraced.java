package tcplab.event;

import tcplab.model.FourTuple;

/**
 * The kernel's tracepoint {@code tcp:tcp_send_reset} or {@code tcp:tcp_receive_reset} fired.
 *
 * @param sent true if an RST was sent, false if one was received
 * @param tuple the endpoints as the side sees them that sent or received it
 * @param state the socket's state in the kernel's spelling, or empty when there is no socket
 * @param reason the kernel's reason for sending, {@code TCP_ABORT_ON_DATA} …, or empty
 */
public record ResetTraced(long atNanos, boolean sent, FourTuple tuple, String state, String reason)
        implements Event {}
