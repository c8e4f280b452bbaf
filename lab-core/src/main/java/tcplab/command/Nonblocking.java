package tcplab.command;

import tcplab.language.Tokens;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;

/** A call that can be told not to wait, as on a descriptor with O_NONBLOCK or with MSG_DONTWAIT. */
public interface Nonblocking extends Action {
    /** At the end of its line. */
    String WORD = "nonblocking";

    /** True if it returns at once, with EAGAIN, or EINPROGRESS of connect(2), where it would have to wait. */
    boolean nonblocking();

    /** True if that stands next in the line. */
    static boolean taken(Tokens words) {
        return words.take(WORD);
    }

    /** The calls as this one makes them. */
    default SocketCalls as(SocketCalls calls) throws ActionException {
        return nonblocking() ? calls.nonblocking() : calls;
    }
}
