package tcplab.event;

import tcplab.model.FourTuple;
import tcplab.model.Side;
import tcplab.model.TcpState;

/**
 * The kernel was asked for the state of one socket: by sock_diag(7) and its four endpoints in the thread of the wire,
 * which keeps a segment meanwhile; or by TCP_INFO in the thread that is about to close it. Proves that the socket was in
 * that state at some moment between {@code atNanos} and {@code endNanos}. A look when the host was about to be given a segment and one when it had it, with another answer,
 * prove that this change came between them, and with nothing else happening to the socket, that the segment brought it.
 * Says nothing of a state that the kernel passes through while it handles that one segment.
 *
 * <p>Of a row of looks of the wire at one socket with the same answer, the first and the last are recorded.
 *
 * @param side whose network stack was asked
 * @param tuple the socket's endpoints, as it sees them
 * @param state {@link TcpState#CLOSED} if there was no socket with these endpoints
 */
public record Lookup(long atNanos, long endNanos, Side side, FourTuple tuple, TcpState state, Occasion occasion)
        implements Event {
    /** Why it was asked then. */
    public enum Occasion {
        /** Its owner was about to shut it down or to close it. */
        CALLING,
        /** A segment of its had come out of the host and had not gone any further. */
        SENT,
        /** The host was about to be given a segment for it. */
        ARRIVING,
        /** The host had just been given that segment, and had processed it. */
        ARRIVED
    }
}
