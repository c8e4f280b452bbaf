package tcplab.socket;

import static tcplab.text.Told.say;

import tcplab.event.Call;
import tcplab.peer.ActionException;
import tcplab.peer.Peer;
import tcplab.peer.SocketCalls;

/** Who holds a socket of a side: the side's own process, another thread of it, another process, a Netty channel, or a crowd. */
final class Holders {
    private Holders() {}

    /** The calls on the socket of that name, made by whoever holds it. */
    static SocketCalls calls(NettyPeer peer, String name, Call.By by) {
        if (peer.channels().knows(name)) {
            return new OnChannel(peer, name);
        }
        if (peer.crowds().knows(name)) {
            return peer.crowds().of(name, by);
        }
        OtherProcess process = peer.processes().named(name);
        if (process != null) {
            return new ProcessCalls(peer, process, name, by);
        }
        OtherThread thread = peer.threads().named(name);
        return thread != null ? new ThreadCalls(peer, thread, name, by) : Calls.ofThisProcess(peer, name, by);
    }

    /** An {@link ActionException} if there may be no more processes and threads. */
    static void checkRoomForAnother(NettyPeer peer) throws ActionException {
        if (peer.processes().count() + peer.threads().count() >= Peer.MOST_OTHERS) {
            throw new ActionException(say("the %1$s has %2$s other processes and threads, and no side may have more", peer.side(), Peer.MOST_OTHERS));
        }
    }
}
