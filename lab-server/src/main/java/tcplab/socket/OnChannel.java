package tcplab.socket;

import static tcplab.text.Told.say;

import tcplab.peer.ActionException;
import tcplab.peer.ChannelCalls;
import tcplab.peer.SocketCalls;

/** What can be done with a Netty channel: nothing but what Netty offers. */
final class OnChannel implements SocketCalls {
    private final NettyPeer peer;
    private final String name;

    OnChannel(NettyPeer peer, String name) {
        this.peer = peer;
        this.name = name;
    }

    @Override
    public ActionException refused() {
        return new ActionException(say("%s is a Netty channel: it can only do what stands behind the word netty", name));
    }

    @Override
    public ChannelCalls channel() {
        return peer.channels().calls(name);
    }
}
