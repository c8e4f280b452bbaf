package tcplab.event;

import tcplab.model.FourTuple;

/**
 * The kernel's tracepoint {@code tcp:tcp_retransmit_skb} fired: a segment was sent again.
 *
 * @param state the sender's state in the kernel's spelling
 */
public record RetransmitTraced(long atNanos, FourTuple tuple, String state) implements Event {}
