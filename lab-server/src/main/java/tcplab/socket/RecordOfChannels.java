package tcplab.socket;

import java.net.InetSocketAddress;
import java.util.function.Consumer;
import tcplab.channel.ChannelRecord;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.event.Event;
import tcplab.event.SocketNamed;
import tcplab.model.Endpoint;
import tcplab.model.Side;
import tcplab.text.Told;

/** What a side's channels do is recorded beside the calls of its sockets. */
final class RecordOfChannels implements ChannelRecord {
    private final NettyPeer peer;

    RecordOfChannels(NettyPeer peer) {
        this.peer = peer;
    }

    @Override
    public Side side() {
        return peer.side();
    }

    @Override
    public long now() {
        return peer.now();
    }

    @Override
    public Consumer<Event> sink() {
        return peer.sink();
    }

    @Override
    public void returned(long atNanos, String channel, Call.By by, String call, String arguments, CallResult result, Told note) {
        peer.record(atNanos, channel, by, call, arguments, result, "", note);
    }

    @Override
    public void named(String channel, InetSocketAddress local, InetSocketAddress remote) {
        Endpoint to = LabSocket.endpoint(remote);
        peer.sink().accept(new SocketNamed(peer.now(), peer.side(), channel, LabSocket.endpoint(local), to));
    }
}
